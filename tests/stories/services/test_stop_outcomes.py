"""The stop, told by its own words: the request, what is known after it, and what an earlier run
left open.
"""

from __future__ import annotations

import asyncio

import pytest

from demo.trueconf import ALL_PERMISSIONS, Call, Drop, Fault, Hang, SimulatedTrueConf
from demo.trueconf import Status as Answer
from services.servers import Server
from services.stop.audit import Entry, Outcome
from services.stop.request import StopLimits
from services.trueconf import Unreachable
from tests.stories.services.stage import HOST, POST, ROOM, Stage

# The request, and after it


async def test_a_request_that_is_refused(stage: Stage) -> None:
    stage.hold()
    shown = await stage.confirm()
    stage.server.applications["client"].permissions = {*ALL_PERMISSIONS, "conferences:read"} - {
        "conferences"
    }
    entry = await stage.yes(shown)
    assert (entry.outcome, entry.detail) == (Outcome.REFUSED, "conferences")
    assert stage.left_out == []


async def test_an_answer_that_is_lost(stage: Stage) -> None:
    stage.hold()
    shown = await stage.confirm()
    stage.server.faults.add(Fault(POST, Drop(before=False)))
    assert (await stage.yes(shown)).outcome is Outcome.STOPPED
    assert stage.server.stops == [ROOM]


async def test_a_request_that_hangs(stage: Stage) -> None:
    stage.choose(StopLimits(patience=2.0, last_look=1.0))
    stage.hold()
    shown = await stage.confirm()
    stage.server.faults.add(Fault(POST, Hang()))
    async with asyncio.timeout(4):
        entry = await stage.yes(shown)
    assert (entry.outcome, entry.detail) == (Outcome.STILL_RUNNING, None)


async def test_ended_in_the_last_moment(stage: Stage) -> None:
    stage.hold()
    shown = await stage.confirm()

    async def end(_: SimulatedTrueConf) -> None:
        stage.world.end(ROOM)

    stage.server.faults.add(Fault(POST, Call(end)))
    assert (await stage.yes(shown)).outcome is Outcome.ALREADY_ENDED


async def test_restarted_after_the_stop(stage: Stage) -> None:
    stage.hold()
    shown = await stage.confirm()

    async def begin(_: SimulatedTrueConf) -> None:
        stage.world.begin(ROOM, [HOST])

    stage.server.faults.add(Fault(POST, Call(begin, before=False)))
    assert (await stage.yes(shown)).outcome is Outcome.STOPPED_RESTARTED
    assert stage.left_out == [stage.main.id]


async def test_still_running_until_it_is_looked_at_again(stage: Stage, impatient: None) -> None:
    stage.hold()
    shown = await stage.confirm()
    stage.server.faults.add(Fault(POST, Answer(409), times=None))
    async with asyncio.timeout(4):
        entry = await stage.yes(shown)
    assert entry.outcome is Outcome.STILL_RUNNING
    assert stage.left_out == []
    assert await stage.stop.check_again(stage.boris, entry.id) is None
    assert await stage.stop.check_again(stage.anna, entry.id) == entry
    stage.world.end(ROOM)
    settled = await stage.stop.check_again(stage.anna, entry.id)
    assert settled
    assert settled.outcome is Outcome.STOPPED
    assert stage.left_out == [stage.main.id]
    asked = len(stage.server.requests)
    assert await stage.stop.check_again(stage.anna, entry.id) == settled
    assert len(stage.server.requests) == asked


async def test_what_ends_a_little_later_has_been_stopped(stage: Stage) -> None:
    stage.hold()
    shown = await stage.confirm()
    stage.server.options.stop_delay = 0.1
    assert (await stage.yes(shown)).outcome is Outcome.STOPPED


async def test_what_was_read_before_the_reads_failed_does_not_count(
    stage: Stage, impatient: None
) -> None:
    stage.hold()
    shown = await stage.confirm()
    stage.server.options.stop_delay = float("inf")

    async def break_reads(server: SimulatedTrueConf) -> None:
        server.faults.add(Fault("/", Answer(500), "GET", times=None, after=2))

    stage.server.faults.add(Fault(POST, Call(break_reads, before=False)))
    entry = await stage.yes(shown)
    assert entry.outcome is Outcome.NOT_CONFIRMED
    with pytest.raises(Unreachable):
        await stage.stop.check_again(stage.anna, entry.id)


# What an earlier run left open


async def left_open(stage: Stage, server: Server | None = None) -> Entry:
    """An intention without an outcome."""
    stage.hold()
    shown = await stage.stop.confirm(stage.anna, server or stage.main, await stage.card())
    return await stage.ledger.intend(stage.anna, shown, people=1)


async def test_an_intention_is_settled_by_reading(stage: Stage) -> None:
    entry = await left_open(stage)
    assert (entry.outcome, entry.people) == (None, 1)
    assert await stage.stop.unfinished() == [entry]
    assert await stage.stop.check_again(stage.anna, entry.id) == entry
    stage.world.end(ROOM)
    settled = await stage.stop.finish(entry)
    assert (settled.id, settled.outcome) == (entry.id, Outcome.STOPPED)
    assert await stage.stop.unfinished() == [settled]
    assert await stage.stop.finish(settled) == settled
    await stage.stop.screens.shown(settled)
    assert await stage.stop.unfinished() == []
    assert stage.server.posts == []


@pytest.mark.parametrize("trouble", ["broken", "hanging", "gone"])
async def test_an_intention_that_nobody_can_tell_of(stage: Stage, trouble: str) -> None:
    stage.choose(StopLimits(patience=0.4))
    entry = await left_open(stage, stage.moved if trouble == "gone" else None)
    kind = Hang() if trouble == "hanging" else Answer(500)
    stage.server.faults.add(Fault("/", kind, times=None))
    async with asyncio.timeout(4):
        settled = await stage.stop.finish(entry)
    assert settled.outcome is Outcome.NOT_CONFIRMED
    assert await stage.stop.entry(stage.anna, entry.id) == settled
