"""The world moves between list, card, confirm screen and Yes: nothing else is ever stopped."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from demo.trueconf import Call, Fault, Guest, SimulatedTrueConf, Status
from services.stop.audit import Outcome
from tests.stories.stop.stage import HOST, POST, ROOM, TOPIC, Stage, Without

v3_only = pytest.mark.parametrize("generation", ["v3.3"])
v4_only = pytest.mark.parametrize("generation", ["v4"])

PEOPLE = "/participants$"


# It has ended.


async def test_ended_before_the_card(stage: Stage) -> None:
    stage.hold()
    await stage.to_list(stage.anna)
    stage.world.end(ROOM)

    await stage.anna.press(TOPIC)

    assert "has ended" in stage.anna.screen.text
    assert "Stop" not in " ".join(stage.anna.screen.labels)


async def test_ended_before_the_confirm_screen(stage: Stage) -> None:
    stage.hold()
    await stage.to_card(stage.anna)
    stage.world.end(ROOM)

    press = await stage.anna.press("Stop…")

    assert press.alert
    assert "already ended" in press.text
    await stage.anna.press("Refresh")
    assert "has ended" in stage.anna.screen.text


async def test_ended_before_yes(stage: Stage) -> None:
    session = stage.hold()
    await stage.to_confirm(stage.anna)
    stage.world.end(ROOM)

    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("had already ended")
    stage.nothing_was_sent()
    stage.recorded(Outcome.ALREADY_ENDED, session, people=None)


async def test_deleted_before_yes(stage: Stage) -> None:
    session = stage.hold()
    await stage.to_confirm(stage.anna)
    stage.world.remove_room(ROOM)

    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("had already ended")
    stage.nothing_was_sent()
    stage.recorded(Outcome.ALREADY_ENDED, session, people=None)


# It has ended, and the room is held again.


async def test_restarted_before_the_card(stage: Stage) -> None:
    stage.hold()
    await stage.to_list(stage.anna)
    stage.world.restart(ROOM)

    await stage.anna.press(TOPIC)

    assert "has ended" in stage.anna.screen.text


async def test_restarted_before_the_confirm_screen(stage: Stage) -> None:
    stage.hold()
    await stage.to_card(stage.anna)
    stage.world.restart(ROOM)

    press = await stage.anna.press("Stop…")

    assert press.alert
    assert "already ended" in press.text


async def test_restarted_before_yes(stage: Stage) -> None:
    session = stage.hold()
    await stage.to_confirm(stage.anna)
    stage.world.restart(ROOM)

    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("has started again")
    assert "Nothing was stopped" in stage.anna.screen.text
    stage.nothing_was_sent()
    stage.recorded(Outcome.REPLACED, session, people=None)


async def test_the_result_leads_to_the_new_session(stage: Stage) -> None:
    stage.hold()
    await stage.to_confirm(stage.anna)
    again = stage.world.restart(ROOM, [HOST, Guest()])
    await stage.anna.press("⏹ Stop ")
    await stage.anna.sees("has started again")

    await stage.anna.press("Open the new session")

    assert "Participants: 2" in stage.anna.screen.text
    for button in ("Stop…", "⏹ Stop for 2 participants"):
        await stage.anna.press(button)
    await stage.anna.sees("has been stopped")
    assert stage.bot.stops() == [ROOM]
    stage.recorded(Outcome.STOPPED, again, people=2)


async def test_back_from_the_new_session_is_the_list(stage: Stage) -> None:
    stage.hold()
    await stage.to_confirm(stage.anna)
    stage.world.restart(ROOM)
    await stage.anna.press("⏹ Stop ")
    await stage.anna.sees("has started again")
    await stage.anna.press("Open the new session")
    await stage.anna.press("Back")
    assert "1 running conference" in stage.anna.screen.text
    await stage.anna.press("Back")
    assert "Conferences" in " ".join(stage.anna.screen.labels)


async def test_the_new_session_has_ended_too(stage: Stage) -> None:
    stage.hold()
    await stage.to_confirm(stage.anna)
    stage.world.restart(ROOM)
    await stage.anna.press("⏹ Stop ")
    await stage.anna.sees("has started again")
    stage.world.end(ROOM)
    press = await stage.anna.press("Open the new session")
    assert press.alert
    assert "already ended" in press.text


# People have come.


async def test_filled_before_the_card_and_before_the_confirm_screen(stage: Stage) -> None:
    session = stage.hold()
    await stage.to_list(stage.anna)
    stage.fill(1)
    await stage.anna.press(TOPIC)
    assert "Participants: 2" in stage.anna.screen.text
    stage.fill(1)

    await stage.anna.press("Stop…")
    assert "Participants: 3" in stage.anna.screen.text
    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("has been stopped")
    stage.recorded(Outcome.STOPPED, session, people=3)


async def test_filled_before_yes_is_asked_again(stage: Stage) -> None:
    session = stage.hold()
    await stage.to_confirm(stage.anna)
    stage.fill(2)

    await stage.anna.press("⏹ Stop ")
    await stage.anna.sees("More participants")
    assert "Participants: 3" in stage.anna.screen.text
    stage.nothing_was_sent()
    stage.recorded(Outcome.ASKED_AGAIN, session, people=3)

    await stage.anna.press("⏹ Stop ")
    await stage.anna.sees("has been stopped")
    assert stage.bot.stops() == [ROOM]
    stage.recorded(Outcome.STOPPED, session, people=3)
    assert stage.bot.outcomes() == [Outcome.ASKED_AGAIN, Outcome.STOPPED]


async def test_filled_again_and_again_is_asked_each_time(stage: Stage) -> None:
    stage.hold()
    await stage.to_confirm(stage.anna)
    for number in (2, 3):
        stage.fill(1)
        await stage.anna.press("⏹ Stop ")
        await stage.anna.sees(f"Participants: {number}")

    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("has been stopped")
    assert stage.bot.stops() == [ROOM]


async def test_fewer_people_are_no_reason_to_ask_again(stage: Stage) -> None:
    session = stage.hold(guests=1)
    await stage.to_confirm(stage.anna)
    stage.world.leave(ROOM, "ivanova")

    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("has been stopped")
    stage.recorded(Outcome.STOPPED, session, people=1)


# The participants cannot be read.


async def test_unknown_people_are_said_to_be_unknown(stage: Stage) -> None:
    session = stage.hold()
    stage.server.faults.add(Fault(PEOPLE, Status(500), times=None))
    await stage.to_confirm(stage.anna)
    assert "Participants: —" in stage.anna.screen.text

    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("has been stopped")
    stage.recorded(Outcome.STOPPED, session, people=None)


async def test_people_who_become_unknown_are_asked_about_again(stage: Stage) -> None:
    session = stage.hold()
    await stage.to_confirm(stage.anna)
    stage.server.faults.add(Fault(PEOPLE, Status(500), times=None))

    await stage.anna.press("⏹ Stop ")
    await stage.anna.sees("Participants: —")
    stage.nothing_was_sent()
    stage.recorded(Outcome.ASKED_AGAIN, session, people=None)

    await stage.anna.press("⏹ Stop ")
    await stage.anna.sees("has been stopped")
    stage.recorded(Outcome.STOPPED, session, people=None)


async def test_people_who_become_known_are_asked_about_again(stage: Stage) -> None:
    session = stage.hold()
    stage.server.faults.add(Fault(PEOPLE, Status(500), times=None))
    await stage.to_confirm(stage.anna)
    stage.server.faults.clear()

    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("Participants: 1")
    stage.nothing_was_sent()
    stage.recorded(Outcome.ASKED_AGAIN, session)


# Two sessions of one room.


async def test_two_sessions_are_shown_and_cannot_be_stopped(stage: Stage) -> None:
    stage.hold()
    stage.world.begin_second(ROOM, [HOST])
    await stage.to_list(stage.anna)
    assert "2 running conferences" in stage.anna.screen.text

    for row in ("1.", "2."):
        await stage.anna.press(row)
        assert "Two sessions" in stage.anna.screen.text
        assert "Stop" not in " ".join(stage.anna.screen.labels)
        await stage.anna.press("Back")


async def test_a_second_session_before_the_confirm_screen(stage: Stage) -> None:
    stage.hold()
    await stage.to_card(stage.anna)
    stage.world.begin_second(ROOM, [HOST])

    press = await stage.anna.press("Stop…")

    assert press.alert
    assert "unclear" in press.text
    assert stage.bot.rows("SELECT key FROM confirmations") == []


async def test_a_second_session_before_yes(stage: Stage) -> None:
    session = stage.hold()
    await stage.to_confirm(stage.anna)
    stage.world.begin_second(ROOM, [HOST])

    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("Two sessions")
    assert "nothing was stopped" in stage.anna.screen.text
    stage.nothing_was_sent()
    stage.recorded(Outcome.AMBIGUOUS, session)


# Which session it is, is told by its start, or not at all.


def forget_ids(stage: Stage, *also: str) -> None:
    """The server names no session ids, and leaves out other fields too."""
    ids = "session_id" if stage.server.generation == "v4" else "conference_id"
    lists = "/conferences|/sessions$" if stage.server.generation == "v4" else "/logs/calls$"
    stage.server.faults.add(Fault(lists, Without(ids, *also), "GET", times=None))


async def test_a_session_without_id_is_known_by_its_start(stage: Stage) -> None:
    forget_ids(stage)
    stage.hold()
    await stage.to_confirm(stage.anna)
    assert "does not distinguish the sessions" not in stage.anna.screen.text

    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("has been stopped")
    assert stage.bot.stops() == [ROOM]


async def test_a_restarted_session_without_id_is_another_one(stage: Stage) -> None:
    forget_ids(stage)
    stage.hold()
    await stage.to_confirm(stage.anna)
    stage.world.restart(ROOM)

    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("has started again")
    stage.nothing_was_sent()
    assert stage.bot.outcomes() == [Outcome.REPLACED]


async def test_an_unknown_session_says_so_and_can_be_stopped(stage: Stage) -> None:
    forget_ids(stage, "start_time")
    stage.hold()
    await stage.to_confirm(stage.anna)
    assert "does not distinguish the sessions" in stage.anna.screen.text
    await stage.age_screens(0.9)

    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("has been stopped")
    assert stage.bot.stops() == [ROOM]


async def test_yes_to_an_unknown_session_counts_for_a_minute(stage: Stage) -> None:
    forget_ids(stage, "start_time")
    stage.hold()
    await stage.to_confirm(stage.anna)
    await stage.age_screens(1.1)

    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("have been updated")
    assert "does not distinguish the sessions" in stage.anna.screen.text
    stage.nothing_was_sent()
    assert stage.bot.outcomes() == [Outcome.ASKED_AGAIN]


async def test_who_stopped_an_earlier_unknown_session_is_not_named(stage: Stage) -> None:
    forget_ids(stage, "start_time")
    stage.hold()
    await stage.to_yes(stage.boris, "has been stopped")
    stage.world.begin(ROOM, [HOST])
    await stage.to_confirm(stage.anna)
    stage.world.end(ROOM)

    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("had already ended")
    assert "Boris" not in stage.anna.screen.text
    assert stage.audit[-1].detail is None


# Ghosts, and conferences that cannot be named.


@v3_only
async def test_a_ghost_of_a_crash_has_no_stop(stage: Stage) -> None:
    stage.world.add_room(ROOM, TOPIC, "ivanova")
    stage.world.ghost(ROOM, [HOST], datetime.now(UTC) - timedelta(hours=3))

    await stage.to_card(stage.anna)

    assert "has ended" in stage.anna.screen.text
    assert "Stop" not in " ".join(stage.anna.screen.labels)


@v3_only
async def test_a_crash_before_yes_leaves_a_ghost_that_is_not_stopped(stage: Stage) -> None:
    session = stage.hold()
    await stage.to_confirm(stage.anna)
    stage.world.end(ROOM).ended = None

    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("had already ended")
    stage.nothing_was_sent()
    stage.recorded(Outcome.ALREADY_ENDED, session, people=None)


@v3_only
async def test_a_stop_that_leaves_its_row_open_has_stopped(stage: Stage) -> None:
    session = stage.hold()

    async def leave_open(_: SimulatedTrueConf) -> None:
        session.ended = None

    stage.server.faults.add(Fault(POST, Call(leave_open, before=False)))
    await stage.to_yes(stage.anna, "has been stopped")

    stage.recorded(Outcome.STOPPED, session)


@v3_only
async def test_a_conference_without_id_has_no_stop_and_says_why(stage: Stage) -> None:
    stage.world.adhoc(None, TOPIC, "ivanova", [HOST])

    await stage.to_card(stage.anna)

    assert "does not give this conference an ID" in stage.anna.screen.text
    assert "Stop" not in " ".join(stage.anna.screen.labels)


@v4_only
async def test_a_list_that_contradicts_the_conference_stops_nothing(stage: Stage) -> None:
    session = stage.hold()
    await stage.to_confirm(stage.anna)
    empty = Status(200, '{"results": 0, "conferences": []}', "application/json")
    stage.server.faults.add(Fault("/conferences$", empty, times=None))

    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("sent an unexpected reply")
    stage.nothing_was_sent()
    stage.recorded(Outcome.UNREADABLE, session, people=None)
