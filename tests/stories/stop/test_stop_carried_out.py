"""A stop that goes as it should: one request, for the conference that the screen named."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Literal

import pytest

from demo.trueconf import Call, Fault, SimulatedTrueConf
from services.stop.audit import Outcome
from tests.running_bot import RunningBot
from tests.stories.stop.stage import HOST, POST, ROOM, TOPIC, Stage, yes


async def test_yes_stops_what_the_screen_names(stage: Stage) -> None:
    session = stage.hold(guests=2)
    other = stage.hold("Stand-up", room="5500000001")

    await stage.to_confirm(stage.anna)
    shown = stage.anna.screen.text
    for named in (TOPIC, ROOM, "Main", "ivanova", "Participants: 3", "30\xa0min"):
        assert named in shown
    await stage.anna.press("⏹ Stop ")

    assert "has been stopped" in stage.anna.screen.text
    assert TOPIC in stage.anna.screen.text
    assert stage.bot.stops() == [ROOM]
    assert stage.world.running() == [other]
    stage.recorded(Outcome.STOPPED, session, people=3)


async def test_no_stops_nothing(stage: Stage) -> None:
    stage.hold()
    await stage.to_confirm(stage.anna)

    await stage.anna.press("No")

    assert "Stop…" in " ".join(stage.anna.screen.labels)
    assert stage.world.running()
    assert stage.audit == []


async def test_an_id_of_odd_characters_arrives_whole(stage: Stage) -> None:
    room = "\\Общий зал/b #1?x=%2F"
    session = stage.hold(room=room)

    await stage.to_yes(stage.anna, "has been stopped")

    assert stage.bot.stops() == [room]
    stage.recorded(Outcome.STOPPED, session)


@pytest.mark.parametrize("answer", ["200-empty", "204"])
async def test_an_answer_without_a_body_is_as_good(
    stage: Stage, answer: Literal["200-empty", "204"]
) -> None:
    session = stage.hold()
    stage.server.options.stop_answer = answer

    await stage.to_yes(stage.anna, "has been stopped")

    stage.recorded(Outcome.STOPPED, session)


async def test_a_conference_without_topic_can_be_stopped(stage: Stage) -> None:
    session = stage.hold(None)

    await stage.to_confirm(stage.anna, "Untitled")
    await stage.anna.press("⏹ Stop ")

    assert "has been stopped" in stage.anna.screen.text
    stage.recorded(Outcome.STOPPED, session)


async def test_a_conference_that_is_deleted_with_its_end_has_been_stopped(stage: Stage) -> None:
    session = stage.world.adhoc(ROOM, TOPIC, "ivanova", [HOST])

    await stage.to_yes(stage.anna, "has been stopped")

    assert ROOM not in stage.world.rooms
    stage.recorded(Outcome.STOPPED, session)


async def test_the_bot_waits_until_the_server_has_done_it(stage: Stage) -> None:
    session = stage.hold()
    stage.server.options.stop_delay = 0.2

    await stage.to_yes(stage.anna, "has been stopped")

    assert stage.bot.stops() == [ROOM]
    stage.recorded(Outcome.STOPPED, session)


async def test_people_who_come_straight_back_hold_a_new_session(stage: Stage) -> None:
    session = stage.hold()

    async def come_back(server: SimulatedTrueConf) -> None:
        server.world.begin(ROOM, [HOST])

    stage.server.faults.add(Fault(POST, Call(come_back, before=False)))
    await stage.to_yes(stage.anna, "a new session of it has already started")

    assert stage.bot.stops() == [ROOM]
    assert stage.world.running(ROOM)
    stage.recorded(Outcome.STOPPED_RESTARTED, session)


async def test_a_new_session_can_be_stopped_in_its_turn(stage: Stage) -> None:
    stage.hold()
    await stage.to_yes(stage.anna, "has been stopped")
    again = stage.world.begin(ROOM, [HOST], stage.world.now() - timedelta(minutes=1))

    for button in ("◀ List", TOPIC, "Stop…", "⏹ Stop "):
        await stage.anna.press(button)

    await stage.anna.sees("has been stopped")
    assert stage.bot.stops() == [ROOM, ROOM]
    stage.recorded(Outcome.STOPPED, again)


async def test_the_list_after_a_stop_does_not_hold_it_any_more(stage: Stage) -> None:
    stage.hold()
    await stage.to_yes(stage.anna, "has been stopped")

    await stage.anna.press("◀ List")

    assert "No conferences are running" in stage.anna.screen.text


async def test_two_servers_with_the_same_conference_id(stage: Stage) -> None:
    session = stage.hold()
    await stage.bot.end()
    twin = await stage.bot.add_server("Twin", stage.server.generation)
    twin.world.add_room(ROOM, TOPIC)
    twin.world.begin(ROOM)
    await stage.bot.begin()

    await stage.anna.send("/start", wait=True)
    for button in ("Main", "Conferences", TOPIC, "Stop…", "⏹ Stop "):
        await stage.anna.press(button)

    assert stage.bot.stops("Main") == [ROOM]
    assert not twin.posts
    assert twin.world.running(ROOM)
    stage.recorded(Outcome.STOPPED, session)


async def test_pressing_yes_twice_at_once_sends_one_request(stage: Stage) -> None:
    session = stage.hold()
    data = await stage.to_confirm(stage.anna)

    presses = [await stage.anna.press_data(data, wait=False) for _ in range(2)]
    for press in presses:
        await press.answered()

    await stage.anna.sees("has been stopped")
    assert stage.bot.stops() == [ROOM]
    stage.recorded(Outcome.STOPPED, session)
    assert len(stage.audit) == 1


@pytest.fixture
def not_long_ago(bot: RunningBot) -> None:
    """However busy the machine is. To be named before the stage, which begins the bot."""
    bot.limits = replace(bot.limits, presses=replace(bot.limits.presses, double=30.0))


async def test_pressing_yes_again_right_after_it_leaves_the_result(
    not_long_ago: None, stage: Stage
) -> None:
    stage.hold()
    data = await stage.to_confirm(stage.anna)
    await stage.anna.press("⏹ Stop ")

    again = await stage.anna.press_data(data)

    assert again.text == ""
    assert "has been stopped" in stage.anna.screen.text
    assert stage.bot.stops() == [ROOM]


async def test_an_update_delivered_twice_counts_once(stage: Stage) -> None:
    session = stage.hold()
    await stage.to_confirm(stage.anna)

    press = await stage.anna.press("⏹ Stop ", deliver_twice=True)
    stage.bot.telegram.resend(press.update_id)
    await stage.anna.press("◀ List")

    assert stage.bot.stops() == [ROOM]
    stage.recorded(Outcome.STOPPED, session)
    assert len(stage.audit) == 1


async def test_the_shown_key_is_random(stage: Stage) -> None:
    stage.hold()
    one = await stage.to_confirm(stage.anna)
    await stage.anna.press("No")
    await stage.anna.press("Stop…")

    assert one.rpartition(":")[2] != yes(stage.anna).rpartition(":")[2]
