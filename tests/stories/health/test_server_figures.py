"""What `/metrics` tells of the servers: what was read anyway, and nothing that is not known."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from demo.trueconf import Delay, Fault, Generation, Guest, SimulatedTrueConf, Status
from tests.running_bot import RunningBot
from tests.stories.health.places import Place, server_figures
from tests.stories.monitoring.scenes import (
    ANNA,
    MovableClock,
    checks,
    comes_back,
    falls_over,
    monitor_of,
    monitored,
    server_of,
    verdicts,
)
from tests.stories.screens.scenes import HOST, at_menu, at_rest
from tests.stories.watch.scenes import forget, looks, switch

FIGURES = {
    "trueconf_up",
    "trueconf_users_online",
    "trueconf_conferences_running",
    "trueconf_participants",
    "trueconf_conferences_forgotten",
    "trueconf_certificate_expiry_timestamp_seconds",
}


@pytest.fixture
def place(bot: RunningBot) -> Place:
    built = Place()
    bot.extra_settings = f'health = {{ listen = "{built.address}" }}'
    return built


async def told(place: Place) -> dict[str, float]:
    """The figures of the server called Main."""
    _, text = await place.get("/metrics")
    return {name: value for name, server, value in server_figures(text) if server == "Main"}


async def until(
    place: Place, fits: Callable[[dict[str, float]], bool], timeout: float = 15
) -> dict[str, float]:
    async with asyncio.timeout(timeout):
        while not fits(found := await told(place)):
            pass  # each scrape waits for the bot
    return found


def furnish(server: SimulatedTrueConf) -> None:
    """Two conferences with five people, one of them with its lone host for hours."""
    server.world.add_users(9, online=4)
    forget(server)
    server.world.add_room("77", "Lecture", "ivanova")
    server.world.begin("77", [HOST, Guest(), Guest(), Guest()])


@pytest.mark.parametrize("generation", ["v3.3", "v4"])
async def test_each_figure_is_what_was_read_for_somebody(
    bot: RunningBot, place: Place, generation: Generation
) -> None:
    server = await bot.add_server("Main", generation)
    bot.status_settings["Main"] = "state = true"
    furnish(server)
    anna = await at_menu(bot)
    await anna.press("Online")
    await at_rest(bot)
    await switch(bot, on=True)
    await looks(server, 1)
    found = await until(place, lambda figures: figures.keys() == FIGURES)
    expires = found.pop("trueconf_certificate_expiry_timestamp_seconds")
    assert found == {
        "trueconf_up": 1,
        "trueconf_users_online": 4,
        "trueconf_conferences_running": 2,
        "trueconf_participants": 5,
        "trueconf_conferences_forgotten": 1,
    }
    left = datetime.fromtimestamp(expires, UTC) - datetime.now(UTC)
    assert left.total_seconds() == pytest.approx(timedelta(days=30).total_seconds(), abs=3600)


async def test_a_scrape_asks_no_server_and_waits_for_none(bot: RunningBot, place: Place) -> None:
    server = await bot.add_server()
    await at_menu(bot)
    await at_rest(bot)
    server.faults.add(Fault(".", Delay(60), times=None))
    before = len(server.requests)
    for _ in range(20):
        async with asyncio.timeout(5):
            await told(place)
    assert len(server.requests) == before


async def test_without_monitoring_nobody_knows_whether_it_is_up(
    bot: RunningBot, place: Place
) -> None:
    bot.add_operator(ANNA, "Anna")
    server = await monitored(bot)
    await bot.begin()
    await checks(server, 2)
    await until(place, lambda figures: figures.get("trueconf_up") == 1)
    await monitor_of(bot).switch(bot.operator(ANNA), server_of(bot), False)
    assert "trueconf_up" not in await told(place)


async def test_down_and_up(bot: RunningBot, place: Place) -> None:
    server = await monitored(bot)
    server.world.add_users(9, online=4)
    anna = await at_menu(bot)
    await anna.press("Online")
    await at_rest(bot)
    found = await until(place, lambda figures: figures.get("trueconf_up") == 1)
    assert found["trueconf_users_online"] == 4
    await falls_over(server)
    found = await until(place, lambda figures: figures.get("trueconf_up") == 0)
    assert "trueconf_users_online" not in found
    assert "trueconf_certificate_expiry_timestamp_seconds" in found
    await comes_back(server)
    await until(place, lambda figures: figures.get("trueconf_up") == 1)


async def test_a_mistake_of_the_bot_is_no_verdict(
    bot: RunningBot, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot.expected_errors = ["incident "]
    bot.add_operator(ANNA, "Anna")
    await monitored(bot)

    async def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("services.monitoring.check.Status._look", fail)
    await bot.begin()
    await verdicts(bot, 2)
    assert "trueconf_up" not in await told(place)


async def test_what_cannot_be_read_any_more_is_unknown(bot: RunningBot, place: Place) -> None:
    server = await bot.add_server()
    furnish(server)
    anna = await at_menu(bot)
    await anna.press("Online")
    await until(place, lambda found: "trueconf_users_online" in found)
    server.faults.add(Fault("/users$", Status(502), times=None))
    await anna.press("Refresh")
    await until(place, lambda found: "trueconf_users_online" not in found)
    await switch(bot, on=True)
    await looks(server, 1)
    figures = {"trueconf_conferences_running", "trueconf_conferences_forgotten"}
    await until(place, lambda found: figures <= found.keys())
    server.faults.add(Fault("/logs/calls", Status(502), times=None))
    await until(place, lambda found: not figures & found.keys())


async def test_figures_grow_old(bot: RunningBot, place: Place) -> None:
    bot.now = clock = MovableClock()
    server = await bot.add_server()
    furnish(server)
    anna = await at_menu(bot)
    await anna.press("Online")
    await until(place, lambda found: "trueconf_participants" in found)
    clock.ahead = timedelta(minutes=12)
    found = await told(place)
    assert found.keys() <= {"trueconf_certificate_expiry_timestamp_seconds"}
    clock.ahead = timedelta(days=2)
    assert await told(place) == {}


async def test_answer_times(bot: RunningBot, place: Place) -> None:
    bot.add_operator(ANNA, "Anna")
    server = await monitored(bot)
    await bot.begin()
    await checks(server, 3)
    _, text = await place.get("/metrics")
    (count,) = (
        float(line.split()[-1])
        for line in text.splitlines()
        if line.startswith('trueconf_answer_seconds_count{server="Main"}')
    )
    assert count >= 2
