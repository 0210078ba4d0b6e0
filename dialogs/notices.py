"""A notice above a screen: a block quote, so that the next notice finds and replaces it."""

from __future__ import annotations

import html

from aiogram.enums import MessageEntityType
from aiogram.types import Message
from aiogram.utils.text_decorations import add_surrogates, html_decoration

# Telegram's limit, in UTF-16 units after parsing.
LONGEST_TEXT = 4096


def notice_above(screen: Message | None, notice: str) -> str:
    """The HTML of a screen with a notice above it in place of an earlier one; of the notice
    alone without a screen.

    No window of ours begins with a block quote.
    """
    quoted = f"<blockquote>{html.escape(notice, quote=False)}</blockquote>"
    if screen is None or not screen.text:
        return quoted
    entities = screen.entities or []
    rest = html_decoration.unparse(screen.text, entities)
    length = units(screen.text)
    if entities and entities[0].type == MessageEntityType.BLOCKQUOTE and not entities[0].offset:
        rest = rest.partition("</blockquote>")[2].lstrip("\n")
        length -= entities[0].length
    if length + units(notice) + 1 > LONGEST_TEXT:
        return quoted
    return f"{quoted}\n{rest}"


def units(text: str) -> int:
    """How long Telegram takes a text to be (telegram-bot-api.md section 2)."""
    return len(add_surrogates(text)) // 2
