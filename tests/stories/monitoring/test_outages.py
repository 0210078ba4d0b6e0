"""When an outage begins and ends, and what is told of it."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from demo.trueconf import Fault, Hang, SimulatedTrueConf, Status
from services.alerts.kinds import Kind
from services.monitoring.check import StatusLimits, Verdict
from tests.running_bot import RunningBot
from tests.stories.monitoring.scenes import (
    ANNA,
    BERND,
    INTERVAL,
    WEB,
    Told,
    alarm,
    at,
    checks,
    comes_back,
    falls_over,
    looks,
    monitored,
    told,
)

SHORT = 1.5  # seconds for a check of a server that hangs


def asked(server: SimulatedTrueConf, number: int) -> float:
    """When a check asked, by the simulator's monotonic clock."""
    return [seen.at for seen in server.requests if seen.path == "/api/v4/server"][number]


async def test_a_blip_an_outage_and_its_end(bot: RunningBot) -> None:
    """200, 502, 200, three time-outs, 502 twenty times, 200: one outage."""
    # What waits keeps its first words.
    monitor = replace(bot.limits.monitor, part=SHORT / INTERVAL, tell_every=60.0)
    bot.limits = replace(bot.limits, monitor=monitor)
    server = await monitored(bot)
    server.faults.add(Fault(WEB, Status(502), after=1))
    server.faults.add(Fault(WEB, Hang(), times=3, after=2))
    server.faults.add(Fault(WEB, Status(502), times=20, after=2))
    bot.add_operator(ANNA, "Anna")
    bot.add_operator(BERND, "Bernd")
    await bot.begin()
    up = await alarm(bot, Kind.RECOVERY, timeout=30)
    await checks(server, 2)

    down, _ = told(bot)
    assert told(bot) == [down, up]
    assert [alert.data for alert in told(bot, chat=BERND)] == [down.data, up.data]
    assert (down.kind, down.thread) == (Kind.OUTAGE, up.thread)
    assert down.data["verdict"] == Verdict.UNREACHABLE
    assert down.data["reason"] == "timeout"
    assert down.data["server"] == up.data["server"] == "Main"
    assert up.data["verdict"] in (Verdict.RUNNING, Verdict.SLOW)
    assert not up.data["between"]
    lasted = at(up.data["ended_at"]) - at(down.data["began_at"])
    assert up.data["seconds"] == pytest.approx(lasted.total_seconds())
    # From the end of the first time-out to the first good answer.
    expected = asked(server, 26) - asked(server, 3) - SHORT
    assert up.data["seconds"] == pytest.approx(expected, abs=1.0)
    # Its row has the verdict to which it changed.
    rows = bot.rows("SELECT verdict, reason, ended_at IS NOT NULL FROM outages")
    assert rows == [(Verdict.API_ERROR, "server-error", 1)]


async def test_blips_alone_alarm_nobody(bot: RunningBot) -> None:
    server = await monitored(bot)
    bot.add_operator(ANNA, "Anna")
    for blip in range(4):
        server.faults.add(Fault(WEB, Status(502), after=1 + blip))
    await bot.begin()
    await checks(server, 10)
    assert sum(seen.status == 502 for seen in server.requests) == 4
    assert told(bot) == []
    assert bot.rows("SELECT * FROM outages") == []


async def test_a_server_that_is_down_at_the_first_check(bot: RunningBot) -> None:
    server = await monitored(bot, failures=3)
    bot.add_operator(ANNA, "Anna")
    await server.stop()
    await bot.begin()
    down = await alarm(bot, Kind.OUTAGE)
    assert down.data["reason"] == "refused"
    await server.start()
    await alarm(bot, Kind.RECOVERY)


async def test_as_many_good_checks_as_the_settings_want(bot: RunningBot) -> None:
    server = await monitored(bot, failures=1, recoveries=3)
    bot.add_operator(ANNA, "Anna")
    server.faults.add(Fault(WEB, Status(502), times=2, after=1))
    server.faults.add(Fault(WEB, Status(502), after=3))  # the second good check is not the third
    await bot.begin()
    down, up = await alarm(bot, Kind.OUTAGE), await alarm(bot, Kind.RECOVERY)
    assert told(bot) == [down, up]
    assert looks(server) >= 8  # good, bad, bad, good, good, bad, good, good, good
    assert up.data["seconds"] == pytest.approx(asked(server, 6) - asked(server, 1), abs=1.0)


async def test_502_for_ever_does_not_end_the_checks(bot: RunningBot) -> None:
    server = await monitored(bot, interval=0.05)
    bot.add_operator(ANNA, "Anna")
    server.faults.add(Fault(WEB, Status(502), times=None))
    await bot.begin()
    await checks(server, 60, timeout=30)
    assert len(told(bot)) == 1
    server.faults.clear()
    await alarm(bot, Kind.RECOVERY)


async def test_a_hanging_server_delays_no_other(bot: RunningBot) -> None:
    monitor = replace(bot.limits.monitor, part=SHORT / INTERVAL)
    bot.limits = replace(bot.limits, monitor=monitor)
    hanging, well = await monitored(bot, "Hanging"), await monitored(bot, "Well")
    bot.add_operator(ANNA, "Anna")
    hanging.faults.add(Fault("", Hang(), times=None))
    await bot.begin()
    await checks(well, 2)
    begun = asked(well, -1)
    await checks(well, 12)
    assert asked(well, -1) - begun < 12 * SHORT / 2
    assert (await alarm(bot, Kind.OUTAGE)).data["server"] == "Hanging"


@pytest.mark.parametrize(
    ("spoil", "verdict", "reason"),
    [
        ("engine", Verdict.ENGINE_STOPPED, None),
        ("secret", Verdict.CREDENTIALS_REFUSED, None),
        ("permission", Verdict.PERMISSION_MISSING, "logs.calls:read"),
        ("api", Verdict.API_ERROR, "server-error"),
        ("nonsense", Verdict.API_ERROR, "protocol"),
        ("forbidden by a proxy", Verdict.API_ERROR, "blocked"),
    ],
)
async def test_what_is_wrong_is_told_apart(
    bot: RunningBot,
    spoil: str,
    verdict: Verdict,
    reason: str | None,
) -> None:
    bot.limits = replace(bot.limits, status=StatusLimits(rights_every=INTERVAL))
    server = await monitored(bot)
    bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await checks(server, 2)
    application = server.applications["client"]
    if spoil == "engine":
        await server.status.stop()
    elif spoil == "secret":
        application.secret = "another"
        server.revoke_tokens()
    elif spoil == "permission":
        application.permissions.clear()
    else:
        kinds = {"api": Status(502), "nonsense": Status(200, "<html>")}
        kind = kinds.get(spoil, Status(403, "<html><h1>403 Forbidden</h1>nginx</html>"))
        server.faults.add(Fault("logs|conferences", kind, times=None))
    down = await alarm(bot, Kind.OUTAGE)
    assert (down.data["verdict"], down.data["reason"]) == (verdict, reason)


PAGE = "<html><body>Down for maintenance</body></html>"


@pytest.mark.parametrize("api_version", ["v3.3", "auto"])
@pytest.mark.parametrize("status", [200, 302, 404])
async def test_a_page_in_place_of_the_web_api_is_an_outage_and_its_end_at_once(
    bot: RunningBot, status: int, api_version: str
) -> None:
    """Not when it is time to try the token again, which is every five minutes."""
    server = await monitored(bot)
    bot.server_settings["Main"] = f'ssl_certificate = "ca.pem"\napi_version = "{api_version}"'
    bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await checks(server, 3)
    page = Status(status, PAGE, headers={"Location": "https://vc.example.com/down"})
    server.faults.add(Fault("/api/|/oauth", page, times=None))
    down = await alarm(bot, Kind.OUTAGE)
    assert (down.data["verdict"], down.data["reason"]) == (Verdict.API_ERROR, "protocol")
    server.faults.clear()
    up = await alarm(bot, Kind.RECOVERY)
    assert up.data["verdict"] == Verdict.RUNNING
    assert told(bot) == [down, up]


async def test_ten_servers_fall_over_and_come_back(bot: RunningBot) -> None:
    servers = [await monitored(bot, f"Server {number}") for number in range(10)]
    bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await asyncio.gather(*(checks(server, 1) for server in servers))
    await falls_over(*servers)
    await alarm(bot, Kind.OUTAGE, 10)
    await comes_back(*servers)
    await alarm(bot, Kind.RECOVERY, 10)
    ups: dict[str, Told] = {up.thread: up for up in told(bot, Kind.RECOVERY)}
    assert {down.thread for down in told(bot, Kind.OUTAGE)} == ups.keys()
    assert len(told(bot)) == 20
