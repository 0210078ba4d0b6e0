"""Messages for Telegram as plain text."""

from __future__ import annotations

from html.parser import HTMLParser


def plain(html: str) -> str:
    """The text without its tags, and without what only separates lines at its ends."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "".join(reader.pieces).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)
