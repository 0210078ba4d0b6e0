"""What stands around a request to Telegram: what is repeated, counted, and known of polling."""

from __future__ import annotations

from typing import Any, cast

import pytest
from aiogram import Bot
from aiogram.client.telegram import PRODUCTION
from aiogram.exceptions import TelegramConflictError, TelegramNetworkError, TelegramRetryAfter
from aiogram.methods import DeleteMessage, GetMe, SendMessage, TelegramMethod

from bot.telegram import NotDelivered, TakeUpdates, TelegramLimits, TelegramSession, once_only
from bot.telegram.repeats import RepeatLimits

SEND, DELETE = SendMessage(chat_id=1, text="hello"), DeleteMessage(chat_id=1, message_id=1)
POLL = TakeUpdates(timeout=25)
LOST, UNSENT = TelegramNetworkError(GetMe(), "lost"), NotDelivered(GetMe(), "no connection")
WAIT, LONG_WAIT = (TelegramRetryAfter(GetMe(), "", seconds) for seconds in (0, 31))
WEBHOOK = TelegramConflictError(GetMe(), "Conflict: can't use getUpdates while webhook is active")


class Telegram:
    """Answers in turn as it is told; `patience` is for how long each request would have waited."""

    def __init__(self, *outcomes: object) -> None:
        self.left = list(outcomes)
        self.patience: list[float] = []

    async def request(self, bot: Bot, method: TelegramMethod[Any], seconds: float) -> Any:
        self.patience.append(seconds)
        outcome = self.left.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


@pytest.fixture
def session() -> TelegramSession:
    repeats = RepeatLimits(pauses=(0.0, 0.0))
    return TelegramSession(PRODUCTION, [], TelegramLimits(timeout=15.0, repeats=repeats))


async def ask(
    session: TelegramSession, method: TelegramMethod[Any], *outcomes: object
) -> Telegram:
    """Ask once, and let Telegram answer so."""
    telegram = Telegram(*outcomes)
    session.routes = cast(Any, telegram)
    await Bot("42:token", session)(method)
    return telegram


def counted(session: TelegramSession, method: str) -> dict[str, int]:
    counts = session.requests.counts()
    return {word: many for (name, word), many in counts.items() if name == method and many}


async def test_what_does_no_harm_is_repeated_and_each_attempt_is_counted(
    session: TelegramSession,
) -> None:
    telegram = await ask(session, DELETE, LOST, WAIT, True)
    assert telegram.patience == [15.0] * 3
    assert counted(session, "deleteMessage") == {"network": 1, "flood": 1, "answered": 1}


async def test_it_is_given_up_in_the_end(session: TelegramSession) -> None:
    with pytest.raises(TelegramNetworkError):
        await ask(session, DELETE, LOST, LOST, LOST, True)
    assert counted(session, "deleteMessage") == {"network": 3}


async def test_a_message_is_repeated_only_where_it_surely_did_not_arrive(
    session: TelegramSession,
) -> None:
    await ask(session, SEND, UNSENT, True)
    with pytest.raises(TelegramNetworkError):
        await ask(session, SEND, LOST, True)
    assert counted(session, "sendMessage") == {"network": 2, "answered": 1}


async def test_a_long_wait_is_not_sat_out(session: TelegramSession) -> None:
    with pytest.raises(TelegramRetryAfter):
        await ask(session, DELETE, LONG_WAIT, True)


async def test_who_repeats_by_themselves_is_told_at_once(session: TelegramSession) -> None:
    with pytest.raises(TelegramNetworkError), once_only():
        await ask(session, DELETE, LOST, True)


async def test_a_poll_waits_longer_and_is_not_repeated(session: TelegramSession) -> None:
    assert session.polls.polled_at is None
    with pytest.raises(TelegramNetworkError):
        await ask(session, POLL, LOST, [])
    begun = session.polls.polled_at
    assert begun is not None
    assert session.polls.away
    telegram = await ask(session, POLL, [])
    assert telegram.patience == [40.0]
    assert not session.polls.away
    assert session.polls.polled_at is not None
    assert session.polls.polled_at >= begun


async def test_refused_polls_are_none(session: TelegramSession) -> None:
    with pytest.raises(TelegramConflictError):
        await ask(session, POLL, WEBHOOK)
    assert session.polls.polled_at is None
    await ask(session, DELETE, True)
    assert session.polls.polled_at is None
    await ask(session, POLL, [])
    assert session.polls.polled_at is not None
