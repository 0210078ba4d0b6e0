"""When nobody answers, Telegram included, it is the bot that is offline."""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.polling.meeting import MeetLimits
from demo.trueconf import SimulatedTrueConf
from services.alerts.kinds import Kind
from tests.running_bot import RunningBot
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

# Checks before an outage: no server reaches one while others are still to fall over.
SLOWLY = 6


@pytest.fixture(autouse=True)
def _near(bot: RunningBot) -> None:
    """A Telegram that does not answer at once does not answer."""
    bot.limits = replace(bot.limits, meet=MeetLimits(reach=0.8))


async def _present(server: SimulatedTrueConf, certificate: ssl.SSLContext | None) -> None:
    server.api._tls = certificate
    await server.api.stop()
    await server.api.start()


@pytest.fixture
async def servers(bot: RunningBot) -> list[SimulatedTrueConf]:
    return [await monitored(bot, f"Server {number}", failures=SLOWLY) for number in range(3)]


async def begun(bot: RunningBot, servers: list[SimulatedTrueConf]) -> None:
    bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await asyncio.gather(*(checks(server, 2) for server in servers))


async def offline(bot: RunningBot) -> None:
    await bot.until(lambda: any("the bot is offline" in line for line in bot.records.lines))


async def test_one_message_instead_of_outages(
    bot: RunningBot, servers: list[SimulatedTrueConf]
) -> None:
    await begun(bot, servers)
    await bot.telegram.stop()
    await falls_over(*servers)
    await offline(bot)
    await asyncio.gather(*(verdicts(bot, SLOWLY + 2, f"Server {number}") for number in range(3)))
    assert told(bot) == []
    await bot.telegram.start()
    await comes_back(*servers)
    was = await alarm(bot, Kind.OFFLINE)
    await asyncio.gather(*(checks(server, SLOWLY + 2) for server in servers))
    assert told(bot) == [was]
    began, ended = at(was.data["began_at"]), at(was.data["ended_at"])
    assert was.thread == f"offline:{was.data['began_at']}"
    assert 0.5 < (ended - began).total_seconds() < 30
    assert bot.rows("SELECT * FROM outages") == []


async def test_a_single_server(bot: RunningBot) -> None:
    server = await monitored(bot, "Server 0")
    await begun(bot, [server])
    await bot.telegram.stop()
    await server.stop()
    await offline(bot)
    await bot.telegram.start()
    await server.start()
    was = await alarm(bot, Kind.OFFLINE)
    await checks(server, SLOWLY + 2)
    assert told(bot) == [was]


async def test_what_is_still_down_afterwards_is_an_outage(
    bot: RunningBot, servers: list[SimulatedTrueConf]
) -> None:
    await begun(bot, servers)
    await bot.telegram.stop()
    await falls_over(*servers)
    await offline(bot)
    await bot.telegram.start()
    await comes_back(*servers[1:])
    was, down = await alarm(bot, Kind.OFFLINE), await alarm(bot, Kind.OUTAGE)
    await verdicts(bot, 4, "Server 0")
    assert told(bot) == [was, down]
    assert down.data["server"] == "Server 0"
    assert at(down.data["began_at"]) >= at(was.data["ended_at"])


async def test_all_servers_down_while_telegram_answers_are_outages(
    bot: RunningBot, servers: list[SimulatedTrueConf]
) -> None:
    await begun(bot, servers)
    await falls_over(*servers)
    await alarm(bot, Kind.OUTAGE, 3)
    assert told(bot, Kind.OFFLINE) == []


async def test_one_server_down_while_telegram_does_not_answer_is_an_outage(
    bot: RunningBot, servers: list[SimulatedTrueConf]
) -> None:
    await begun(bot, servers)
    await bot.telegram.stop()
    await servers[0].stop()
    down = await alarm(bot, Kind.OUTAGE)
    assert down.data["server"] == "Server 0"
    await asyncio.gather(*(checks(server, 3) for server in servers[1:]))
    assert told(bot) == [down]
    await bot.telegram.start()


async def test_an_outage_from_before_lasts(
    bot: RunningBot, servers: list[SimulatedTrueConf]
) -> None:
    await begun(bot, servers)
    await servers[0].stop()
    down = await alarm(bot, Kind.OUTAGE)
    await bot.telegram.stop()
    await falls_over(*servers[1:])
    await offline(bot)
    await bot.telegram.start()
    await comes_back(*servers)
    was, up = await alarm(bot, Kind.OFFLINE), await alarm(bot, Kind.RECOVERY)
    assert up.thread == down.thread
    assert [alert.kind for alert in told(bot)].count(Kind.OUTAGE) == 1
    assert len(told(bot, Kind.OFFLINE)) == 1
    assert was.data["began_at"] < up.data["ended_at"]


async def test_the_checks_begin_without_telegram(bot: RunningBot) -> None:
    server = await monitored(bot)
    bot.add_operator(ANNA, "Anna")
    await bot.telegram.stop()
    beginning = asyncio.create_task(bot.begin())
    await checks(server, 2)
    await server.status.stop()  # which is no trouble of the bot's: it does answer
    down = await alarm(bot, Kind.OUTAGE)
    await bot.telegram.start()
    await beginning
    assert told(bot) == [down]


@pytest.mark.parametrize("reason", ["not-yet-valid", "expired"])
async def test_a_wrong_clock_is_no_outage_of_the_servers(bot: RunningBot, reason: str) -> None:
    """To the machine of the bot all certificates look so, that of Telegram included."""
    wrong = bot.authority.issue(
        "127.0.0.1",
        expired=reason == "expired",
        begins_in=timedelta(days=3 if reason == "not-yet-valid" else -3),
    )
    servers = [await monitored(bot, f"Server {number}", failures=SLOWLY) for number in range(2)]
    # One whose certificate nobody verifies answers all the time.
    unverified = await monitored(bot, "Unverified")
    bot.server_settings["Unverified"] = 'ssl_certificate = false\napi_version = "v3.3"'
    await begun(bot, [*servers, unverified])
    anna = bot.people[ANNA]
    await anna.send("/start", wait=True)
    await bot.telegram.stop()
    right = [server.api._tls for server in servers]
    await asyncio.gather(*(_present(server, wrong.context) for server in servers))
    await bot.until(lambda: any("clock of this machine" in x for x in bot.records.lines), 15)
    await asyncio.gather(*(verdicts(bot, SLOWLY + 2, f"Server {number}") for number in range(2)))
    assert told(bot) == []
    await asyncio.gather(*map(_present, servers, right))
    was = await alarm(bot, Kind.OFFLINE)
    assert was.data["clock"] is True
    await bot.telegram.start()
    said = "The clock of the bot’s machine was probably wrong"
    await bot.telegram.until(lambda: said in bot.telegram.messages(ANNA)[-1].text)
    assert told(bot) == [was]


async def test_the_bot_is_ended_while_it_is_offline(
    bot: RunningBot, servers: list[SimulatedTrueConf]
) -> None:
    await begun(bot, servers)
    await bot.telegram.stop()
    await falls_over(*servers)
    await offline(bot)
    await bot.end()
    (was,) = told(bot)
    assert was.kind == Kind.OFFLINE
    await bot.telegram.start()
