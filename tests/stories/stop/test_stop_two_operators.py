"""Two operators and one conference: one request, and each knows of the other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from demo.trueconf import Call, Fault, SimulatedTrueConf
from services.stop.audit import Outcome
from tests.stories.stop.stage import POST, ROOM, TOPIC, Stage, one_generation, says_outdated, yes

pytestmark = one_generation


@asynccontextmanager
async def anna_is_at_it(stage: Stage) -> AsyncIterator[None]:
    """Anna has pressed Yes, and the server takes its time until the end of the block."""
    gate = asyncio.Event()

    async def wait(_: SimulatedTrueConf) -> None:
        await gate.wait()

    stage.server.faults.add(Fault(POST, Call(wait)))
    await stage.anna.press("⏹ Stop ", wait=False)
    await stage.server.until(lambda: stage.server.stops)
    yield
    gate.set()
    await stage.anna.sees("has been stopped")


async def test_the_second_is_told_who_is_at_it(stage: Stage) -> None:
    session = stage.hold()
    await stage.to_confirm(stage.anna)
    await stage.to_confirm(stage.boris)

    async with anna_is_at_it(stage):
        press = await stage.boris.press("⏹ Stop ")
        assert press.alert
        assert press.text == "Anna is stopping this conference right now."
        stage.recorded(Outcome.IN_PROGRESS, session, people=None, detail="Anna", who=stage.boris)

    assert stage.bot.stops() == [ROOM]
    assert stage.bot.outcomes() == [Outcome.STOPPED, Outcome.IN_PROGRESS]


async def test_the_second_is_told_later_who_stopped_it(stage: Stage) -> None:
    session = stage.hold()
    await stage.to_confirm(stage.anna)
    await stage.to_confirm(stage.boris)
    async with anna_is_at_it(stage):
        await stage.boris.press("⏹ Stop ")

    await stage.boris.press("⏹ Stop ")

    await stage.boris.sees("had already ended")
    assert "Anna stopped it" in stage.boris.screen.text
    assert stage.bot.stops() == [ROOM]
    stage.recorded(Outcome.ALREADY_ENDED, session, people=None, detail="Anna", who=stage.boris)


async def test_both_at_the_same_moment_make_one_request(stage: Stage) -> None:
    stage.hold()
    await stage.to_confirm(stage.anna)
    await stage.to_confirm(stage.boris)
    stage.server.options.stop_delay = 0.1

    pressed = [await person.press("⏹ Stop ", wait=False) for person in (stage.anna, stage.boris)]
    for press in pressed:
        await press.answered()
    await stage.bot.until(lambda: Outcome.STOPPED in stage.bot.outcomes())

    assert stage.bot.stops() == [ROOM]
    assert sorted(filter(None, stage.bot.outcomes())) == [Outcome.IN_PROGRESS, Outcome.STOPPED]


async def test_who_ended_it_in_the_control_panel_is_not_known(stage: Stage) -> None:
    session = stage.hold()
    await stage.to_confirm(stage.boris)
    stage.world.end(ROOM)

    await stage.boris.press("⏹ Stop ")

    await stage.boris.sees("had already ended")
    assert "stopped it" not in stage.boris.screen.text
    stage.nothing_was_sent()
    stage.recorded(Outcome.ALREADY_ENDED, session, people=None, who=stage.boris)


async def test_two_conferences_are_stopped_side_by_side(stage: Stage) -> None:
    stage.hold()
    stage.hold("Stand-up", room="5500000001")
    await stage.to_confirm(stage.anna)
    await stage.to_confirm(stage.boris, "Stand-up")

    async with anna_is_at_it(stage):
        await stage.boris.press("⏹ Stop ")
        await stage.boris.sees("has been stopped")

    assert stage.bot.stops() == [ROOM, "5500000001"]


async def test_a_key_of_somebody_else_stops_nothing(stage: Stage) -> None:
    session = stage.hold()
    stage.hold("Stand-up", room="5500000001")
    annas = await stage.to_confirm(stage.anna)
    own = await stage.to_confirm(stage.boris, "Stand-up")
    forged = own.rpartition(":")[0] + ":" + annas.rpartition(":")[2]

    press = await stage.press_anew(stage.boris, forged)

    assert says_outdated(press)
    stage.nothing_was_sent()
    stage.recorded(Outcome.OUTDATED, session, people=None, who=stage.boris)
    await stage.anna.press("⏹ Stop ")
    assert "has been stopped" in stage.anna.screen.text
    assert stage.bot.stops() == [ROOM]


async def test_a_copied_button_of_somebody_else_stops_nothing(stage: Stage) -> None:
    stage.hold()
    annas = await stage.to_confirm(stage.anna)
    await stage.to_confirm(stage.boris)

    press = await stage.press_anew(stage.boris, annas)

    assert says_outdated(press)
    assert "Conferences" in " ".join(stage.boris.screen.labels)
    stage.nothing_was_sent()
    assert stage.audit == []


async def test_a_key_that_never_was_stops_nothing(stage: Stage) -> None:
    stage.hold()
    own = await stage.to_confirm(stage.anna)

    press = await stage.press_anew(stage.anna, own.rpartition(":")[0] + ":AAAAAAAAAAAA")

    assert says_outdated(press)
    stage.nothing_was_sent()
    assert stage.audit == []
    assert TOPIC not in stage.anna.screen.text


async def test_each_has_a_screen_of_their_own(stage: Stage) -> None:
    session = stage.hold()
    annas = await stage.to_confirm(stage.anna)
    await stage.to_confirm(stage.boris)
    assert annas.rpartition(":")[2] != yes(stage.boris).rpartition(":")[2]

    await stage.boris.press("No")
    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("has been stopped")
    stage.recorded(Outcome.STOPPED, session)
