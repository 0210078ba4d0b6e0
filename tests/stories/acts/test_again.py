"""What was stopped is started again: by who stopped it, for a quarter of an hour, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.updates.screens import ConfirmLimits
from demo.trueconf import Call, Fault, SimulatedTrueConf
from services.acts import ActOutcome
from tests.stories.acts.stage import HOST, ROOM, START_AGAIN, TOPIC, Stage


async def to_result(stage: Stage) -> str:
    """The callback data of the key, on the result of a stop."""
    await stage.to_key(stage.anna, START_AGAIN)
    data = stage.anna.screen.button("Start again").data
    assert data
    return data


async def test_once(v4_stage: Stage) -> None:
    v4_stage.hold()
    await v4_stage.act(v4_stage.anna, START_AGAIN, "running again")
    v4_stage.world.end(ROOM)

    await v4_stage.anna.press("◀ Back")

    assert "has been stopped" in v4_stage.anna.screen.text
    assert not v4_stage.offers(v4_stage.anna, START_AGAIN)
    assert v4_stage.sent == ["/run"]


async def test_a_press_on_the_same_key_shows_what_it_did(v4_stage: Stage) -> None:
    """Of a screen that is open on two devices."""
    v4_stage.hold()
    data = await to_result(v4_stage)
    await v4_stage.anna.press("Start again")
    await v4_stage.anna.press("◀ Back")
    v4_stage.world.end(ROOM)

    await v4_stage.anna.press_data(data)

    await v4_stage.anna.sees("running again")
    assert v4_stage.sent == ["/run"]
    assert len(v4_stage.lines) == 1


async def test_what_was_not_sent_may_be_tried_again(v4_stage: Stage) -> None:
    v4_stage.hold()
    await to_result(v4_stage)
    await v4_stage.server.stop()
    await v4_stage.anna.press("Start again")
    await v4_stage.anna.sees("could not be reached")
    await v4_stage.server.start()

    await v4_stage.anna.press("◀ Back")
    await v4_stage.anna.press("Start again")

    await v4_stage.anna.sees("running again")
    assert v4_stage.sent == ["/run"]
    assert [line.outcome for line in v4_stage.lines] == [ActOutcome.UNREACHABLE, ActOutcome.DONE]


async def test_not_after_a_quarter_of_an_hour(v4_stage: Stage) -> None:
    v4_stage.hold()
    await to_result(v4_stage)
    now = v4_stage.bot.now
    v4_stage.bot.now = lambda: now() + timedelta(minutes=15)

    await v4_stage.bot.restart()
    await v4_stage.anna.press("Start again")

    await v4_stage.anna.sees("more than 15 minutes ago")
    await v4_stage.anna.press("◀ Back")
    assert not v4_stage.offers(v4_stage.anna, START_AGAIN)
    assert v4_stage.sent == []


async def test_not_where_it_has_begun_again_by_itself(v4_stage: Stage) -> None:
    v4_stage.hold()

    async def come_back(server: SimulatedTrueConf) -> None:
        server.world.begin(ROOM, [HOST])

    v4_stage.server.faults.add(Fault("/stop$", Call(come_back, before=False)))
    await v4_stage.to_card(v4_stage.anna)
    for button in ("Stop…", "⏹ Stop "):
        await v4_stage.anna.press(button)

    await v4_stage.anna.sees("a new session of it has already started")
    assert not v4_stage.offers(v4_stage.anna, START_AGAIN)


async def test_what_is_gone_with_its_end_is_told_so(v4_stage: Stage) -> None:
    v4_stage.world.adhoc(ROOM, TOPIC, "ivanova", [HOST])

    await v4_stage.act(v4_stage.anna, START_AGAIN, "no longer exists")

    assert v4_stage.sent == []
    v4_stage.recorded(START_AGAIN, ActOutcome.ENDED)


async def test_the_tap_that_stopped_it_does_not_start_it_again(v4_stage: Stage) -> None:
    v4_stage.hold()
    await v4_stage.to_card(v4_stage.anna)
    await v4_stage.anna.press("Stop…")
    v4_stage.bot.limits = replace(v4_stage.bot.limits, confirm=ConfirmLimits(reading=3600.0))
    await v4_stage.bot.restart()  # which has forgotten when the question was shown
    await v4_stage.anna.press("⏹ Stop ")
    await v4_stage.anna.sees("has been stopped")

    press = await v4_stage.anna.press("Start again")

    assert press.text.startswith("Please read the screen first")
    assert v4_stage.sent == []


@pytest.mark.parametrize("answer", ["400", "404", "409"])
async def test_somebody_was_quicker(v4_stage: Stage, answer: str) -> None:
    """Between the last look and the request; that it runs is what was asked for."""
    v4_stage.hold()
    await to_result(v4_stage)
    v4_stage.server.options.already_running = answer  # type: ignore[assignment]

    async def begin(server: SimulatedTrueConf) -> None:
        server.world.begin(ROOM)

    v4_stage.server.faults.add(Fault("/run$", Call(begin)))

    await v4_stage.anna.press("Start again")

    await v4_stage.anna.sees("running again")
    assert len(v4_stage.world.running(ROOM)) == 1
