"""The world by itself: what can happen in it and what it refuses."""

from __future__ import annotations

import asyncio
from datetime import datetime

import pytest

from demo.trueconf import Guest, Life, Person, SimulatedTrueConf, World, furnish
from demo.trueconf.world.people import short_id
from tests.contract.simulators.trueconf.conftest import NOON, Clock


@pytest.fixture(autouse=True)
def room(world: World) -> None:
    world.add_room("77", owner="ivanova")


def test_room_that_runs_is_not_begun_again(world: World):
    world.begin("77")
    with pytest.raises(ValueError, match="already runs"):
        world.begin("77")


@pytest.mark.parametrize("act", ["begin", "end", "restart", "recording", "remove_room"])
def test_room_that_is_not_there(world: World, act: str):
    with pytest.raises(KeyError):
        getattr(world, act)("78")


def test_leaving_and_coming_again_are_two_stays(world: World, clock: Clock):
    session = world.begin("77", [Person("ivanova")])
    clock.pass_by(minutes=1)
    world.leave("77", "ivanova@vc.example.com")
    world.join(session.id, Person("ivanova"))
    assert [stay.left for stay in session.stays] == [clock(), None]
    with pytest.raises(KeyError):
        world.leave("77", "petrov")


def test_restart_with_other_people(world: World, clock: Clock):
    first = world.begin("77", [Person("ivanova"), Guest()])
    clock.pass_by(hours=1)
    second = world.restart("77", [Person("petrov")])
    assert (first.ended, first.people) == (clock(), [])
    assert first.id != second.id
    assert [stay.id for stay in second.people] == ["petrov"]
    assert world.running("77") == [second]


def test_end_of_one_of_two_sessions(world: World):
    first, second = world.begin("77"), world.begin_second("77")
    world.recording("77")
    assert world.end(second.id) is second
    assert world.rooms["77"].is_recording
    assert world.end("77") is first
    assert not world.rooms["77"].is_recording


def test_guests_have_ids_of_their_own(world: World):
    session = world.begin("77", [Guest(), Guest()])
    ids = {stay.id for stay in session.people}
    assert len(ids) == 2
    assert all(person_id.startswith("#guest:") for person_id in ids)


@pytest.mark.parametrize(
    "person_id", ["ivanova", "ivanova@vc.example.com", "ivanova@vc.example.com/phone"]
)
def test_short_id(person_id: str):
    assert short_id(person_id) == "ivanova"


def lived(seed: int) -> list[tuple[str, object, int]]:
    """The log of a furnished world after 500 events of its life."""
    world = World(now=lambda: NOON)
    furnish(world, seed)
    life = Life(SimulatedTrueConf(world), seed=seed)
    for _ in range(500):
        life.step()
    return [(row.id, row.ended, len(row.stays)) for row in world.log]


def test_life_is_the_same_for_the_same_seed():
    assert lived(1) == lived(1)
    assert lived(1) != lived(2)


def test_life_leaves_forgotten_conferences_alone(world: World):
    furnish(world, 3)
    forgotten = [
        row for row in world.running() if not world.rooms[row.conference_id or ""].permanent
    ]
    assert len(forgotten) == 3
    before = [list(row.stays) for row in forgotten]
    life = Life(SimulatedTrueConf(world), seed=3)
    for _ in range(500):
        life.step()
    assert [row.stays for row in forgotten] == before
    assert [row.ended for row in forgotten] == [None] * 3


async def test_life_can_be_started_and_stopped():
    happened = asyncio.Event()

    def now() -> datetime:
        happened.set()
        return NOON

    world = World(now=now)
    furnish(world, 1)
    happened.clear()
    life = Life(SimulatedTrueConf(world), pause=0.001, outage=None)
    life.start()
    await asyncio.wait_for(happened.wait(), timeout=5)
    with pytest.raises(RuntimeError, match="already"):
        life.start()
    await life.stop()
    await life.stop()


async def test_life_makes_the_server_fall_over(world: World):
    async with SimulatedTrueConf(world) as server:
        address = server.address
        await Life(server).fall_over(0)
        assert server.address == address
