"""Connections are cut, and the server restarts or dies, while something is under way: nothing is
lost, each press is answered, nothing is stopped twice.
"""

from __future__ import annotations

import asyncio

import pytest

from demo.telegram import Fault, RequestSeen
from demo.telegram.faults import Status
from demo.trueconf import Call, SimulatedTrueConf
from demo.trueconf import Fault as ServerFault
from services.stop.audit import Outcome
from tests.running_bot import RunningBot
from tests.stores import PostgresStore
from tests.stories.alerts.scenes import ANNA, BERND, EDIT, SEND, begun, outage, put, settled
from tests.stories.databases.upsets import Upset, any_upset, crashed, restarted
from tests.stories.monitoring.scenes import falls_over, monitored
from tests.stories.screens.scenes import at_rest
from tests.stories.stop.stage import POST, ROOM, Stage

any_absence = pytest.mark.parametrize("upset", [restarted, crashed])


def told(bot: RunningBot, chat_id: int, text: str) -> int:
    """How many messages say so."""
    return sum(text in message.text for message in bot.telegram.messages(chat_id))


@any_upset
async def test_alerts_that_wait_are_told_once(
    bot: RunningBot, kept: PostgresStore, upset: Upset
) -> None:
    await begun(bot, "Main", "Two", "Three", operators=2)
    refused = bot.telegram.faults.add(Fault(f"{SEND}|{EDIT}", Status(), times=None))
    for number, name in enumerate(("Main", "Two", "Three")):
        await put(bot, outage(bot, name, number))
    await bot.until(lambda: refused.hits > 1)

    async with upset(kept):
        bot.telegram.faults.clear()

    await bot.telegram.until(lambda: all(_three(bot, chat) for chat in (ANNA, BERND)))
    await settled(bot)
    assert bot.rows("SELECT count(*) FROM alerts WHERE sent_at IS NULL") == [(0,)]
    for chat in (ANNA, BERND):
        assert [told(bot, chat, name) for name in ("Main: 🔴", "Two: 🔴", "Three: 🔴")] == [1] * 3


def _three(bot: RunningBot, chat: int) -> bool:
    return all(told(bot, chat, f"{name}: 🔴") for name in ("Main", "Two", "Three"))


@any_absence
async def test_an_outage_that_begins_while_it_is_away(
    bot: RunningBot, kept: PostgresStore, upset: Upset
) -> None:
    server = await monitored(bot)
    bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await bot.people[ANNA].send("/start", wait=True)

    async with upset(kept):
        await falls_over(server)

    await bot.telegram.until(lambda: told(bot, ANNA, "🔴"))
    await settled(bot)
    outages = bot.rows("SELECT ended_at FROM outages")
    assert outages == [(None,)]


@any_upset
async def test_a_question_that_is_open(stage: Stage, kept: PostgresStore, upset: Upset) -> None:
    session = stage.hold(guests=2)
    data = await stage.to_confirm(stage.anna)
    await at_rest(stage.bot)

    async with upset(kept):
        press = await stage.anna.press_data(data, wait=False)

    answer = await press.answered()
    if "database is busy" in answer.text:  # a connection that was cut in the midst of it
        assert stage.bot.stops() == []
        await stage.anna.press_data(data)
    await stops(stage)
    stage.recorded(Outcome.STOPPED, session, people=3)
    assert stage.bot.stops() == [ROOM]


@any_absence
async def test_presses_that_come_meanwhile_wait_with_telegram(
    stage: Stage, kept: PostgresStore, upset: Upset
) -> None:
    stage.hold()
    await stage.to_card(stage.anna)
    await stage.to_list(stage.boris)
    await at_rest(stage.bot)

    async with upset(kept):
        presses = [
            await stage.anna.press("Stop…", wait=False),
            await stage.boris.press("1", exact=True, wait=False),
        ]
        await stage.bot.until(lambda: not stage.bot.app or _is_silent(stage.bot))
        assert not any(press.answers for press in presses)

    for press in presses:
        await press.answered()
    await stage.anna.sees("Stop this conference?")
    await stage.boris.sees("Weekly sync")


@any_upset
async def test_a_stop_that_is_under_way(stage: Stage, kept: PostgresStore, upset: Upset) -> None:
    """The intention is on the disk; the outcome is written when the database is back."""
    session = stage.hold()
    stage.bot.expected_errors.append("is not recorded")
    data = await stage.to_confirm(stage.anna)
    await at_rest(stage.bot)
    away, back = asyncio.Event(), asyncio.Event()

    async def wait(_server: SimulatedTrueConf) -> None:
        away.set()
        await back.wait()

    stage.server.faults.add(ServerFault(POST, Call(wait, before=False)))
    press = await stage.anna.press_data(data, wait=False)
    await away.wait()
    async with upset(kept):
        back.set()

    await press.answered()
    await stage.bot.until(lambda: stage.bot.outcomes() == [Outcome.STOPPED])
    stage.recorded(Outcome.STOPPED, session)
    assert stage.bot.stops() == [ROOM]


async def test_a_press_that_was_fetched_and_not_begun_at_the_end(
    stage: Stage, kept: PostgresStore
) -> None:
    """It waits for the proof that this process is the active one: the next one gets it."""
    stage.hold()
    await stage.to_list(stage.anna)
    await at_rest(stage.bot)
    poll = await stage.bot.until(lambda: _poll_under_way(stage.bot))
    with kept.server.connected(kept.name) as other:
        # What each proof waits for.
        await asyncio.to_thread(other.execute, "SELECT term FROM active FOR UPDATE")
        press = await stage.anna.press("1", exact=True, wait=False)
        await stage.bot.until(lambda: poll.done_at)
        ending = asyncio.create_task(stage.bot.end())
        await stage.bot.until(lambda: _has_logged(stage.bot, "Polling stopped"))
    await ending
    assert not press.answers

    await stage.bot.begin()
    await press.answered()
    await stage.anna.sees("Weekly sync")


async def stops(stage: Stage) -> None:
    """It happens, and whoever has pressed is told."""
    await stage.bot.until(lambda: stage.bot.outcomes() == [Outcome.STOPPED])
    await stage.anna.sees("has been stopped")


def _poll_under_way(bot: RunningBot) -> RequestSeen | None:
    polls = (seen for seen in bot.telegram.requests if seen.method == "getUpdates")
    return next((seen for seen in polls if not seen.done_at), None)


def _is_silent(bot: RunningBot) -> bool:
    return _has_logged(bot, "whose turn it is cannot be told")


def _has_logged(bot: RunningBot, what: str) -> bool:
    return any(what in line for line in bot.records.lines)
