"""A notice above a screen: the screen stays as it was, and the next notice takes its place."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from aiogram.enums import MessageEntityType
from aiogram.types import Chat, Message, MessageEntity

from dialogs.notices import LONGEST_TEXT, notice_above, units


def screen(text: str | None, *entities: MessageEntity) -> Message:
    chat = Chat(id=1, type="private")
    return Message(
        message_id=1,
        date=datetime.now(UTC),
        chat=chat,
        text=text,
        entities=list(entities) or None,
    )


def entity(kind: MessageEntityType, offset: int, length: int) -> MessageEntity:
    return MessageEntity(type=kind, offset=offset, length=length)


QUOTE, BOLD = MessageEntityType.BLOCKQUOTE, MessageEntityType.BOLD


@pytest.mark.parametrize("nothing", [None, screen(None), screen("")])
def test_without_a_screen_it_stands_alone(nothing: Message | None) -> None:
    assert notice_above(nothing, "a < b & c") == "<blockquote>a &lt; b &amp; c</blockquote>"


def test_the_screen_below_keeps_its_formats_and_its_signs() -> None:
    below = screen("Menu <1> & 🕯 more", entity(BOLD, 0, 4))
    assert (
        notice_above(below, "Busy")
        == "<blockquote>Busy</blockquote>\n<b>Menu</b> &lt;1&gt; &amp; 🕯 more"
    )


def test_the_next_notice_takes_the_place_of_the_one_before() -> None:
    below = screen("Busy 🕯\nMenu", entity(QUOTE, 0, 7), entity(BOLD, 8, 4))
    assert notice_above(below, "Gone") == "<blockquote>Gone</blockquote>\n<b>Menu</b>"


def test_a_block_quote_further_down_is_the_screens_own() -> None:
    below = screen("Menu\nquoted", entity(QUOTE, 5, 6))
    above = notice_above(below, "Gone")
    assert above == "<blockquote>Gone</blockquote>\nMenu\n<blockquote>quoted</blockquote>"


@pytest.mark.parametrize("sign", ["x", "🕯"])  # of one and of two units
def test_a_screen_for_which_there_is_no_room_goes(sign: str) -> None:
    room = LONGEST_TEXT - units("Busy") - 1
    fits = sign * (room // units(sign))
    assert notice_above(screen(fits), "Busy").endswith(fits)
    assert notice_above(screen(fits + sign), "Busy") == "<blockquote>Busy</blockquote>"


def test_the_room_of_the_notice_before_is_free_again() -> None:
    before = "B" * 2000
    rest = "x" * (LONGEST_TEXT - 2001)
    below = screen(f"{before}\n{rest}", entity(QUOTE, 0, 2000))
    assert notice_above(below, "N" * 1999).endswith(rest)


@pytest.mark.parametrize(
    ("text", "expected"), [("", 0), ("a", 1), ("é", 1), ("🕯", 2), ("👨‍👩‍👧", 8)]
)
def test_how_long_telegram_takes_a_text_to_be(text: str, expected: int) -> None:
    assert units(text) == expected
