"""Which message of many is left out: an old one, of which a newer one has come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from aiogram.types import CallbackQuery, Chat, InaccessibleMessage, Message, TelegramObject, Update
from aiogram.types import User as Person

from bot.updates.stale_messages import OLD, StaleMessages
from services.clock import utc_now

LATE, NOW = OLD + timedelta(seconds=5), timedelta()


# Made when the test runs: ages count from there, and the suite takes minutes.
Made = Callable[[], Update]


def message(number: int, age: timedelta, chat: int = 1) -> Made:
    return partial(_message, number, age, chat)


def press(number: int) -> Made:
    return partial(_press, number)


def _message(number: int, age: timedelta, chat: int) -> Update:
    content = Message(
        message_id=number,
        date=datetime.now(UTC) - age,
        chat=Chat(id=chat, type="private"),
        text="/start",
    )
    return Update(update_id=number, message=content)


def _press(number: int) -> Update:
    chat = Chat(id=1, type="private")
    person = Person(id=1, is_bot=False, first_name="Anna")
    on = InaccessibleMessage(chat=chat, message_id=1)
    query = CallbackQuery(id="1", from_user=person, chat_instance="1", message=on, data="x")
    return Update(update_id=number, callback_query=query)


async def answered(*updates: Update) -> list[int]:
    """Those that get through when all have come before the first is let in."""
    stale = StaleMessages(utc_now)
    through: list[int] = []

    async def nothing(_: TelegramObject, __: dict[str, Any]) -> None: ...

    async def answer(event: TelegramObject, _: dict[str, Any]) -> None:
        assert isinstance(event, Update)
        through.append(event.update_id)

    for update in updates:
        await stale.remember(nothing, update, {})
    for update in updates:
        await stale.drop_superseded(answer, update, {})
    return through


@pytest.mark.parametrize(
    ("updates", "expected"),
    [
        ([message(1, LATE)], [1]),
        ([message(1, LATE), message(2, LATE), message(3, LATE)], [3]),
        ([message(1, LATE), message(2, NOW)], [2]),
        ([message(1, NOW), message(2, NOW)], [1, 2]),
        ([message(1, LATE), message(2, LATE, chat=2)], [1, 2]),
        ([message(1, LATE), press(2)], [1, 2]),
        ([press(1), message(2, LATE), press(3), message(4, LATE)], [1, 3, 4]),
    ],
)
async def test_who_is_answered(updates: list[Made], expected: list[int]) -> None:
    assert await answered(*(made() for made in updates)) == expected
