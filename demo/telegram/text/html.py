"""The HTML parse mode: text with tags to text with entities, and its errors.

Follows telegram-bot-api.md section 3. Byte offsets in errors are of UTF-8, offsets of entities
are of UTF-16. The source ends in a zero byte, which counts as white space: that is how TDLib
finds the end, and it decides which of two errors an unfinished tag gets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NoReturn

from demo.telegram.refusals import illegal
from demo.telegram.text.formatting import Formatted, arrange, utf16_length
from demo.telegram.text.links import InvalidUrlError, checked_url

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
_ATTRIBUTES = {
    "a": "href",
    "code": "class",
    "span": "class",
    "tg-emoji": "emoji-id",
    "tg-time": "unix",
    "blockquote": "expandable",
}
_SPACE = b" \t\r\n\0\v"
_REFERENCE = re.compile(rb"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-zA-Z]+));?")
_NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
_LONGEST_NUMBER = len("&#x10ffff")
_LAST_CODE_POINT = 0x10FFFF


@dataclass
class _Open:
    tag: str
    argument: str
    offset: int
    text_begin: int


def parse_html(text: str) -> Formatted:
    """Text and entities of a message that was sent with `parse_mode=HTML`.

    Raises:
        RefusedError: 400 "can't parse entities: …".
    """
    return _Parser(text).parse()


def _fail(reason: str) -> NoReturn:
    raise illegal(f"can't parse entities: {reason}")


class _Parser:
    def __init__(self, text: str) -> None:
        self._source = text.encode() + b"\0"
        self._at = 0
        self._text: list[str] = []
        self._length = 0
        self._open: list[_Open] = []
        self._entities: list[dict[str, Any]] = []

    def parse(self) -> Formatted:
        end = len(self._source) - 1
        while self._at < end:
            if self._source[self._at] == ord("<"):
                if self._source[self._at + 1] == ord("/"):
                    self._end_tag()
                else:
                    self._start_tag()
            else:
                self._add(self._character())
        if self._open:
            _fail(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')
        return arrange("".join(self._text), self._entities)

    def _add(self, characters: str) -> None:
        self._text.append(characters)
        self._length += utf16_length(characters)

    def _character(self) -> str:
        """One character or one decoded reference; an unknown one stays as it is."""
        if self._source[self._at] == ord("&"):
            found = _REFERENCE.match(self._source, self._at)
            decoded = _decode(found) if found else ""
            if found and decoded:
                self._at = found.end()
                return decoded
        begin = self._at
        self._at += 1
        while self._source[self._at] & 0xC0 == 0x80:  # noqa: PLR2004 - inner bytes of UTF-8
            self._at += 1
        return self._source[begin : self._at].decode()

    def _skip_to(self, stops: bytes) -> str:
        begin = self._at
        while self._source[self._at] not in stops:
            self._at += 1
        return self._source[begin : self._at].decode()

    def _skip_space(self) -> None:
        while self._source[self._at] and self._source[self._at] in _SPACE:
            self._at += 1

    def _start_tag(self) -> None:
        begin = self._at
        self._at += 1
        tag = self._skip_to(_SPACE + b">").lower()
        if not self._source[self._at]:
            _fail(f"Unclosed start tag at byte offset {begin}")
        if tag not in _TYPES:
            _fail(f'Unsupported start tag "{tag}" at byte offset {begin}')
        argument = ""
        while True:
            self._skip_space()
            if self._source[self._at] == ord(">"):
                break
            name, value = self._attribute(tag, begin)
            if name == _ATTRIBUTES.get(tag):
                argument = name if tag == "blockquote" else value
        if tag == "span" and argument != "tg-spoiler":
            _fail(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self._at += 1
        self._open.append(_Open(tag, argument, self._length, len(self._text)))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        name = self._skip_to(_SPACE + b"=>")
        if not name:
            _fail(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
        value = ""
        self._skip_space()
        if self._source[self._at] == ord("="):
            self._at += 1
            self._skip_space()
            value = self._attribute_value()
        if not self._source[self._at]:
            _fail(f"Unclosed start tag at byte offset {begin}")
        return name, value

    def _attribute_value(self) -> str:
        quote = self._source[self._at]
        if quote not in b"'\"":
            begin = self._at
            value = self._skip_to(_SPACE + b">").lower()
            if not re.fullmatch(r"[a-z0-9.-]*", value):
                _fail(f"Unexpected end of name token at byte offset {begin}")
            return value
        self._at += 1
        characters: list[str] = []
        while self._source[self._at] and self._source[self._at] != quote:
            characters.append(self._character())
        if self._source[self._at]:
            self._at += 1
        return "".join(characters)

    def _end_tag(self) -> None:
        begin = self._at
        if not self._open:
            _fail(f"Unexpected end tag at byte offset {begin}")
        self._at += 2
        name = self._skip_to(_SPACE + b">").lower()
        self._skip_space()
        if self._source[self._at] != ord(">"):
            _fail(f"Unclosed end tag at byte offset {begin}")
        opened = self._open.pop()
        if name and name != opened.tag:
            _fail(
                f"Unmatched end tag at byte offset {begin}, "
                f'expected "</{opened.tag}>", found "</{name}>"'
            )
        self._at += 1
        if self._length > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        entity: dict[str, Any] = {
            "type": _TYPES[opened.tag],
            "offset": opened.offset,
            "length": self._length - opened.offset,
        }
        match opened.tag:
            case "a":
                inner = "".join(self._text[opened.text_begin :])
                try:
                    entity["url"] = checked_url(opened.argument or inner)
                except InvalidUrlError:
                    return  # a link that leads nowhere is plain text
            case "code" if opened.argument.startswith("language-"):
                entity["language"] = opened.argument.removeprefix("language-")
            case "blockquote" if opened.argument:
                entity["type"] = "expandable_blockquote"
            case "tg-emoji":
                if not re.fullmatch(r"-?[1-9]\d*", opened.argument):
                    _fail("Invalid custom emoji identifier specified")
                entity["custom_emoji_id"] = opened.argument
            case "tg-time":
                if not re.fullmatch(r"\d+", opened.argument):
                    _fail("Invalid date specified")
                entity["unix_time"] = int(opened.argument)
        self._entities.append(entity)


def _decode(reference: re.Match[bytes]) -> str:
    hexadecimal, decimal, name = reference.groups()
    if name:
        return _NAMED.get(name, "")
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    long = len(reference[0].removesuffix(b";")) > _LONGEST_NUMBER
    surrogate = 0xD800 <= code <= 0xDFFF  # noqa: PLR2004 - halves of UTF-16 pairs
    if long or surrogate or not 0 < code < _LAST_CODE_POINT:
        return ""
    return chr(code)
