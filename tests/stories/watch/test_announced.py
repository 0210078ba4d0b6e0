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
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import settled
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
    bot: RunningBot, generation: Generation, guests: int, rule: str, people: int
) -> None:
    server, _ = await watched(bot, generation)
    forget(server, guests=guests)
    alert = await alarm(bot)
    assert (alert["server"], alert["topic"]) == ("Main", TOPIC)
    assert (alert["rule"], alert["people"]) == (rule, people)
    assert 5300 < alert["age"] < 5600


async def test_a_session_is_announced_once_also_over_restarts(bot: RunningBot) -> None:
    server, _ = await watched(bot)
    forget(server)
    await alarm(bot)
    await looks(server, 3)
    await bot.restart()
    await looks(server, 1)  # a watch that is on begins again by itself
    await looks(server, 2)
    assert len(told(bot)) == 1

    server.world.end(ROOM)
    server.world.begin(ROOM, [HOST], datetime.now(UTC) - timedelta(hours=3))
    assert (await alarm(bot, 2))["age"] > 3 * 3600 - 60


async def test_a_session_that_seemed_to_have_ended_is_not_announced_again(bot: RunningBot) -> None:
    server, _ = await watched(bot)
    forget(server)
    await alarm(bot)
    await switch(bot, on=False)
    await bot.change("UPDATE sightings SET ended_at = seen_at")
    await switch(bot, on=True)
    await looks(server, 3)
    assert len(told(bot)) == 1


async def test_what_runs_for_less_than_the_threshold_is_none(bot: RunningBot) -> None:
    server, _ = await watched(bot)
    await services_of(bot).watch.choose_threshold(bot.operator(ANNA), server_of(bot), 2)
    forget(server, "Young")
    await looks(server, 2)
    assert told(bot) == []
    forget(server, "Old", room="5550000001", minutes=125)
    assert (await alarm(bot))["topic"] == "Old"
    await services_of(bot).watch.choose_threshold(bot.operator(ANNA), server_of(bot), 1)
    assert (await alarm(bot, 2))["topic"] == "Young"


async def test_doubt_is_silent(bot: RunningBot) -> None:
    server, _ = await watched(bot)
    server.faults.add(Fault("/participants", Status(500), times=None))
    forget(server)
    await looks(server, 3)
    assert told(bot) == []
    server.faults.clear()
    await alarm(bot)


async def test_trouble_ends_no_watch_and_is_logged_once(bot: RunningBot) -> None:
    server, _ = await watched(bot)
    forget(server, guests=2)
    await alarm(bot)
    server.faults.add(Fault("/logs/calls", Status(502), times=None))
    before = len(server.requests)
    await server.until(lambda: len(server.requests) > before + 5, 15)
    troubles = [line for line in bot.records.lines if "watch Main: fails" in line]
    assert len(troubles) == 1
    assert told(bot, Kind.FORGOTTEN_ENDED) == []

    server.faults.clear()
    forget(server, "Another", room="5550000001")
    assert (await alarm(bot, 2))["topic"] == "Another"


async def test_a_conference_that_is_led_again_has_not_ended(bot: RunningBot) -> None:
    server, _ = await watched(bot)
    forget(server)
    await alarm(bot)
    server.world.join(ROOM, Guest())  # a host and a guest: not forgotten any more
    await looks(server, 3)
    assert told(bot, Kind.FORGOTTEN_ENDED) == []


async def test_off_takes_effect_at_once_and_quick_switching_leaves_one_loop(
    bot: RunningBot,
) -> None:
    server, _ = await watched(bot)
    for on in (False, True, False, True, True):
        await switch(bot, on)
    await looks(server, 2)
    assert len(loops()) == 1
    await switch(bot, on=False)
    assert not loops()
    forget(server)
    await bot.restart()
    assert not loops()
    state = services_of(bot).watch.state(bot.operator(ANNA), server_of(bot))
    assert state.changed_by == "Anna"


async def test_two_operators_are_told(bot: RunningBot) -> None:
    boris = bot.add_operator(BORIS, "Борис", "ru")
    server, anna = await watched(bot)
    await boris.send("/start", wait=True)
    forget(server)
    await alarm(bot)
    assert len(told(bot, chat=ANNA)) == len(told(bot, chat=BORIS)) == 1
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


async def test_what_is_still_forgotten_when_a_mute_ends_is_told_then(bot: RunningBot) -> None:
    boris = bot.add_operator(BORIS, "Boris")
    server, _ = await watched(bot)
    await boris.send("/start", wait=True)
    subscriptions = services_of(bot).subscriptions
    await subscriptions.mute(bot.operator(ANNA), server_of(bot).id, 8)
    forget(server)
    await alarm(bot, chat=BORIS)
    await looks(server, 2)
    assert told(bot, arrived=True) == []
    await subscriptions.unmute(bot.operator(ANNA), server_of(bot).id)
    services_of(bot).outbox.wake()
    await bot.until(lambda: told(bot, arrived=True), 15)
    assert (await alarm(bot))["topic"] == TOPIC
    await looks(server, 2)
    assert (len(told(bot)), len(told(bot, chat=BORIS))) == (1, 1)


async def test_what_has_ended_when_a_mute_ends_is_not_told(bot: RunningBot) -> None:
    boris = bot.add_operator(BORIS, "Boris")
    server, _ = await watched(bot)
    await boris.send("/start", wait=True)
    subscriptions = services_of(bot).subscriptions
    await subscriptions.mute(bot.operator(ANNA), server_of(bot).id, 8)
    forget(server)
    await alarm(bot, chat=BORIS)
    server.world.end(ROOM)
    await bot.until(lambda: told(bot, Kind.FORGOTTEN_ENDED, BORIS), 15)
    await subscriptions.unmute(bot.operator(ANNA), server_of(bot).id)
    services_of(bot).outbox.wake()
    await settled(bot)
    assert told(bot, arrived=True) == []


async def test_a_mistake_of_ours_with_one_hides_no_other(
    bot: RunningBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot.expected_errors = ["incident "]
    server, _ = await watched(bot)

    async def careless(at: Server, session: Session, obstacle: Any) -> Any:
        if session.conference_id == ROOM:
            raise ZeroDivisionError
        return await examine(at, session, obstacle)

    monkeypatch.setattr("services.forgotten.search.examine", careless)
    forget(server)
    forget(server, "Another one", room="5517238844")
    assert (await alarm(bot))["topic"] == "Another one"
    await looks(server, 2)
    assert len(told(bot)) == 1
    monkeypatch.undo()
    assert (await alarm(bot, 2))["topic"] == TOPIC


async def test_a_search_that_fails_by_our_mistake_finds_nothing_to_be_well(
    bot: RunningBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither in the window, nor for the watch, which would tell that all of it has ended."""
    bot.expected_errors = ["incident ", "failed"]
    server, anna = await watched(bot)
    forget(server)
    await alarm(bot)

    async def fail(_: object) -> None:
        raise ZeroDivisionError

    await anna.send("/forgotten")
    await bot.telegram.until(lambda: any("Refresh" in each for each in anna.screen.labels))
    with monkeypatch.context() as broken:
        broken.setattr("services.forgotten.search.read_listing", fail)
        press = await anna.press("Refresh")
        assert "Something went wrong" in press.text
    await looks(server, 2)
    assert told(bot, Kind.FORGOTTEN_ENDED) == []


async def test_what_is_forgotten_in_maintenance_is_told_after_it(bot: RunningBot) -> None:
    server, _ = await watched(bot)
    maintenance, main = services_of(bot).maintenance, server_of(bot)
    await maintenance.pause(bot.operator(ANNA), main, None)
    forget(server)
    await looks(server, 3)
    assert told(bot) == []
    assert await maintenance.end(bot.operator(ANNA), main)
    await alarm(bot)


async def test_the_end_of_what_was_told_before_is_told_in_maintenance(bot: RunningBot) -> None:
    server, _ = await watched(bot)
    forget(server)
    await alarm(bot)
    await services_of(bot).maintenance.pause(bot.operator(ANNA), server_of(bot), None)
    server.world.end(ROOM)
    await bot.until(lambda: told(bot, Kind.FORGOTTEN_ENDED))
