"""A server that does not confirm soon keeps nobody: the screen counts, and has a way out."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from time import monotonic

import pytest

from bot.updates.answers import AnswerLimits
from demo.telegram import Fault as TelegramFault
from demo.telegram.faults import Status
from demo.trueconf import Call, Fault, SimulatedTrueConf
from services.stop.audit import Outcome
from services.stop.request import StopLimits
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import alerts_to
from tests.stories.stop.stage import POST, ROOM, TOPIC, Stage, one_generation, yes

pytestmark = [one_generation, pytest.mark.usefixtures("soon")]

WAITING = "waiting for the server to confirm"
STOPPED = f"☑ {TOPIC} has been stopped.\nMain, ID {ROOM}"


@pytest.fixture
def soon(bot: RunningBot) -> None:
    """Yes waits a moment. To be used before the bot begins."""
    bot.limits = replace(bot.limits, stop=StopLimits(waiting=0.05))


@asynccontextmanager
async def anna_waits(stage: Stage) -> AsyncIterator[None]:
    """Anna sees that the server has not confirmed; it does at the end of the block."""
    gate = asyncio.Event()

    async def wait(_: SimulatedTrueConf) -> None:
        await gate.wait()

    stage.server.faults.add(Fault(POST, Call(wait)))
    await stage.to_yes(stage.anna, WAITING)
    yield
    gate.set()


async def begin_with(stage: Stage, limits: StopLimits) -> None:
    stage.bot.limits = replace(stage.bot.limits, stop=limits)
    await stage.bot.restart()


def seconds(text: str) -> int:
    found = re.search(r"confirm \((\d+)\xa0s\)", text)
    assert found, text
    return int(found[1])


async def told(stage: Stage) -> None:
    await stage.bot.until(lambda: stage.bot.rows("SELECT 1 FROM audit WHERE told_at IS NOT NULL"))


async def told_by_message_once(stage: Stage) -> None:
    await stage.bot.until(lambda: alerts_to(stage.bot, stage.anna.id))
    assert alerts_to(stage.bot, stage.anna.id) == [STOPPED]
    assert stage.bot.rows("SELECT count(*) FROM alerts") == [(1,)]
    assert stage.bot.stops() == [ROOM]


async def test_the_screen_counts_until_it_shows_the_result(stage: Stage) -> None:
    session = stage.hold()
    async with anna_waits(stage):
        screen = stage.anna.screen
        assert screen.labels == ["◀ List"]
        assert f"ID {ROOM}" in screen.text
        first = seconds(screen.text)
        await stage.bot.until(lambda: seconds(stage.anna.screen.text) >= first + 2)

    shown = await stage.anna.sees(STOPPED)
    assert shown.message_id == screen.message_id
    assert shown.labels == ["↩️ Start again", "◀ List", "◀ Server"]
    await told(stage)
    assert stage.bot.rows("SELECT * FROM alerts") == []
    stage.recorded(Outcome.STOPPED, session)


async def test_the_result_comes_soon_after_the_servers_word(stage: Stage) -> None:
    """It consents at once, and lists the session for a while."""
    session = stage.hold()
    stage.server.options.stop_delay = float("inf")
    await stage.to_yes(stage.anna, WAITING)
    stage.world.end(ROOM)
    await stage.bot.until(lambda: stage.bot.outcomes() == [Outcome.STOPPED])
    known = monotonic()

    await stage.anna.sees(STOPPED)

    # A look each 1.2 s; the rest is for a busy machine.
    assert monotonic() - known < AnswerLimits().every + 2.0
    stage.recorded(Outcome.STOPPED, session)


async def test_who_goes_back_to_the_list_gets_a_message(stage: Stage) -> None:
    stage.hold()
    stage.hold("Stand-up", room="5500000001")
    async with anna_waits(stage):
        await stage.anna.press("◀ List")
        await stage.anna.sees("Stand-up")

    await told_by_message_once(stage)
    assert WAITING not in stage.anna.screen.text


@pytest.mark.parametrize("command", ["/start", "/servers", "/preferences", "hello"])
async def test_a_command_is_served_at_once(stage: Stage, command: str) -> None:
    """It opens another screen, so the result comes as a message."""
    stage.hold()
    async with anna_waits(stage):
        await stage.anna.send(command, wait=True)
        assert stage.bot.outcomes() == [None]

    await told_by_message_once(stage)


@pytest.mark.parametrize("typed", ["/help", "/unknown"])
async def test_an_answer_that_opens_no_screen_leaves_it_the_result(
    stage: Stage, typed: str
) -> None:
    stage.hold()
    async with anna_waits(stage):
        counting = stage.anna.screen.message_id
        await stage.anna.send(typed, wait=True)
        assert stage.bot.outcomes() == [None]

    await told(stage)
    await stage.bot.telegram.until(
        lambda: any(
            message.message_id == counting and message.text == STOPPED
            for message in stage.bot.telegram.messages(stage.anna.id)
        )
    )
    assert stage.bot.rows("SELECT * FROM alerts") == []


async def test_who_leaves_before_the_screen_counts_gets_a_message(stage: Stage) -> None:
    stage.hold()
    await stage.to_confirm(stage.anna)
    gate = asyncio.Event()

    async def wait(_: SimulatedTrueConf) -> None:
        await gate.wait()

    stage.server.faults.add(Fault(POST, Call(wait)))
    await stage.anna.press("⏹ Stop ", wait=False)
    await stage.server.until(lambda: stage.server.stops)
    await stage.anna.send("/start", wait=True)
    gate.set()

    await told_by_message_once(stage)


async def test_a_result_that_telegram_refuses_comes_as_a_message(stage: Stage) -> None:
    await begin_with(stage, StopLimits(waiting=0.05, showing=2.0, looking=2.0))
    stage.hold()
    refusal = '{"ok": false, "error_code": 400, "description": "Bad Request: try later"}'
    refused = Status(400, refusal, "application/json")
    async with anna_waits(stage):
        stage.bot.telegram.faults.add(TelegramFault("editMessageText", refused, times=None))

    await told_by_message_once(stage)


async def test_another_operator_is_told_and_serves_themselves(stage: Stage) -> None:
    stage.hold()
    await stage.to_confirm(stage.boris)
    async with anna_waits(stage):
        press = await stage.boris.press("⏹ Stop ")
        assert press.text == "Anna is stopping this conference right now."
        await stage.boris.press("No")
    await stage.anna.sees(STOPPED)
    assert stage.bot.stops() == [ROOM]


async def test_yes_once_more_sends_nothing(stage: Stage) -> None:
    """From a device that still shows the question."""
    stage.hold()
    data = await stage.to_confirm(stage.anna)
    assert data == yes(stage.anna)
    gate = asyncio.Event()

    async def wait(_: SimulatedTrueConf) -> None:
        await gate.wait()

    stage.server.faults.add(Fault(POST, Call(wait)))
    await stage.anna.press("⏹ Stop ")
    await stage.anna.sees(WAITING)
    press = await stage.press_anew(stage.anna, data)
    assert press.alert
    gate.set()

    await told_by_message_once(stage)


async def test_an_undecided_result_can_be_looked_at_again(stage: Stage) -> None:
    await begin_with(stage, StopLimits(waiting=0.05, ending=3.0, answered=3.0))
    session = stage.hold()
    stage.server.options.stop_delay = float("inf")
    await stage.to_yes(stage.anna, WAITING)

    await stage.anna.sees("is still running")
    stage.recorded(Outcome.STILL_RUNNING, session)
    stage.world.end(ROOM)
    await stage.anna.press("Refresh")
    await stage.anna.sees(STOPPED)


async def test_a_program_that_ends_waits_for_the_outcome(stage: Stage) -> None:
    """Its screen or, after the start, a message has it."""
    stage.hold()
    async with anna_waits(stage):
        ending = asyncio.create_task(stage.bot.end())
        await asyncio.sleep(0)
    await ending
    assert stage.bot.outcomes() == [Outcome.STOPPED]
    await stage.bot.begin()
    await told(stage)
    await stage.bot.until(
        lambda: alerts_to(stage.bot, stage.anna.id) or STOPPED in stage.anna.screen.text
    )
