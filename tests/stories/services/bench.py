"""Checks that are made up, judged on a real database, and what came of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from services.alerts.kinds import Kind
from services.alerts.limits import OutboxLimits
from services.alerts.outbox import Outbox
from services.alerts.places import AlertSubscriptions
from services.background import Supervisor
from services.clock import utc_now
from services.db import Database
from services.journal import Journal
from services.maintenance import Maintenance
from services.monitoring.check import Check, Verdict
from services.monitoring.outages import Outages
from services.operators import Operators
from services.quiet import QuietHours
from services.servers import MonitoringDefaults, Server, Servers
from services.trueconf import ClientLimits, Endpoint, TlsContexts, TrueConfClient
from tests.queries import rows

ANNA = 1001
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
# Checks that are further apart are not in a row.
GAP = timedelta(seconds=60)


@dataclass(frozen=True)
class Told:
    """An alert to Anna."""

    kind: Kind
    server_id: int | None
    thread: str
    data: dict[str, Any]


class Bench:
    """Two servers: Main, whose outages need three bad checks and two good ones, and Other, for
    which one is enough. The clock stands at `now`.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.now = NOW
        self.operators = Operators(database, (ANNA,), utc_now)
        self.anna = self.operators.ensure(ANNA)
        client = TrueConfClient(
            Endpoint(host="main.example.com"), limits=ClientLimits(), tls=TlsContexts()
        )
        self.servers = Servers(
            database,
            [
                ("Main", "main.example.com", client, MonitoringDefaults(True, 15.0, 3, 2, 4307)),
                ("Other", "other.example.com", client, MonitoringDefaults(True, 15.0, 1, 1, 4307)),
            ],
        )

    async def begin(self) -> None:
        """Start anew on what the database holds."""
        await self.servers.load()
        self.main, self.other = self.servers.all()
        subscriptions = AlertSubscriptions(
            self.database,
            QuietHours(self.database, self.operators, ZoneInfo("UTC"), lambda: self.now),
            lambda: self.now,
        )
        self.outbox = Outbox(
            self.database,
            self.operators,
            subscriptions,
            now=lambda: self.now,
            limits=OutboxLimits(),
        )
        self.maintenance = Maintenance(
            self.database,
            self.servers,
            self.outbox,
            Journal(self.database, lambda: self.now),
            spawn=Supervisor().spawn,
            now=lambda: self.now,
        )
        await self.maintenance.load()
        self.outages = Outages(self.database, self.outbox, self.maintenance, lambda: self.now)
        await self.outages.load()

    async def save(self) -> None:
        await self.outages.save(self.servers.all())

    async def check(self, verdict: Verdict, *moments: int, server: Server | None = None) -> None:
        """Checks of Main, unless it is another one, so many seconds after `NOW`."""
        for moment in moments:
            check = found(verdict, moment)
            await self.outages.record(server or self.main, check, GAP)

    async def rows(self, query: str) -> list[tuple[Any, ...]]:
        return await rows(self.database, query)

    async def execute(self, statement: str) -> None:
        await rows(self.database, statement)

    async def told(self) -> list[Told]:
        """All alerts, oldest first, but for edits of messages that stand."""
        rows = await self.rows(
            "SELECT kind, server_id, thread, data FROM alerts WHERE kind != 'outage-changed' "
            "ORDER BY id"
        )
        return [Told(Kind(row[0]), row[1], row[2], json.loads(row[3])) for row in rows]


def at(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def found(verdict: Verdict, seconds: float) -> Check:
    """A check with this verdict; it has a reason when it is a bad one."""
    return Check(verdict, None if verdict.good else f"{verdict}'s reason", at(seconds))
