"""Two presses, two names of one server, and a used screen: one session is sent one request."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from demo.trueconf import Call, Fault, Hang, SimulatedTrueConf
from demo.trueconf import Status as Answer
from services.errors import ConfirmationOutdated, StopInProgress
from services.servers import Server, Servers
from services.stop.audit import Entry, Outcome
from services.stop.confirmations import Confirmation, ReconfirmReason
from services.stop.request import StopLimits
from tests.stories.services.stage import ANNA, BORIS, HOST, POST, ROOM, Stage

# One server under two names


async def second_name(stage: Stage) -> Server:
    """The simulated server is also in the settings with another spelling of its address."""
    address = f"[::ffff:127.0.0.1]:{stage.server.api.port}"
    configured = [
        (each.name, each.address, each.client, each.monitoring) for each in stage.servers.all()
    ]
    _, _, client, monitoring = configured[0]
    stage.servers = Servers(
        stage.database, [*configured, ("Also main", address, client, monitoring)]
    )
    await stage.servers.load()
    stage.choose(StopLimits())
    return stage.servers.all()[-1]


async def test_one_server_under_two_names(stage: Stage) -> None:
    twin = await second_name(stage)
    stage.hold()
    card = await stage.card()
    one, other = await stage.confirm(), await stage.stop.confirm(stage.boris, twin, card)
    assert one.server_id != other.server_id

    async def boris_too(_: SimulatedTrueConf) -> None:
        with pytest.raises(StopInProgress) as refused:
            await stage.stop.execute(stage.boris, other.key)
        assert refused.value.operator_name == "Anna"

    stage.server.faults.add(Fault(POST, Call(boris_too)))
    assert (await stage.yes(one)).outcome is Outcome.STOPPED
    assert stage.server.stops == [ROOM]
    # Neither name shows it among the forgotten any more, and both know who stopped it.
    assert stage.left_out == [stage.main.id, twin.id]
    late = await stage.yes(other, stage.boris)
    assert (late.outcome, late.detail) == (Outcome.ALREADY_ENDED, "Anna")


async def test_what_was_stopped_at_another_address_was_another_session(stage: Stage) -> None:
    """The name has had another address since, where a conference has the same id."""
    stage.hold()
    shown = await stage.confirm()
    before = replace(shown, key="earlier", operator_id=BORIS, address="moved.example.com")
    await stage.ledger.show(before)
    entry = await stage.ledger.intend(stage.boris, before, people=1)
    await stage.ledger.settle(entry, Outcome.STOPPED)
    stage.world.end(ROOM)
    late = await stage.yes(shown)
    assert (late.outcome, late.detail) == (Outcome.ALREADY_ENDED, None)


# A used screen


async def test_a_used_screen_shows_what_its_yes_did(stage: Stage) -> None:
    stage.hold()
    shown = await stage.confirm()
    entry = await stage.yes(shown)
    assert entry.outcome is Outcome.STOPPED
    assert await stage.yes(shown) == entry
    # Also when another screen has been shown since, and after a restart.
    stage.hold(room="5517238844")
    await stage.confirm(room="5517238844")
    stage.choose(StopLimits())
    assert await stage.yes(shown) == entry
    assert stage.server.stops == [ROOM]
    assert await stage.record() == [("Anna", Outcome.STOPPED, 1, None)]


async def test_a_used_screen_that_sent_nothing_says_so_again(stage: Stage) -> None:
    stage.hold()
    shown = await stage.confirm()
    stage.server.faults.add(Fault("/", Answer(500), "GET", times=None))
    entry = await stage.yes(shown)
    assert entry.outcome is Outcome.UNREACHABLE
    stage.server.faults.clear()
    assert await stage.yes(shown) == entry
    assert stage.server.posts == []


async def test_a_used_screen_of_somebody_else_shows_nothing(stage: Stage) -> None:
    stage.hold()
    shown = await stage.confirm()
    await stage.yes(shown)
    with pytest.raises(ConfirmationOutdated):
        await stage.stop.execute(stage.boris, shown.key)


async def test_a_screen_that_was_asked_again_is_outdated(stage: Stage) -> None:
    stage.hold()
    shown = await stage.confirm()
    stage.fill(1)
    await stage.asked_anew(shown)
    with pytest.raises(ConfirmationOutdated):
        await stage.stop.execute(stage.anna, shown.key)
    assert stage.server.posts == []


async def test_a_second_yes_while_the_first_is_carried_out(stage: Stage) -> None:
    """From another device: while it is read, and while it is sent, when there is an account."""
    stage.hold()
    shown = await stage.confirm()
    refused: list[str] = []
    accounts: list[Entry] = []

    async def while_read(_: SimulatedTrueConf) -> None:
        with pytest.raises(StopInProgress) as other:
            await stage.stop.execute(stage.anna, shown.key)
        refused.append(other.value.operator_name)

    async def while_sent(_: SimulatedTrueConf) -> None:
        accounts.append(await stage.yes(shown))

    stage.server.faults.add(Fault("/participants$", Call(while_read)))
    stage.server.faults.add(Fault(POST, Call(while_sent)))
    settled = await stage.yes(shown)
    assert settled.outcome is Outcome.STOPPED
    assert refused == ["Anna"]
    assert accounts == [replace(settled, outcome=None)]
    assert stage.server.stops == [ROOM]


async def test_nobody_waits_long_for_a_server_to_confirm(stage: Stage) -> None:
    stage.choose(StopLimits(waiting=0.1))
    stage.hold()
    stage.server.options.stop_delay = float("inf")
    entry = await stage.yes(await stage.confirm())
    assert entry.outcome is None
    assert stage.stop.carries_out(entry.id)
    assert stage.stop.under_way
    stage.world.end(ROOM)
    async with asyncio.timeout(10):
        await stage.stop.settled.wait()
    settled = await stage.stop.entry(stage.anna, entry.id)
    assert settled == replace(entry, outcome=Outcome.STOPPED)
    await stage.stop.ended()
    assert not stage.stop.carries_out(entry.id)
    assert stage.server.stops == [ROOM]


async def test_a_screen_whose_stop_was_cut_off_by_a_kill(stage: Stage) -> None:
    stage.hold()
    shown = await stage.confirm()
    await stage.ledger.intend(stage.anna, shown, people=1)
    stage.choose(StopLimits())
    assert (await stage.yes(shown)).outcome is Outcome.STILL_RUNNING
    assert stage.server.posts == []


# Nobody waits


async def test_a_request_goes_on_when_nobody_waits(stage: Stage) -> None:
    stage.hold()
    shown = await stage.confirm()
    arrived, go_on = asyncio.Event(), asyncio.Event()

    async def hold_back(_: SimulatedTrueConf) -> None:
        arrived.set()
        await go_on.wait()

    stage.server.faults.add(Fault(POST, Call(hold_back)))
    waiting = asyncio.create_task(stage.stop.execute(stage.anna, shown.key))
    await arrived.wait()
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert stage.stop.under_way
    ended = asyncio.create_task(stage.stop.ended())
    await asyncio.sleep(0)
    assert not ended.done()
    go_on.set()
    await ended
    assert not stage.stop.under_way
    assert stage.server.stops == [ROOM]
    assert await stage.record() == [("Anna", Outcome.STOPPED, 1, None)]


async def test_reading_is_given_up_when_nobody_waits(stage: Stage) -> None:
    stage.hold()
    shown = await stage.confirm()
    stage.server.faults.add(Fault("/participants$", Hang(), times=None))
    asked = len(stage.server.requests)
    waiting = asyncio.create_task(stage.stop.execute(stage.anna, shown.key))
    await stage.server.until(lambda: len(stage.server.requests) > asked + 2)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert not stage.stop.under_way
    await stage.stop.ended()
    assert stage.server.posts == []
    assert await stage.record() == []


# What is unreported


async def test_what_is_untold_can_be_asked_for(stage: Stage) -> None:
    stage.hold()
    entry = await stage.yes(await stage.confirm())
    now = datetime.now(UTC)
    assert await stage.stop.unreported(now - timedelta(minutes=1)) == []
    assert await stage.stop.unreported(now + timedelta(seconds=1)) == [entry]
    stage.hold(room="5517238844")
    open_one = await stage.ledger.intend(
        stage.anna, await stage.confirm(room="5517238844"), people=1
    )
    assert await stage.stop.unreported(now + timedelta(hours=1)) == [entry]
    assert await stage.stop.unfinished() == [entry, open_one]
    await stage.stop.screens.shown(entry)
    assert await stage.stop.unreported(now + timedelta(hours=1)) == []


# The clock


async def test_a_clock_that_was_set_back_keeps_no_yes_valid(stage: Stage) -> None:
    """By the clock the screen is new; it has been shown for hours."""
    stage.hold()
    shown = await stage.confirm()
    key, since = stage.stop._ledger._newest[ANNA]
    stage.stop._ledger._newest[ANNA] = (key, since - 4 * 3600)
    anew = await stage.stop.execute(stage.anna, shown.key)
    assert isinstance(anew, Confirmation)
    assert anew.anew is ReconfirmReason.EXPIRED
    assert stage.server.posts == []
    entry = await stage.stop.execute(stage.anna, anew.key)
    assert isinstance(entry, Entry)
    assert entry.outcome is Outcome.STOPPED


async def test_two_conferences_with_one_id_on_two_servers(stage: Stage) -> None:
    """Their sessions may even have the same ids: the address tells them apart."""
    stage.hold([HOST])
    card = await stage.card()
    one, other = await stage.confirm(), await stage.stop.confirm(stage.boris, stage.other, card)
    assert one.ref == other.ref
    async with asyncio.timeout(10):
        outcomes = await asyncio.gather(stage.yes(one), stage.yes(other, stage.boris))
    assert {entry.server_id for entry in outcomes} == {stage.main.id, stage.other.id}
    assert Outcome.IN_PROGRESS not in [row[1] for row in await stage.record()]
