"""The rule on a real database and a clock that is moved, over a simulated server. There is no
Telegram: alerts count as delivered as soon as they are put, unless a test holds them back.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from demo.trueconf import Person as Participant
from demo.trueconf import Session as Held
from demo.trueconf import SimulatedTrueConf
from services.alerts.kinds import Kind
from services.alerts.limits import OutboxLimits
from services.alerts.outbox import Outbox
from services.alerts.places import AlertSubscriptions
from services.background.gather import FigureLimits, Figures
from services.background.supervisor import Supervisor
from services.conferences.listing import Conferences
from services.db import Database
from services.forgotten.searches import Forgotten
from services.journal import Journal
from services.last_known import LastKnown
from services.maintenance import Maintenance
from services.operators import Operator, Operators
from services.policy.cases import Case, CaseState
from services.policy.policy import Policy
from services.policy.state import PolicyLimits
from services.policy.terms import Mode
from services.protection import Protections
from services.quiet import QuietHours
from services.roles import Role
from services.servers import MonitoringDefaults, Servers
from services.stop.request import StopLimits
from services.stop.stop import Stop
from services.trueconf import ClientLimits, Endpoint, TlsContexts, TrueConfClient, TrueConfError
from tests.queries import rows

ANNA, BORIS, CLARA = 1001, 1002, 1003
HOST = Participant("ivanova", "Anna Ivanova", 2)
ROOM, TOPIC = "4406127733", "Weekly sync"
# The first hour at which the rule may stop something.
EVENING = datetime(2026, 11, 28, 22, tzinfo=UTC)
EVERY = timedelta(minutes=5)


class Clock:
    def __init__(self) -> None:
        self.now = EVENING

    def __call__(self) -> datetime:
        return self.now


class Stage:
    """Anna is an owner, Boris an operator and Clara a viewer of the one server.

    `delivering`: whether alerts arrive.
    """

    def __init__(
        self, server: SimulatedTrueConf, clock: Clock, database: Database, authority: Path
    ) -> None:
        self.server, self.clock, self.database = server, clock, database
        self.supervisor = Supervisor()
        self.delivering = True
        self.operators = Operators(database, (ANNA,), clock)
        self.operators.seen(ANNA, "Anna", "en")
        self.operators.admit(BORIS, "Boris", Role.OPERATOR, None)
        self.operators.admit(CLARA, "Clara", Role.VIEWER, None)
        endpoint = Endpoint(
            host="127.0.0.1",
            port=server.api.port,
            client_id="client",
            client_secret="secret",
            certificate=authority,
            generation=server.generation,
            status_port=server.status_port,
        )
        client = TrueConfClient(endpoint, tls=TlsContexts(), limits=ClientLimits())
        monitoring = MonitoringDefaults(False, 15.0, 2, 1, 4307)
        self.servers = Servers(database, [("Main", server.address, client, monitoring)])

    @property
    def world(self) -> Any:
        return self.server.world

    @property
    def anna(self) -> Operator:
        return self.operators.ensure(ANNA)

    @property
    def boris(self) -> Operator:
        return self.operators.ensure(BORIS)

    @property
    def clara(self) -> Operator:
        return self.operators.ensure(CLARA)

    async def begin(self) -> None:
        """Start the services anew: nothing but the database remembers."""
        spawn, now = self.supervisor.spawn, self.clock
        await self.servers.load()
        (self.main,) = self.servers.all()
        self.protections = Protections(self.database, now)
        await self.protections.load()
        self.conferences = Conferences(
            spawn, Figures(FigureLimits(patience=6.0)), LastKnown(now), now
        )
        self.forgotten = Forgotten(self.database, spawn, now)
        self.stop = Stop(
            self.database,
            self.servers,
            self.forgotten,
            self.protections,
            spawn=spawn,
            limits=StopLimits(ending=2.0, answered=2.0, pauses=(0.02,)),
            now=now,
        )
        outbox = Outbox(
            self.database,
            self.operators,
            AlertSubscriptions(
                self.database, QuietHours(self.database, self.operators, ZoneInfo("UTC"), now), now
            ),
            now=now,
            limits=OutboxLimits(),
        )
        journal = Journal(self.database, now)
        self.maintenance = Maintenance(
            self.database, self.servers, outbox, journal, spawn=spawn, now=now
        )
        await self.maintenance.load()
        self.policy = Policy(
            self.database,
            self.servers,
            self.conferences,
            self.protections,
            self.stop,
            outbox=outbox,
            journal=journal,
            maintenance=self.maintenance,
            spawn=spawn,
            limits=PolicyLimits(),
            zone="UTC",
            now=now,
        )
        await self.policy.load()

    async def set(self, mode: Mode, **terms: Any) -> None:
        """As if an owner had come to this the long way."""
        enabled, acts = mode is not Mode.OFF, mode is Mode.ON
        dry_since = self.clock() - timedelta(days=2)
        await self.policy._course(self.main, dry_since=dry_since, reported_at=self.clock())
        await self.policy._write(self.anna, self.main, enabled=enabled, acts=acts, **terms)
        self.policy._observing.forget(self.main.id)

    async def look(self) -> None:
        """One look; what the server does not answer, the loop would wait out."""
        with suppress(TrueConfError):
            await self.policy._looks.look(self.main)
        if self.delivering:
            await self.deliver()

    async def deliver(self) -> None:
        sent = self.clock().replace(tzinfo=None).isoformat(" ", "microseconds")
        await self.execute("UPDATE alerts SET sent_at = ? WHERE sent_at IS NULL", sent)

    async def pass_(self, minutes: float) -> None:
        """Time passes, in which the rule looks as often as it does."""
        until = self.clock.now + timedelta(minutes=minutes)
        while self.clock.now < until:
            self.clock.now += EVERY
            await self.look()

    async def observe(self) -> None:
        """As at each start: the first interval."""
        await self.look()
        await self.pass_(5)

    def forget(
        self, room: str = ROOM, *, hours: float = 5, people: Sequence[Participant] = (HOST,)
    ) -> Held:
        """A conference was left running."""
        self.world.add_room(room, TOPIC, "ivanova")
        started = self.clock() - timedelta(hours=hours)
        held: Held = self.world.begin(room, people, started)
        return held

    def runs(self, room: str = ROOM) -> bool:
        return bool(self.world.running(room))

    async def cases(self) -> list[Case]:
        ids = await self.rows("SELECT id FROM policy_cases ORDER BY id")
        found = [await self.policy._docket.get(number) for (number,) in ids]
        return [case for case in found if case is not None]

    async def case(self) -> Case:
        (case,) = await self.cases()
        return case

    async def states(self) -> list[CaseState]:
        return [case.state for case in await self.cases()]

    async def told(self, kind: Kind, chat: int = ANNA) -> list[dict[str, Any]]:
        """What the alerts of a kind to a chat say, oldest first."""
        query = "SELECT data FROM alerts WHERE kind = ? AND chat_id = ? ORDER BY id"
        rows = await self.rows(query, kind, chat)
        return [json.loads(row[0]) for row in rows]

    async def record(self) -> list[tuple[Any, ...]]:
        """Who stopped, with which outcome, oldest first."""
        return await self.rows("SELECT operator_name, outcome FROM audit ORDER BY id")

    async def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        return await rows(self.database, query, *values)

    async def execute(self, statement: str, *values: Any) -> None:
        await rows(self.database, statement, *values)

    async def close(self) -> None:
        await self.servers.close()
        await self.supervisor.close()
