"""What stands in a document: its headings, code, tables, links and pictures."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

_FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^(#+) (.*)$", re.MULTILINE)
_LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
_PICTURE = re.compile(r'<img src="([^"]+)" alt="[^"]+" width="\d+">')
_TABLE = re.compile(r"(?:^ *\|.*\|\n)+", re.MULTILINE)
_COMMENT = re.compile(r" *#.*")


@dataclass(frozen=True)
class Document:
    path: Path

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def prose(self) -> str:
        """The text without its blocks of code."""
        return _FENCE.sub("", self.text)

    @property
    def headings(self) -> list[tuple[int, str]]:
        """Level and text of each."""
        return [(len(signs), title) for signs, title in _HEADING.findall(self.prose)]

    @property
    def blocks(self) -> list[tuple[str, list[str]]]:
        """Language and lines of each block of code; comments do not count."""
        return [
            (language, [_COMMENT.sub("", line).strip() for line in code.splitlines()])
            for language, code in _FENCE.findall(self.text)
        ]

    @property
    def spans(self) -> list[str]:
        """What stands as code within the text."""
        return re.findall(r"`([^`\n]+)`", self.prose)

    @property
    def bold(self) -> list[str]:
        return re.findall(r"\*\*([^*\n]+)\*\*", self.prose)

    @property
    def italic(self) -> list[str]:
        return re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", self.prose)

    @property
    def tables(self) -> list[list[list[str]]]:
        """The cells of each row of each table."""
        return [
            [[cell.strip() for cell in row.strip(" |").split("|")] for row in table.splitlines()]
            for table in _TABLE.findall(self.prose)
        ]

    @property
    def pictures(self) -> list[str]:
        return _PICTURE.findall(self.prose)

    @property
    def links(self) -> list[str]:
        return _LINK.findall(self.prose)

    @property
    def anchors(self) -> list[str]:
        """What a link can lead to in this document, as GitHub names its headings."""
        return [_anchor(title) for _, title in self.headings]


def _anchor(title: str) -> str:
    kept = (
        sign
        for sign in title.lower().replace(" ", "-")
        if sign in "-_" or unicodedata.category(sign)[0] in "LMN"
    )
    return "".join(kept)
