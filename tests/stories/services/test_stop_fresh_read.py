"""The stop, told by its own words: what the read after a Yes finds."""

from __future__ import annotations

import asyncio
import json

from demo.trueconf import Fault, Guest, Hang
from demo.trueconf import Person as Participant
from demo.trueconf import Status as Answer
from services.stop.audit import Outcome
from services.stop.confirmations import ReconfirmReason
from services.stop.request import StopLimits
from tests.stories.services.stage import ANNA, HOST, ROOM, Stage


async def test_ended_by_somebody_else(stage: Stage) -> None:
    stage.hold()
    shown = await stage.confirm()
    await stage.yes(await stage.confirm(stage.boris), stage.boris)
    search = stage.forgotten.search(stage.anna, stage.main)
    await search.ended()
    stage.left_out.clear()
    entry = await stage.yes(shown)
    assert (entry.outcome, entry.detail) == (Outcome.ALREADY_ENDED, "Boris")
    assert stage.left_out == [stage.main.id]
    assert search._ended_refs == [shown.ref]
    assert stage.server.stops == [ROOM]


async def test_replaced(stage: Stage) -> None:
    stage.hold()
    shown = await stage.confirm()
    stage.world.restart(ROOM)
    entry = await stage.yes(shown)
    assert (entry.outcome, entry.detail, entry.people) == (Outcome.REPLACED, None, None)
    assert stage.server.posts == []


async def test_two_sessions(stage: Stage) -> None:
    stage.hold([HOST, Guest()])
    shown = await stage.confirm()
    stage.world.begin_second(ROOM, [HOST])
    entry = await stage.yes(shown)
    assert (entry.outcome, entry.people) == (Outcome.AMBIGUOUS, 2)
    assert stage.server.posts == []


async def test_listed_nowhere_but_running(stage: Stage) -> None:
    stage.hold()
    shown = await stage.confirm()
    empty = Answer(200, '{"cnt": 0, "list": []}', "application/json")
    stage.server.faults.add(Fault("/logs/calls$", empty, times=None))
    same = {"id": ROOM, "state": "running", "session_id": shown.ref.session_id}
    own = Answer(200, json.dumps({"conference": same}), "application/json")
    stage.server.faults.add(Fault(f"/conferences/{ROOM}$", own, times=None))
    entry = await stage.yes(shown)
    assert (entry.outcome, entry.people, entry.detail) == (Outcome.UNREADABLE, None, None)
    assert stage.server.posts == []


async def test_more_people_than_the_screen_said(stage: Stage) -> None:
    stage.hold([Guest()])
    shown = await stage.confirm(threshold=1)
    stage.fill(2)
    anew = await stage.asked_anew(shown)
    assert (anew.anew, anew.people, anew.threshold) == (ReconfirmReason.MORE_PEOPLE, 3, 1)
    assert (anew.operator_id, anew.server_id, anew.ref) == (ANNA, stage.main.id, shown.ref)
    assert anew.key != shown.key
    assert await stage.record() == [("Anna", Outcome.ASKED_AGAIN, 3, None)]
    assert stage.server.posts == []
    assert (await stage.yes(anew)).outcome is Outcome.STOPPED


async def test_not_forgotten_any_more(stage: Stage) -> None:
    """The owner counts as a host, whatever the rows say."""
    stage.hold([Participant("ivanova", "Anna Ivanova", 1), Guest()])
    anew = await stage.asked_anew(await stage.confirm(threshold=1))
    assert (anew.anew, anew.threshold, anew.people) == (ReconfirmReason.NOT_FORGOTTEN, None, 2)
    assert stage.server.posts == []


async def test_people_who_cannot_be_read_any_more(stage: Stage) -> None:
    stage.hold()
    shown = await stage.confirm()
    stage.server.faults.add(Fault("/participants$", Answer(500), times=None))
    anew = await stage.asked_anew(shown)
    assert (anew.anew, anew.people) == (ReconfirmReason.MORE_PEOPLE, None)


async def test_what_cannot_be_read_is_not_stopped(stage: Stage) -> None:
    stage.hold()
    shown = await stage.confirm()
    stage.server.applications["client"].permissions.clear()
    entry = await stage.yes(shown)
    assert entry.outcome is Outcome.REFUSED
    assert entry.detail
    assert stage.server.posts == []


async def test_a_server_that_hangs_is_not_waited_for(stage: Stage) -> None:
    stage.choose(StopLimits(reading=0.3))
    stage.hold()
    shown = await stage.confirm()
    stage.server.faults.add(Fault("/", Hang(), times=None))
    async with asyncio.timeout(4):
        entry = await stage.yes(shown)
    assert (entry.outcome, entry.detail) == (Outcome.UNREACHABLE, None)
    assert not stage.stop.under_way
