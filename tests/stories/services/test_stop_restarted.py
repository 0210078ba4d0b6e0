"""The room is held again at any moment of the fresh read: only the session that the screen named
is ever stopped.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from demo.trueconf import Call, Fault, Guest, Lag, SimulatedTrueConf
from demo.trueconf import Status as Answer
from services.conferences.listing import Obstacle
from services.stop.audit import Outcome
from tests.stories.services.stage import HOST, POST, ROOM, TOPIC, Stage

OWN = f"/conferences/{ROOM}$"
READS = {
    "v3.3": ("/logs/calls$", OWN, "/participants$"),
    "v4": ("/conferences$", "/sessions$", OWN, "/participants$"),
}
LISTS = {"v3.3": ("/logs/calls$",), "v4": ("/conferences$", "/sessions$")}

both = pytest.mark.parametrize("generation", ["v3.3", "v4"])
v4_only = pytest.mark.parametrize("generation", ["v4"])


async def restart(server: SimulatedTrueConf) -> None:
    server.world.restart(ROOM)


def said(body: Any) -> Answer:
    return Answer(200, json.dumps(body), "application/json")


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
@pytest.mark.parametrize(
    ("generation", "read"),
    [(generation, read) for generation, reads in READS.items() for read in reads],
)
async def test_restarted_during_a_read(stage: Stage, read: str, before: bool) -> None:
    stage.hold()
    shown = await stage.confirm()
    stage.server.faults.add(Fault(read, Call(restart, before=before), "GET"))
    entry = await stage.yes(shown)
    assert stage.server.posts == []
    assert stage.world.running(ROOM)
    assert entry.outcome in (Outcome.REPLACED, Outcome.UNCLEAR)
    assert entry.ref == shown.ref


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
@pytest.mark.parametrize("read", READS["v4"])
@v4_only
async def test_restarted_during_a_read_while_the_lists_lag(
    stage: Stage, read: str, before: bool
) -> None:
    stage.hold()
    for path in LISTS["v4"]:
        if path != read:
            stage.server.faults.add(Fault(path, Lag(), times=None))
    shown = await stage.confirm()
    stage.server.faults.add(Fault(read, Call(restart, before=before), "GET"))
    entry = await stage.yes(shown)
    assert stage.server.posts == []
    assert stage.world.running(ROOM)
    assert entry.outcome in (Outcome.REPLACED, Outcome.UNCLEAR)


@v4_only
async def test_the_list_shows_the_old_session_and_the_conference_names_the_new_one(
    stage: Stage,
) -> None:
    stage.hold()
    for path in LISTS["v4"]:
        stage.server.faults.add(Fault(path, Lag(), times=None))
    shown = await stage.confirm()
    stage.world.restart(ROOM)
    entry = await stage.yes(shown)
    assert (entry.outcome, entry.people) == (Outcome.UNCLEAR, 1)
    assert stage.server.posts == []
    assert await stage.record() == [("Anna", Outcome.UNCLEAR, 1, None)]
    card = await stage.conferences.card(stage.anna, stage.main, shown.ref)
    assert card.obstacle is Obstacle.TWO_SESSIONS
    stage.server.faults.clear()
    # The screen is used, and a new one names the new session.
    again = await stage.confirm()
    assert again.ref != shown.ref
    assert (await stage.yes(again)).outcome is Outcome.STOPPED


@v4_only
async def test_the_two_lists_name_different_sessions(stage: Stage) -> None:
    held = stage.hold()
    rows = [
        {"conference_id": ROOM, "session_id": held.id, "start_time": "2026-11-22T08:00:00Z"},
    ]
    stage.server.faults.add(Fault("/sessions$", said({"conference_sessions": rows}), times=None))
    shown = await stage.confirm()
    assert shown.ref.session_id == held.id
    rows[0] |= {"session_id": "another", "start_time": "2026-11-22T09:00:00Z"}
    stage.server.faults.clear()
    stage.server.faults.add(Fault("/sessions$", said({"conference_sessions": rows}), times=None))
    entry = await stage.yes(shown)
    assert entry.outcome is Outcome.AMBIGUOUS
    assert stage.server.posts == []


@v4_only
async def test_only_the_conference_names_its_session(stage: Stage) -> None:
    """The lists give no ids and no starts: the conference's own word is remembered."""
    stage.hold()
    row = {"id": ROOM, "topic": TOPIC, "owner": "ivanova", "state": "running"}
    stage.server.faults.add(Fault("/conferences$", said({"conferences": [row]}), times=None))
    stage.server.faults.add(Fault("/sessions$", said({"conference_sessions": []}), times=None))
    shown = await stage.confirm()
    assert shown.ref.identified
    stage.world.restart(ROOM)
    entry = await stage.yes(shown)
    assert entry.outcome is Outcome.REPLACED
    assert stage.server.posts == []
    assert (await stage.yes(await stage.confirm())).outcome is Outcome.STOPPED


@v4_only
async def test_a_conference_that_names_its_session_only_now(stage: Stage) -> None:
    """The screen knew it by its start; nothing ties the name to it."""
    stage.hold()
    started = (datetime.now(UTC) - timedelta(hours=1)).isoformat()
    row = {"id": ROOM, "topic": TOPIC, "owner": "ivanova", "state": "running"}
    stage.server.faults.add(Fault("/conferences$", said({"conferences": [row]}), times=None))
    start = {"conference_id": ROOM, "start_time": started}
    stage.server.faults.add(
        Fault("/sessions$", said({"conference_sessions": [start]}), times=None)
    )
    silent = stage.server.faults.add(Fault(OWN, said({"conference": row}), times=None))
    shown = await stage.confirm()
    assert (shown.ref.session_id, shown.ref.started_at is None) == (None, False)
    stage.server.faults._waiting.remove(silent)
    entry = await stage.yes(shown)
    assert entry.outcome is Outcome.UNCLEAR
    assert stage.server.posts == []


@both
async def test_a_session_with_another_start(stage: Stage) -> None:
    held = stage.hold()
    shown = await stage.confirm()
    held.started += timedelta(minutes=5)
    entry = await stage.yes(shown)
    assert entry.outcome is Outcome.UNCLEAR
    assert stage.server.posts == []


@both
async def test_a_conference_whose_id_is_used_again(stage: Stage) -> None:
    stage.hold()
    shown = await stage.confirm()
    stage.world.remove_room(ROOM)
    stage.world.add_room(ROOM, "Board meeting", "petrova")
    stage.world.begin(ROOM, [HOST])
    entry = await stage.yes(shown)
    assert entry.outcome is Outcome.REPLACED
    assert stage.server.posts == []


def nameless(stage: Stage, *, topic: str = TOPIC, age: int = 5400) -> None:
    """The server lists the conference, without anything that names its session."""
    row = {
        "named_conf_id": ROOM,
        "topic": topic,
        "owner": "ivanova@vc.example.com",
        "class": 10,
        "duration": age,
        "end_time": None,
    }
    stage.server.faults.clear()
    listed = said({"cnt": 1, "list": [row]})
    stage.server.faults.add(Fault("/logs/calls$", listed, times=None))


async def test_a_session_that_nothing_names(stage: Stage) -> None:
    stage.hold()
    nameless(stage)
    shown = await stage.confirm()
    assert not shown.ref.identified
    nameless(stage, age=5410)
    entry = await stage.yes(shown)
    # It is gone by the conference's own word, which is all that can tell.
    assert entry.outcome is Outcome.STOPPED
    assert stage.server.stops == [ROOM]


@pytest.mark.parametrize("now", [{"age": 10}, {"topic": "Board meeting"}], ids=str)
async def test_a_session_that_nothing_names_and_that_looks_different(
    stage: Stage, now: dict[str, Any]
) -> None:
    stage.hold()
    nameless(stage)
    shown = await stage.confirm()
    nameless(stage, **now)
    entry = await stage.yes(shown)
    assert entry.outcome is Outcome.UNCLEAR
    assert stage.server.posts == []


async def test_a_session_that_has_a_name_only_now(stage: Stage) -> None:
    stage.hold()
    nameless(stage)
    shown = await stage.confirm()
    stage.server.faults.clear()
    entry = await stage.yes(shown)
    assert entry.outcome is Outcome.UNCLEAR
    assert stage.server.posts == []


async def test_whether_it_is_still_the_same_cannot_be_told_after_the_request(
    stage: Stage, impatient: None
) -> None:
    stage.hold()
    nameless(stage)
    shown = await stage.confirm()

    async def begin_anew(server: SimulatedTrueConf) -> None:
        server.world.begin(ROOM, [Guest()])

    stage.server.faults.add(Fault(POST, Call(begin_anew, before=False)))
    entry = await stage.yes(shown)
    assert entry.outcome is Outcome.NOT_CONFIRMED
    assert await stage.stop.check_again(stage.anna, entry.id) == entry
    assert stage.left_out == []


async def test_a_list_that_has_ended_it_before_the_conference_has(
    stage: Stage, impatient: None
) -> None:
    """v3.3: the log has its end, the conference still says that it runs, and names no session.
    Nobody says that a new one has begun.
    """
    stage.hold()
    shown = await stage.confirm()

    async def lag(server: SimulatedTrueConf) -> None:
        running = said({"conference": {"id": ROOM, "state": "running"}})
        server.faults.add(Fault(OWN, running, "GET", times=None))

    stage.server.faults.add(Fault(POST, Call(lag, before=False)))
    entry = await stage.yes(shown)
    assert entry.outcome is Outcome.NOT_CONFIRMED
    stage.server.faults.clear()
    settled = await stage.stop.check_again(stage.anna, entry.id)
    assert settled
    assert settled.outcome is Outcome.STOPPED


@both
async def test_the_lists_lag_after_the_request(stage: Stage, impatient: None) -> None:
    """The old session is still listed when the new one runs: v4 names it, v3.3 does not."""
    stage.hold()
    shown = await stage.confirm()

    async def begin_anew(server: SimulatedTrueConf) -> None:
        server.world.begin(ROOM, [Guest()])

    for path in LISTS[stage.server.generation]:
        stage.server.faults.add(Fault(path, Lag(), "GET", times=None))
    stage.server.faults.add(Fault(POST, Call(begin_anew, before=False)))
    entry = await stage.yes(shown)
    assert stage.server.stops == [ROOM]
    assert entry.outcome in (Outcome.STILL_RUNNING, Outcome.NOT_CONFIRMED)


@both
@pytest.mark.parametrize(
    "gateway",
    [
        Answer(404, "", "text/plain"),
        Answer(404, '{"message": "no Route matched with those values"}', "application/json"),
        Answer(404, "<html><body>404 Not Found</body></html>"),
        Answer(404, "[]", "application/json"),
    ],
    ids=["empty", "json", "html", "list"],
)
async def test_a_gateway_that_does_not_know_the_conference(
    stage: Stage, gateway: Answer, impatient: None
) -> None:
    stage.hold()
    shown = await stage.confirm()
    stage.server.faults.add(Fault(OWN, gateway, "GET", times=None))
    entry = await stage.yes(shown)
    assert entry.outcome is Outcome.UNREADABLE
    assert stage.server.posts == []
    stage.server.faults.clear()
    shown = await stage.confirm()
    stage.server.options.stop_delay = float("inf")

    async def break_it(server: SimulatedTrueConf) -> None:
        server.faults.add(Fault(OWN, gateway, "GET", times=None))

    stage.server.faults.add(Fault(POST, Call(break_it, before=False)))
    entry = await stage.yes(shown)
    assert entry.outcome is Outcome.NOT_CONFIRMED
    assert stage.world.running(ROOM)


@both
async def test_a_conference_that_is_known_to_be_gone(stage: Stage) -> None:
    stage.hold()
    shown = await stage.confirm()
    stage.world.remove_room(ROOM)
    assert (await stage.yes(shown)).outcome is Outcome.ALREADY_ENDED


@both
async def test_the_participants_are_those_of_another_session(stage: Stage) -> None:
    held = stage.hold()
    shown = await stage.confirm()
    key = "participants" if stage.server.generation == "v3.3" else "list"
    person = {"call_id": "ivanova@vc.example.com", "session_id": held.id}
    people = said({key: [person], "count": 1, "cnt": 1})
    person["session_id"] = "another"
    others = said({key: [person], "count": 1, "cnt": 1})
    stage.server.faults.add(Fault("/participants$", others, times=None))
    entry = await stage.yes(shown)
    assert entry.outcome is Outcome.UNCLEAR
    assert stage.server.posts == []
    stage.server.faults.clear()
    stage.server.faults.add(Fault("/participants$", people, times=None))
    assert (await stage.yes(await stage.confirm())).outcome is Outcome.STOPPED
