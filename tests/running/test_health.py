"""The pages that say how the bot is: when it is well, and with one thing broken at a time."""

from __future__ import annotations

import ast
import asyncio
import json
import socket
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import pytest
from aiohttp import ClientConnectorError
from prometheus_client.parser import text_string_to_metric_families

from bot.app import App, CannotRun
from bot.health import readiness
from demo.telegram import Person
from services.clock import utc_now
from tests.flows.scenes import at_menu, at_rest, hold
from tests.house import House
from tests.running.places import Place
from tests.structure.modules import imports, modules, within

DAY = timedelta(days=1)


@pytest.fixture
def place(house: House) -> Place:
    built = Place()
    house.extra_settings = f'health = {{ listen = "{built.address}" }}'
    return built


async def at_work(house: House, *, monitored: bool = False) -> Person:
    hold(await house.add_server(), "Secret plans")
    house.status_settings["Main"] = f"state = {str(monitored).lower()}"
    anna = await at_menu(house)
    await at_rest(house)
    return anna


async def ready(place: Place, expected: bool) -> Any:
    """Wait until it is ready, or is not; the report."""
    async with asyncio.timeout(5):
        while True:
            with suppress(ClientConnectorError):
                status, text = await place.get("/readyz")
                report = json.loads(text)
                assert (status, report["ready"]) in {(200, True), (503, False)}
                if report["ready"] is expected:
                    return report
            await asyncio.sleep(0.01)


def age_of_polls(house: House, seconds: float) -> None:
    """Let Telegram have been silent for so long."""
    assert house.app
    assert house.app._session.polled_at
    house.app._session.polled_at -= seconds


async def test_all_is_well(house: House, place: Place) -> None:
    await at_work(house, monitored=True)
    await house.until(lambda: house.servers["Main"].requests)
    assert await place.get("/healthz") == (200, "ok\n")
    found = await ready(place, True)
    assert found["telegram"]["ready"]
    assert found["telegram"]["way"] == 1
    assert found["database"] == {"ready": True}
    assert found["servers"]["Main"]["monitored"]
    assert (await place.get("/"))[0] == 404


async def test_telegram_is_silent(house: House, place: Place) -> None:
    anna = await at_work(house)
    age_of_polls(house, readiness.SILENCE)
    assert not (await ready(place, False))["telegram"]["ready"]
    assert (await place.get("/healthz"))[0] == 200
    await anna.press("Refresh")
    assert (await ready(place, True))["telegram"]["poll_age"] < 10


async def test_before_the_first_poll(house: House, place: Place) -> None:
    """Telegram cannot be reached: the pages are there all the same."""
    await house.add_server()
    house.add_operator(1001, "Anna")
    await house.telegram.stop()
    app = App(house.settings())
    running = asyncio.create_task(app.run())
    found = await ready(place, False)
    assert found["telegram"] == {"ready": False, "poll_age": None, "way": 1}
    app.end()
    await running


async def test_the_checks_of_a_server_cease(house: House, place: Place) -> None:
    shift = timedelta()

    def now() -> datetime:
        return utc_now() + shift

    house.now = now
    house.server_settings["Other"] = 'ssl_certificate = "ca.pem"'
    await house.add_server("Other")
    await at_work(house, monitored=True)
    while (await ready(place, True))["servers"]["Main"]["check_age"] is None:
        pass  # until the first check is done
    shift = DAY
    found = (await ready(place, False))["servers"]
    assert (found["Main"]["ready"], found["Main"]["check_age"] > 80_000) == (False, True)
    assert (found["Other"]["ready"], found["Other"]["monitored"]) == (True, False)


async def test_the_database_does_not_answer(house: House, place: Place) -> None:
    house.expected_errors = ["the outbox cannot be read"]
    await at_work(house)
    # In a thread: a transaction that the bot has open must be able to end meanwhile.
    await asyncio.to_thread(house.execute, "ALTER TABLE alerts RENAME TO elsewhere")
    assert (await ready(place, False))["database"] == {"ready": False}
    await asyncio.to_thread(house.execute, "ALTER TABLE elsewhere RENAME TO alerts")
    await ready(place, True)


async def test_figures(house: House, place: Place) -> None:
    anna = await at_work(house, monitored=True)
    await anna.press("Show conferences")
    await anna.sees("Secret plans")
    await at_rest(house)
    _, text = await place.get("/metrics")
    values = {
        (sample.name.removeprefix("trueconf_bot_"), *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }
    assert values["press_seconds_count",] == 1
    assert values["press_seconds_bucket", "+Inf"] == 1
    assert 0 < values["press_seconds_sum",] < 5
    assert values["telegram_requests_total", "answered", "editMessageText"] == 1
    assert values["telegram_requests_total", "answered", "getUpdates"] >= 2
    assert values["server_requests_total", "Main", "answered"] > 2
    assert values["server_verdict", "Main", "running"] == 1
    assert values["server_outage", "Main"] == 0
    assert 0 <= values["server_check_age_seconds", "Main"] < 60
    assert (values["ready",], values["alert_chats",], values["way_to_telegram",]) == (1, 0, 1)
    assert values["process_open_fds",] > 0
    assert "Secret plans" not in text
    assert "Anna" not in text


async def test_the_port_is_taken(house: House, place: Place) -> None:
    await house.add_server()
    house.add_operator(1001, "Anna")
    with (
        socket.create_server(("127.0.0.1", place.port)),
        pytest.raises(CannotRun, match=rf"^\[health\] listen = {place.address}: .*in use"),
    ):
        await App(house.settings()).run()


async def test_it_ends_with_the_bot(house: House, place: Place) -> None:
    await at_work(house)
    await house.restart()
    await ready(place, True)
    await house.end()
    with pytest.raises(ClientConnectorError):
        await place.get("/healthz")


def test_who_does_not_ask_for_it_does_not_load_it() -> None:
    heavy = {"bot.health.pages", "bot.health.metrics", "aiohttp.web", "prometheus_client"}
    at_start = {
        name
        for module, tree in modules().items()
        if module not in heavy and not within(module, "demo")
        for statement in tree.body
        for name in imports(ast.Module([statement], []))
        if isinstance(statement, ast.Import | ast.ImportFrom)
    }
    assert at_start & heavy == set()
    assert "bot.health.readiness" in at_start
