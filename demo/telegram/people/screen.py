"""A message of the bot as a person sees it at one moment."""

from __future__ import annotations

import re
from dataclasses import dataclass

from demo.telegram.text.formatting import Formatted, to_html
from demo.telegram.text.keyboard import Button, Keyboard
from demo.telegram.text.messages import Message, Photo

_ROW = re.compile(r"^(\d+)\. .*$", re.MULTILINE)


@dataclass(frozen=True)
class Screen:
    """A snapshot: later edits of the message do not change it."""

    message_id: int
    formatted: Formatted
    buttons: Keyboard
    photo: Photo | None = None

    @classmethod
    def of(cls, message: Message) -> Screen:
        """What this message shows now."""
        now = message.now
        return cls(message.message_id, now.formatted, now.keyboard, now.photo)

    @property
    def text(self) -> str:
        """The text without formatting."""
        return self.formatted.text

    @property
    def html(self) -> str:
        """The text with the tags `b i u s tg-spoiler code pre blockquote a`."""
        return to_html(self.formatted)

    @property
    def labels(self) -> list[str]:
        """The texts of all buttons, row by row."""
        return [button.text for row in self.buttons for button in row]

    def button(self, text: str, *, exact: bool = False) -> Button:
        """The button with this text, else the only one whose text contains it, else the key with
        the number of the only row of a list that contains it: "2. Stand-up".

        Raises:
            LookupError: there is none, or more than one.
        """
        buttons = [button for row in self.buttons for button in row]
        found = [button for button in buttons if button.text == text]
        if not found and not exact:
            found = [button for button in buttons if text in button.text]
        if not found and not exact:
            rows = [row[1] for row in _ROW.finditer(self.text) if text in row[0]]
            found = [button for button in buttons if button.text in rows]
        if len(found) != 1:
            raise LookupError(f"{len(found)} buttons for {text!r} on\n{self}")
        return found[0]

    def __str__(self) -> str:
        rows = ["  " + " ".join(f"[{button.text}]" for button in row) for row in self.buttons]
        return "\n".join([f"#{self.message_id}: {self.text}", *rows])
