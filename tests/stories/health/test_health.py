"""The pages that say how the bot is: when it is well, and with one thing broken at a time."""

from __future__ import annotations

import ast
import asyncio
import json
import os
import platform
import socket
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, get_args

import pytest
from aiohttp import ClientConnectorError
from prometheus_client.parser import text_string_to_metric_families

from bot import __version__
from bot.app import App
from bot.health.limits import HealthLimits
from bot.instance import CannotRun
from demo.telegram import Person
from services.clock import utc_now
from services.monitoring.verdicts import Verdict
from services.policy.cases import DECIDED
from services.trueconf.errors import UnreachableReason
from tests.running_bot import RunningBot
from tests.stories.health.places import Place
from tests.stories.screens.scenes import at_menu, at_rest, hold
from tests.structure.modules import imports, modules, within

DAY = timedelta(days=1)


@pytest.fixture
def place(bot: RunningBot) -> Place:
    built = Place()
    bot.extra_settings = f'health = {{ listen = "{built.address}" }}'
    return built


async def at_work(bot: RunningBot, *, monitored: bool = False) -> Person:
    hold(await bot.add_server(), "Secret plans")
    bot.status_settings["Main"] = f"state = {str(monitored).lower()}"
    anna = await at_menu(bot)
    await at_rest(bot)
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


def age_of_polls(bot: RunningBot, seconds: float) -> None:
    """Let Telegram have been silent for so long."""
    assert bot.app
    assert bot.app._session.polls.polled_at
    bot.app._session.polls.polled_at -= seconds


def samples(text: str) -> dict[tuple[str, ...], float]:
    return {
        (sample.name.removeprefix("trueconf_bot_"), *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def test_all_is_well(bot: RunningBot, place: Place) -> None:
    await at_work(bot, monitored=True)
    await bot.until(lambda: bot.servers["Main"].requests)
    assert await place.get("/healthz") == (200, "ok\n")
    found = await ready(place, True)
    assert found["telegram"]["ready"]
    assert found["telegram"]["way"] == 1
    assert found["database"] == {"ready": True}
    assert found["servers"]["Main"]["monitored"]
    assert (await place.get("/"))[0] == 404


async def test_telegram_is_silent(bot: RunningBot, place: Place) -> None:
    anna = await at_work(bot)
    age_of_polls(bot, HealthLimits().silence)
    assert not (await ready(place, False))["telegram"]["ready"]
    assert (await place.get("/healthz"))[0] == 200
    await anna.press("Refresh")
    assert (await ready(place, True))["telegram"]["poll_age"] < 10


async def test_before_the_first_poll(bot: RunningBot, place: Place) -> None:
    """Telegram cannot be reached: the pages are there all the same."""
    await bot.add_server()
    bot.add_operator(1001, "Anna")
    await bot.telegram.stop()
    app = App(bot.settings())
    running = asyncio.create_task(app.run())
    found = await ready(place, False)
    assert found["telegram"] == {"ready": False, "poll_age": None, "way": 1}
    app.end()
    await running


async def test_the_checks_of_a_server_cease(bot: RunningBot, place: Place) -> None:
    shift = timedelta()

    def now() -> datetime:
        return utc_now() + shift

    bot.now = now
    bot.server_settings["Other"] = 'ssl_certificate = "ca.pem"'
    await bot.add_server("Other")
    await at_work(bot, monitored=True)
    while (await ready(place, True))["servers"]["Main"]["check_age"] is None:
        pass  # until the first check is done
    shift = DAY
    found = (await ready(place, False))["servers"]
    assert (found["Main"]["ready"], found["Main"]["check_age"] > 80_000) == (False, True)
    assert (found["Other"]["ready"], found["Other"]["monitored"]) == (True, False)


async def test_the_database_does_not_answer(bot: RunningBot, place: Place) -> None:
    # The sender may look into the outbox meanwhile, too.
    bot.expected_errors = ["the outbox cannot be read", "goes on (OperationalError)"]
    await at_work(bot)
    # In a thread: a transaction that the bot has open must be able to end meanwhile.
    await asyncio.to_thread(bot.execute, "ALTER TABLE alerts RENAME TO elsewhere")
    assert (await ready(place, False))["database"] == {"ready": False}
    await asyncio.to_thread(bot.execute, "ALTER TABLE elsewhere RENAME TO alerts")
    await ready(place, True)


async def test_maintenance_is_a_figure(bot: RunningBot, place: Place) -> None:
    await at_work(bot, monitored=True)
    assert bot.app
    services = bot.app._services
    (main,) = services.servers.all()
    await services.maintenance.pause(next(iter(services.operators.all())), main, None)
    _, text = await place.get("/metrics")
    assert samples(text)["server_maintenance", "Main"] == 1


async def test_figures(bot: RunningBot, place: Place) -> None:
    anna = await at_work(bot, monitored=True)
    await anna.press("Conferences")
    await anna.sees("Secret plans")
    await at_rest(bot)
    _, text = await place.get("/metrics")
    values = samples(text)
    assert values["press_seconds_count",] == 1
    assert values["press_seconds_bucket", "+Inf"] == 1
    assert 0 < values["press_seconds_sum",] < 5
    assert values["telegram_requests_total", "answered", "editMessageText"] == 1
    assert values["telegram_requests_total", "answered", "getUpdates"] >= 2
    assert values["server_requests_total", "Main", "answered"] > 2
    assert values["server_verdict", "Main", "running"] == 1
    assert values["server_outage", "Main"] == 0
    assert values["server_maintenance", "Main"] == 0
    assert 0 <= values["server_check_age_seconds", "Main"] < 60
    assert (values["ready",], values["alert_chats",], values["way_to_telegram",]) == (1, 0, 1)
    assert values["process_open_fds",] > 0
    assert "Secret plans" not in text
    assert "Anna" not in text


async def test_the_port_is_taken(bot: RunningBot, place: Place) -> None:
    await bot.add_server()
    bot.add_operator(1001, "Anna")
    with (
        socket.create_server(("127.0.0.1", place.port)),
        pytest.raises(CannotRun, match=rf"^\[health\] listen = {place.address}: .*in use"),
    ):
        await App(bot.settings()).run()


async def test_it_ends_with_the_bot(bot: RunningBot, place: Place) -> None:
    await at_work(bot)
    await bot.restart()
    await ready(place, True)
    await bot.end()
    with pytest.raises(ClientConnectorError):
        await place.get("/healthz")


def test_who_does_not_ask_for_it_does_not_load_it() -> None:
    heavy = {"bot.health.pages", "bot.health.metrics", "aiohttp.web"}
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


# Connections


async def connected(place: Place) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    return await asyncio.open_connection("127.0.0.1", place.port)


async def is_closed(reader: asyncio.StreamReader) -> bytes:
    """What comes before the other side closes."""
    async with asyncio.timeout(10):
        try:
            return await reader.read()
        except ConnectionError:
            return b""


async def test_who_connects_and_says_nothing_keeps_nobody_out(
    bot: RunningBot, place: Place
) -> None:
    bot.limits = replace(bot.limits, health=HealthLimits(connections=3, connection=60.0))
    await at_work(bot)
    open_before = len(os.listdir("/proc/self/fd"))
    idle = [await connected(place) for _ in range(20)]
    for reader, _ in idle[:17]:
        assert await is_closed(reader) == b""
    for _ in range(3):
        assert await place.get("/healthz") == (200, "ok\n")
    for _, writer in idle:
        writer.close()
    await bot.until(lambda: len(os.listdir("/proc/self/fd")) <= open_before)


SLOW = {
    "nothing": b"",
    "half a line": b"GET /healthz HT",
    "no end of the headers": b"GET /healthz HTTP/1.1\r\nHost: bot\r\nX-A: ",
    "half a body": b"POST /healthz HTTP/1.1\r\nHost: bot\r\nContent-Length: 100\r\n\r\nabc",
}


@pytest.mark.parametrize("said", SLOW)
async def test_a_connection_has_its_time(bot: RunningBot, place: Place, said: str) -> None:
    bot.limits = replace(bot.limits, health=HealthLimits(connection=1.5))
    await at_work(bot)
    reader, writer = await connected(place)
    writer.write(SLOW[said])
    await is_closed(reader)
    writer.close()
    assert await place.get("/healthz") == (200, "ok\n")


GARBAGE = {
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 200,
    "no HTTP": b"\x00\xff" * 500 + b"\r\n\r\n",
    "a bad header": b"GET /healthz HTTP/1.1\r\nHost bot\r\n\r\n",
    "a long line": b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
    "two lengths": b"GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    "an odd path": b"GET http://[::1 HTTP/1.1\r\nHost: bot\r\n\r\n",
    "another method": b"BREW /healthz HTTP/1.1\r\nHost: bot\r\n\r\n",
}


@pytest.mark.parametrize("said", GARBAGE)
async def test_garbage_is_refused_and_fills_no_log(
    bot: RunningBot, place: Place, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    await at_work(bot)
    reader, writer = await connected(place)
    writer.write(GARBAGE[said])
    answer = await is_closed(reader)
    writer.close()
    assert answer == b"" or answer.startswith((b"HTTP/1.0 4", b"HTTP/1.1 4"))
    assert await place.get("/healthz") == (200, "ok\n")
    assert not [each for each in caplog.records if each.name.startswith("bot.health")]


async def test_one_page_for_each_connection(bot: RunningBot, place: Place) -> None:
    await at_work(bot)
    reader, writer = await connected(place)
    writer.write(b"GET /healthz HTTP/1.1\r\nHost: bot\r\n\r\n" * 3)
    answer = await is_closed(reader)
    assert answer.count(b"HTTP/1.1 200") == 1
    assert b"Connection: close" in answer
    writer.close()


async def test_idle_connections_do_not_hold_up_the_end(bot: RunningBot, place: Place) -> None:
    await at_work(bot)
    idle = [await connected(place) for _ in range(5)]
    idle[0][1].write(b"GET /healthz HT")
    async with asyncio.timeout(5):
        await bot.end()
    for reader, writer in idle:
        assert await is_closed(reader) == b""
        writer.close()


async def test_a_mistake_of_ours_is_answered_with_its_number(
    bot: RunningBot, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot.expected_errors = ["incident "]
    await at_work(bot)

    def fail(*_: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("bot.health.readiness.Readiness._report", fail)
    for _ in range(2):
        status, said = await place.get("/metrics")
        assert (status, said.split()[0]) == (500, "incident")
    told = [line for line in bot.records.lines if "Traceback" in line]
    assert len(told) == 1
    assert said.split()[1] in told[0]


# Figures


async def test_what_has_not_happened_yet_is_there_as_a_zero(bot: RunningBot, place: Place) -> None:
    """Else the first failure could not be seen: `increase()` needs a value before."""
    await at_work(bot)
    _, text = await place.get("/metrics")
    found = samples(text)
    server_words = {*get_args(UnreachableReason), "tls", "protocol", "given-up", "failed"}
    for word in server_words:
        assert found["server_requests_total", "Main", word] == 0
    for word in ("refused", "flood", "network", "server-error", "given-up", "failed"):
        for method in ("answerCallbackQuery", "editMessageText", "getUpdates", "sendMessage"):
            assert found[("telegram_requests_total", *sorted((method, word)))] == 0
    assert [found["server_verdict", "Main", each] for each in Verdict].count(1) <= 1
    for state in DECIDED:
        assert found[("rule_warnings_total", *sorted(("Main", state)))] == 0
    assert found["rule_paused", "Main"] == 0
    assert found["press_seconds_count",] == 0
    build = [labels for name, *labels in found if name == "build_info"]
    assert build == [sorted((__version__, platform.python_version()))]
