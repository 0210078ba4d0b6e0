"""A newly forgotten conference is announced once per session, and silence holds where in doubt."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from demo.trueconf import Fault, Generation, Guest, Status
from services.alerts.kinds import Kind
from services.forgotten.rules import examine
from services.servers import Server
from services.trueconf import Session
from tests.running_bot import House
from tests.stories.watch.scenes import (
    ANNA,
    BORIS,
    HOST,
    ROOM,
    TOPIC,
    alarm,
    forget,
    looks,
    server_of,
    services_of,
    switch,
    told,
    watched,
)


@pytest.mark.parametrize("generation", ["v3.3", "v4"])
@pytest.mark.parametrize(
    ("guests", "rule", "people"), [(0, "lone-host", 1), (3, "no-host", 3)], ids=["host", "guests"]
)
async def test_a_forgotten_conference_is_announced_with_its_reason(
    house: House, generation: Generation, guests: int, rule: str, people: int
) -> None:
    server, _ = await watched(house, generation)
    forget(server, guests=guests)
    alert = await alarm(house)
    assert (alert["server"], alert["topic"]) == ("Main", TOPIC)
    assert (alert["rule"], alert["people"]) == (rule, people)
    assert 5300 < alert["age"] < 5600


async def test_a_session_is_announced_once_also_over_restarts(house: House) -> None:
    server, _ = await watched(house)
    forget(server)
    await alarm(house)
    await looks(server, 3)
    await house.restart()
    await looks(server, 1)  # a watch that is on begins again by itself
    await looks(server, 2)
    assert len(told(house)) == 1

    server.world.end(ROOM)
    server.world.begin(ROOM, [HOST], datetime.now(UTC) - timedelta(hours=3))
    assert (await alarm(house, 2))["age"] > 3 * 3600 - 60


async def test_a_session_that_seemed_to_have_ended_is_not_announced_again(house: House) -> None:
    server, _ = await watched(house)
    forget(server)
    await alarm(house)
    await switch(house, on=False)
    await house.change("UPDATE sightings SET ended_at = seen_at")
    await switch(house, on=True)
    await looks(server, 3)
    assert len(told(house)) == 1


async def test_what_runs_for_less_than_the_threshold_is_none(house: House) -> None:
    server, _ = await watched(house)
    await services_of(house).watch.choose_threshold(house.operator(ANNA), server_of(house), 2)
    forget(server, "Young")
    await looks(server, 2)
    assert told(house) == []
    forget(server, "Old", room="5550000001", minutes=125)
    assert (await alarm(house))["topic"] == "Old"
    await services_of(house).watch.choose_threshold(house.operator(ANNA), server_of(house), 1)
    assert (await alarm(house, 2))["topic"] == "Young"


async def test_doubt_is_silent(house: House) -> None:
    server, _ = await watched(house)
    server.faults.add(Fault("/participants", Status(500), times=None))
    forget(server)
    await looks(server, 3)
    assert told(house) == []
    server.faults.clear()
    await alarm(house)


async def test_trouble_ends_no_watch_and_is_logged_once(house: House) -> None:
    server, _ = await watched(house)
    forget(server, guests=2)
    await alarm(house)
    server.faults.add(Fault("/logs/calls", Status(502), times=None))
    before = len(server.requests)
    await server.until(lambda: len(server.requests) > before + 5, 15)
    troubles = [line for line in house.records.lines if "watch Main: fails" in line]
    assert len(troubles) == 1
    assert told(house, Kind.FORGOTTEN_ENDED) == []

    server.faults.clear()
    forget(server, "Another", room="5550000001")
    assert (await alarm(house, 2))["topic"] == "Another"


async def test_a_conference_that_is_led_again_has_not_ended(house: House) -> None:
    server, _ = await watched(house)
    forget(server)
    await alarm(house)
    server.world.join(ROOM, Guest())  # a host and a guest: not forgotten any more
    await looks(server, 3)
    assert told(house, Kind.FORGOTTEN_ENDED) == []


async def test_off_takes_effect_at_once_and_quick_switching_leaves_one_loop(house: House) -> None:
    server, _ = await watched(house)
    for on in (False, True, False, True, True):
        await switch(house, on)
    await looks(server, 2)
    assert len(loops()) == 1
    await switch(house, on=False)
    assert not loops()
    forget(server)
    await house.restart()
    assert not loops()
    state = services_of(house).watch.state(house.operator(ANNA), server_of(house))
    assert state.changed_by == "Anna"


async def test_two_operators_are_told(house: House) -> None:
    boris = house.add_operator(BORIS, "Борис", "ru")
    server, anna = await watched(house)
    await boris.send("/start", wait=True)
    forget(server)
    await alarm(house)
    assert len(told(house, chat=ANNA)) == len(told(house, chat=BORIS)) == 1
    assert TOPIC in anna.screen.text
    assert "only the moderator is there" in anna.screen.text
    assert TOPIC in boris.screen.text
    assert "остался только ведущий" in boris.screen.text


def loops() -> list[asyncio.Task[object]]:
    """The loops that watch."""
    return [
        task
        for task in asyncio.all_tasks()
        if task.get_name() == "watch Main" and not task.cancelling()
    ]


async def test_what_is_still_forgotten_when_a_mute_ends_is_told_then(house: House) -> None:
    boris = house.add_operator(BORIS, "Boris")
    server, _ = await watched(house)
    await boris.send("/start", wait=True)
    subscriptions = services_of(house).subscriptions
    await subscriptions.mute(house.operator(ANNA), server_of(house).id, 8)
    forget(server)
    await alarm(house, chat=BORIS)
    await looks(server, 2)
    assert told(house) == []
    await subscriptions.unmute(house.operator(ANNA), server_of(house).id)
    services_of(house).watch.scan_soon(server_of(house).id)
    assert (await alarm(house))["topic"] == TOPIC
    await looks(server, 2)
    assert (len(told(house)), len(told(house, chat=BORIS))) == (1, 1)


async def test_what_has_ended_when_a_mute_ends_is_not_told(house: House) -> None:
    boris = house.add_operator(BORIS, "Boris")
    server, _ = await watched(house)
    await boris.send("/start", wait=True)
    subscriptions = services_of(house).subscriptions
    await subscriptions.mute(house.operator(ANNA), server_of(house).id, 8)
    forget(server)
    await alarm(house, chat=BORIS)
    server.world.end(ROOM)
    await house.until(lambda: told(house, Kind.FORGOTTEN_ENDED, BORIS), 15)
    await subscriptions.unmute(house.operator(ANNA), server_of(house).id)
    await looks(server, 2)
    assert told(house) == []


async def test_a_mistake_of_ours_with_one_hides_no_other(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.expected_errors = ["incident "]
    server, _ = await watched(house)

    async def careless(at: Server, session: Session, obstacle: Any) -> Any:
        if session.conference_id == ROOM:
            raise ZeroDivisionError
        return await examine(at, session, obstacle)

    monkeypatch.setattr("services.forgotten.search.examine", careless)
    forget(server)
    forget(server, "Another one", room="5517238844")
    assert (await alarm(house))["topic"] == "Another one"
    await looks(server, 2)
    assert len(told(house)) == 1
    monkeypatch.undo()
    assert (await alarm(house, 2))["topic"] == TOPIC


async def test_a_search_that_fails_by_our_mistake_finds_nothing_to_be_well(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither in the window, nor for the watch, which would tell that all of it has ended."""
    house.expected_errors = ["incident ", "failed"]
    server, anna = await watched(house)
    forget(server)
    await alarm(house)

    async def fail(_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr("services.forgotten.search.read_listing", fail)
        await anna.send("/forgotten")
        await house.telegram.until(lambda: house.telegram.messages(ANNA)[-1].text.endswith("."))
        assert "Something went wrong" in house.telegram.messages(ANNA)[-1].text
    await looks(server, 2)
    assert told(house, Kind.FORGOTTEN_ENDED) == []
