"""One of two bots does the work; the other takes over when that one ends, dies or stands still."""

from __future__ import annotations

import signal

import pytest

from tests.running_bot import RunningBot
from tests.stories.takeover.pair import STANDBY, Pair


@pytest.fixture
async def running(bot: RunningBot, pair: Pair) -> Pair:
    await bot.add_server()
    bot.add_operator(1001, "Anna")
    await pair.begin()
    return pair


async def answers(pair: Pair) -> None:
    """Somebody is at work."""
    anna = pair.bot.people[1001]
    sent = await anna.send("/start")
    chat = anna.chat.messages
    await pair.until(lambda: max(chat, default=0) > sent.message_id, "an answer to /start")


async def test_the_standby_does_nothing(running: Pair) -> None:
    _, second = running.both
    await answers(running)
    assert not second.output  # it never said that it runs
    assert running.term == 1
    assert running.active is running.both[0]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
async def test_it_takes_over(running: Pair, number: signal.Signals) -> None:
    first, second = running.both
    first.signal(number)
    await running.taken_over(1)
    assert running.active is second
    await answers(running)
    await first.logs(STANDBY)


async def test_whoever_stood_still_ends(running: Pair) -> None:
    first, second = running.both
    running.pause(first)
    await running.taken_over(1)
    await answers(running)
    running.wake()
    assert await first.ended() == 1
    assert "This process ends: another process has taken over." in first.log
    assert running.active is second
    await answers(running)
    await first.logs(STANDBY)


async def test_a_standby_that_is_ended(running: Pair) -> None:
    _, second = running.both
    second.terminate()
    assert await second.ended() == 0
    await answers(running)
    assert running.term == 1


async def test_a_connection_that_is_cut_is_made_anew(running: Pair) -> None:
    """Whoever has the lock first goes on; either is right."""
    store = running.bot.store
    assert store.server.cut(store.name)  # type: ignore[attr-defined]
    await answers(running)
