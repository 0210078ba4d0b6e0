"""The stop, told by its own words: confirm screens, and which Yes counts."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from demo.trueconf import Call, Fault, Guest, Hang, SimulatedTrueConf
from demo.trueconf import Status as Answer
from services.conferences.references import SessionRef
from services.errors import (
    ConfirmationOutdated,
    NotStoppable,
    ServerGone,
    StopInProgress,
)
from services.stop.audit import Entry, Outcome
from tests.stories.services.stage import (
    ANNA,
    HOST,
    OTHER_ROOM,
    POST,
    ROOM,
    TOPIC,
    Stage,
)

# The confirm screen


async def test_a_confirm_screen_is_what_it_says(stage: Stage) -> None:
    stage.hold([HOST, Guest(), Guest()])
    before = datetime.now(UTC)
    shown = await stage.confirm(threshold=4)
    assert (shown.operator_id, shown.server_id) == (ANNA, stage.main.id)
    assert shown.address == stage.server.address
    assert shown.ref == SessionRef.of((await stage.card()).session)
    assert shown.ref.conference_id == ROOM
    assert shown.ref.identified
    assert (shown.topic, shown.owner) == (TOPIC, (await stage.card()).session.owner)
    assert (shown.people, shown.threshold, shown.used, shown.anew) == (3, 4, False, None)
    assert shown.age == pytest.approx(90 * 60, abs=60)
    assert before <= shown.shown_at <= datetime.now(UTC)
    assert await stage.stop.confirmation(stage.anna, shown.key) == shown


async def test_a_confirm_screen_without_figures(stage: Stage) -> None:
    stage.hold()
    stage.server.faults.add(Fault("/participants$", Answer(500), times=None))
    shown = await stage.confirm()
    assert (shown.people, shown.threshold) == (None, None)
    assert await stage.stop.confirmation(stage.anna, shown.key) == shown


async def test_what_cannot_be_stopped_has_no_confirm_screen(stage: Stage) -> None:
    stage.hold()
    stage.world.begin_second(ROOM, [HOST])
    listing = await stage.conferences.listing(stage.anna, stage.main, fresh=True)
    ref = SessionRef.of(listing.sessions[0])
    ambiguous = await stage.conferences.card(stage.anna, stage.main, ref)
    with pytest.raises(NotStoppable):
        await stage.stop.confirm(stage.anna, stage.main, ambiguous)


async def test_a_confirm_screen_is_shown_to_its_operator_alone(stage: Stage) -> None:
    stage.hold()
    shown = await stage.confirm()
    for key, who in ((shown.key, stage.boris), ("unknown", stage.anna)):
        with pytest.raises(ConfirmationOutdated):
            await stage.stop.confirmation(who, key)


# Yes


async def test_stopped(stage: Stage) -> None:
    stage.hold([Guest(), Guest()])
    search = stage.forgotten.search(stage.anna, stage.main)
    await search.ended()
    assert search.findings().forgotten
    shown = await stage.confirm()
    before = datetime.now(UTC)
    entry = await stage.yes(shown)
    assert entry == Entry(
        id=entry.id,
        operator_id=ANNA,
        server_id=stage.main.id,
        server_name="Main",
        address=stage.server.address,
        ref=shown.ref,
        topic=TOPIC,
        people=2,
        requested_at=entry.requested_at,
        outcome=Outcome.STOPPED,
        detail=None,
    )
    assert before <= entry.requested_at <= datetime.now(UTC)
    assert await stage.stop.entry(stage.anna, entry.id) == entry
    assert stage.server.stops == [ROOM]
    assert stage.left_out == [stage.main.id]
    assert not search.findings().forgotten
    assert (await stage.stop.confirmation(stage.anna, shown.key)).used
    assert not stage.stop.under_way
    # People are read by the session: a new one of the room has people of its own.
    assert any("/conference-sessions/" in seen.path for seen in stage.server.requests)


async def test_by_the_conference_where_the_session_is_not_known(stage: Stage) -> None:
    stage.server.options.conference_sessions_path = False
    stage.hold([HOST, Guest()])
    assert (await stage.yes(await stage.confirm())).people == 2


async def test_two_conferences_at_once(stage: Stage) -> None:
    stage.hold()
    stage.hold(room=OTHER_ROOM)
    one, other = await stage.confirm(), await stage.confirm(stage.boris, room=OTHER_ROOM)
    entries = await asyncio.gather(stage.yes(one), stage.yes(other, stage.boris))
    assert [entry.outcome for entry in entries] == [Outcome.STOPPED] * 2
    assert sorted(stage.server.stops) == [ROOM, OTHER_ROOM]


async def test_the_same_conference_of_another_server(stage: Stage) -> None:
    stage.hold()
    one = await stage.confirm()
    other = await stage.stop.confirm(stage.boris, stage.other, await stage.card())
    outcomes: list[Outcome | None] = []

    async def boris_too(_: SimulatedTrueConf) -> None:
        outcomes.append((await stage.yes(other, stage.boris)).outcome)

    stage.server.faults.add(Fault(POST, Call(boris_too)))
    await stage.yes(one)
    assert outcomes == [Outcome.STOPPED]


async def test_a_stop_that_is_cut_off_keeps_nobody_from_the_next(stage: Stage) -> None:
    stage.hold()
    shown = await stage.confirm()
    stage.server.faults.add(Fault("/", Hang(), times=None))
    cut_off = asyncio.create_task(stage.stop.execute(stage.anna, shown.key))
    asked = len(stage.server.requests)
    await stage.server.until(lambda: len(stage.server.requests) > asked)
    assert stage.stop.under_way
    cut_off.cancel()
    await asyncio.wait([cut_off])
    stage.server.faults.clear()
    assert (await stage.yes(shown)).outcome is Outcome.STOPPED


async def test_one_operator_at_a_time(stage: Stage) -> None:
    stage.hold()
    one, other = await stage.confirm(), await stage.confirm(stage.boris)
    seen_under_way: list[bool] = []

    async def boris_too(_: SimulatedTrueConf) -> None:
        seen_under_way.append(stage.stop.under_way)
        with pytest.raises(StopInProgress) as refused:
            await stage.stop.execute(stage.boris, other.key)
        assert refused.value.operator_name == "Anna"

    stage.server.faults.add(Fault(POST, Call(boris_too)))
    await stage.yes(one)
    assert seen_under_way == [True]
    assert stage.server.stops == [ROOM]
    assert await stage.record() == [
        ("Anna", Outcome.STOPPED, 1, None),
        ("Boris", Outcome.IN_PROGRESS, None, "Anna"),
    ]
    assert not (await stage.stop.confirmation(stage.boris, other.key)).used


async def test_a_yes_that_does_not_count(stage: Stage) -> None:
    stage.hold()
    older, foreign = await stage.confirm(), await stage.confirm(stage.boris)
    newest = await stage.confirm()
    for key in ("unknown", older.key, foreign.key):
        with pytest.raises(ConfirmationOutdated):
            await stage.stop.execute(stage.anna, key)
    assert await stage.record() == [("Anna", Outcome.OUTDATED, None, None)] * 2
    assert stage.server.posts == []
    await stage.yes(newest)
    with pytest.raises(ConfirmationOutdated):
        await stage.stop.execute(stage.boris, newest.key)
    assert stage.server.stops == [ROOM]


async def test_used_between_two_looks_at_it(stage: Stage) -> None:
    stage.hold()
    shown = await stage.confirm()
    foreign = await stage.confirm(stage.boris)
    await stage.ledger.intend(stage.anna, shown, people=None)
    with pytest.raises(ConfirmationOutdated):
        await stage.ledger.intend(stage.anna, shown, people=None)
    assert len(await stage.record()) == 1
    assert not (await stage.stop.confirmation(stage.boris, foreign.key)).used


async def test_a_server_that_is_gone(stage: Stage) -> None:
    stage.hold()
    shown = await stage.stop.confirm(stage.anna, stage.moved, await stage.card())
    with pytest.raises(ServerGone):
        await stage.stop.execute(stage.anna, shown.key)
    assert await stage.record() == [("Anna", Outcome.SERVER_GONE, None, None)]
    assert (await stage.stop.confirmation(stage.anna, shown.key)).used
