"""What the stories of monitoring begin with, and the alerts that came of them."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from demo.trueconf import SimulatedTrueConf
from services.alerts.kinds import Kind
from services.monitoring.check import Check
from services.monitoring.monitor import Monitor
from services.servers import Server
from tests.running_bot import RunningBot

ANNA, BERND = 1001, 1002
WEB = "^/api/v4/server$"
# Seconds between checks, and how long one may take: a busy machine answers in time.
INTERVAL = 0.1
PATIENCE = 5


@dataclass(eq=False)
class MovableClock:
    """The real time, and as much more as a test lets pass."""

    ahead: timedelta = field(default_factory=timedelta)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@dataclass(frozen=True)
class Told:
    """An alert to one chat."""

    chat: int
    kind: Kind
    thread: str
    data: dict[str, Any] = field(compare=False)  # of what waits it may still change


async def monitored(
    bot: RunningBot,
    name: str = "Main",
    *,
    interval: float = INTERVAL,
    failures: int = 2,
    recoveries: int = 1,
) -> SimulatedTrueConf:
    """A server that is monitored from the beginning."""
    server = await bot.add_server(name)
    # The generation is not asked for, so that each check asks the open address once.
    bot.server_settings[name] = 'ssl_certificate = "ca.pem"\napi_version = "v3.3"'
    bot.intervals[name] = interval
    bot.status_settings[name] = (
        f"state = true\ntimeout = {max(1, interval)}\n"
        f"failures = {failures}\nrecoveries = {recoveries}"
    )
    return server


def told(
    bot: RunningBot, *kinds: Kind, chat: int | None = ANNA, arrived: bool = False
) -> list[Told]:
    """The alerts so far, oldest first: of one chat or all (None), of some kinds or all (none).
    Edits of messages that stand are left out of all. `arrived`: without what waits.
    """
    rows = bot.rows("SELECT chat_id, kind, thread, data, sent_at FROM alerts ORDER BY id")
    alerts = [
        Told(chat_id, Kind(kind), thread, json.loads(data))
        for chat_id, kind, thread, data, sent_at in rows
        if sent_at or not arrived
    ]
    return [
        alert
        for alert in alerts
        if chat in (None, alert.chat)
        and (alert.kind in kinds if kinds else alert.kind is not Kind.OUTAGE_CHANGED)
    ]


async def alarm(bot: RunningBot, kind: Kind, number: int = 1, timeout: float = 15.0) -> Told:
    """Wait for the alert of a kind to Anna with this number, counted from 1."""
    await bot.until(lambda: len(told(bot, kind)) >= number, timeout)
    return told(bot, kind)[number - 1]


def at(text: str) -> datetime:
    """A moment in the data of an alert."""
    return datetime.fromisoformat(text)


async def checks(server: SimulatedTrueConf, number: int, timeout: float = 15.0) -> None:
    """Wait until so many more checks have been answered."""
    before = looks(server)
    await server.until(lambda: looks(server) >= before + number, timeout)


def looks(server: SimulatedTrueConf) -> int:
    """How many requests of checks have been answered so far."""
    return sum(
        seen.path == "/api/v4/server" and seen.answered_at is not None for seen in server.requests
    )


async def verdicts(bot: RunningBot, number: int, name: str = "Main") -> None:
    """Wait until so many more checks have been made, answered or not."""
    for _ in range(number):
        before = newest_check(bot, name)
        await bot.until(partial(_differs, bot, name, before), 15)


def _differs(bot: RunningBot, name: str, before: Check | None) -> bool:
    return newest_check(bot, name) != before


def newest_check(bot: RunningBot, name: str = "Main") -> Check | None:
    return monitor_of(bot).state(server_of(bot, name)).check


def monitor_of(bot: RunningBot) -> Monitor:
    assert bot.app
    return bot.app._services.monitor


def server_of(bot: RunningBot, name: str = "Main") -> Server:
    assert bot.app
    return next(each for each in bot.app._services.servers.all() if each.name == name)


async def falls_over(*servers: SimulatedTrueConf) -> None:
    await asyncio.gather(*(server.stop() for server in servers))


async def comes_back(*servers: SimulatedTrueConf) -> None:
    await asyncio.gather(*(server.start() for server in servers))
