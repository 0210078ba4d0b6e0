"""When nobody answers, Telegram included, it is the bot that is offline."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.polling.meeting import MeetLimits
from demo.trueconf import SimulatedTrueConf
from services.alerts.kinds import Kind
from tests.running_bot import House
from tests.stories.monitoring.scenes import (
    ANNA,
    alarm,
    at,
    checks,
    comes_back,
    falls_over,
    monitored,
    told,
    verdicts,
)


@pytest.fixture(autouse=True)
def _near(house: House) -> None:
    """A Telegram that does not answer at once does not answer."""
    house.limits = replace(house.limits, meet=MeetLimits(reach=0.8))


@pytest.fixture
async def servers(house: House) -> list[SimulatedTrueConf]:
    return [await monitored(house, f"Server {number}") for number in range(3)]


async def begun(house: House, servers: list[SimulatedTrueConf]) -> None:
    house.add_operator(ANNA, "Anna")
    await house.begin()
    await asyncio.gather(*(checks(server, 2) for server in servers))


async def offline(house: House) -> None:
    await house.until(lambda: any("the bot is offline" in line for line in house.records.lines))


async def test_one_message_instead_of_outages(
    house: House, servers: list[SimulatedTrueConf]
) -> None:
    await begun(house, servers)
    await house.telegram.stop()
    await falls_over(*servers)
    await offline(house)
    await asyncio.gather(*(verdicts(house, 4, f"Server {number}") for number in range(3)))
    assert told(house) == []
    await house.telegram.start()
    await comes_back(*servers)
    was = await alarm(house, Kind.OFFLINE)
    await asyncio.gather(*(checks(server, 4) for server in servers))
    assert told(house) == [was]
    began, ended = at(was.data["began_at"]), at(was.data["ended_at"])
    assert was.thread == f"offline:{was.data['began_at']}"
    assert 0.5 < (ended - began).total_seconds() < 30
    assert house.rows("SELECT * FROM outages") == []


async def test_a_single_server(house: House) -> None:
    server = await monitored(house, "Server 0")
    await begun(house, [server])
    await house.telegram.stop()
    await server.stop()
    await offline(house)
    await house.telegram.start()
    await server.start()
    was = await alarm(house, Kind.OFFLINE)
    await checks(server, 4)
    assert told(house) == [was]


async def test_what_is_still_down_afterwards_is_an_outage(
    house: House, servers: list[SimulatedTrueConf]
) -> None:
    await begun(house, servers)
    await house.telegram.stop()
    await falls_over(*servers)
    await offline(house)
    await house.telegram.start()
    await comes_back(*servers[1:])
    was, down = await alarm(house, Kind.OFFLINE), await alarm(house, Kind.OUTAGE)
    await verdicts(house, 4, "Server 0")
    assert told(house) == [was, down]
    assert down.data["server"] == "Server 0"
    assert at(down.data["began_at"]) >= at(was.data["ended_at"])


async def test_all_servers_down_while_telegram_answers_are_outages(
    house: House, servers: list[SimulatedTrueConf]
) -> None:
    await begun(house, servers)
    await falls_over(*servers)
    await alarm(house, Kind.OUTAGE, 3)
    assert told(house, Kind.OFFLINE) == []


async def test_one_server_down_while_telegram_does_not_answer_is_an_outage(
    house: House, servers: list[SimulatedTrueConf]
) -> None:
    await begun(house, servers)
    await house.telegram.stop()
    await servers[0].stop()
    down = await alarm(house, Kind.OUTAGE)
    assert down.data["server"] == "Server 0"
    await asyncio.gather(*(checks(server, 3) for server in servers[1:]))
    assert told(house) == [down]
    await house.telegram.start()


async def test_an_outage_from_before_lasts(house: House, servers: list[SimulatedTrueConf]) -> None:
    await begun(house, servers)
    await servers[0].stop()
    down = await alarm(house, Kind.OUTAGE)
    await house.telegram.stop()
    await falls_over(*servers[1:])
    await offline(house)
    await house.telegram.start()
    await comes_back(*servers)
    was, up = await alarm(house, Kind.OFFLINE), await alarm(house, Kind.RECOVERY)
    assert up.thread == down.thread
    assert [alert.kind for alert in told(house)].count(Kind.OUTAGE) == 1
    assert len(told(house, Kind.OFFLINE)) == 1
    assert was.data["began_at"] < up.data["ended_at"]


async def test_the_checks_begin_without_telegram(house: House) -> None:
    server = await monitored(house)
    house.add_operator(ANNA, "Anna")
    await house.telegram.stop()
    beginning = asyncio.create_task(house.begin())
    await checks(server, 2)
    await server.status.stop()  # which is no trouble of the bot's: it does answer
    down = await alarm(house, Kind.OUTAGE)
    await house.telegram.start()
    await beginning
    assert told(house) == [down]


@pytest.mark.parametrize("reason", ["not-yet-valid", "expired"])
async def test_a_wrong_clock_is_no_outage_of_the_servers(house: House, reason: str) -> None:
    """To the machine of the bot all certificates look so, that of Telegram included."""
    wrong = house.authority.issue(
        "127.0.0.1",
        expired=reason == "expired",
        begins_in=timedelta(days=3 if reason == "not-yet-valid" else -3),
    )
    servers = [await monitored(house, f"Server {number}") for number in range(2)]
    # One whose certificate nobody verifies answers all the time.
    unverified = await monitored(house, "Unverified")
    house.server_settings["Unverified"] = 'ssl_certificate = false\napi_version = "v3.3"'
    await begun(house, [*servers, unverified])
    anna = house.people[ANNA]
    await anna.send("/start", wait=True)
    await house.telegram.stop()
    right = [server.api._tls for server in servers]
    for server in servers:
        server.api._tls = wrong.context
        await server.api.stop()
        await server.api.start()
    await house.until(lambda: any("clock of this machine" in x for x in house.records.lines), 15)
    await asyncio.gather(*(verdicts(house, 4, f"Server {number}") for number in range(2)))
    assert told(house) == []
    for server, context in zip(servers, right, strict=True):
        server.api._tls = context
        await server.api.stop()
        await server.api.start()
    was = await alarm(house, Kind.OFFLINE)
    assert was.data["clock"] is True
    await house.telegram.start()
    said = "The clock of the bot’s machine was probably wrong"
    await house.telegram.until(lambda: said in house.telegram.messages(ANNA)[-1].text)
    assert told(house) == [was]


async def test_the_bot_is_ended_while_it_is_offline(
    house: House, servers: list[SimulatedTrueConf]
) -> None:
    await begun(house, servers)
    await house.telegram.stop()
    await falls_over(*servers)
    await offline(house)
    await house.end()
    (was,) = told(house)
    assert was.kind == Kind.OFFLINE
    await house.telegram.start()
