"""Outages that nobody took are told again, and to others: a look at the rows, again and again.

What was done is written with its alerts: a kill or a restart repeats nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from services.alerts import Alert, OutageBegan, OutageRepeated, Outbox
from services.attention import rows
from services.attention.rules import Untaken, escalation_is_due, repeat_is_due
from services.attention.takes import Takes, outage_thread
from services.attention.terms import Terms, TermsOfServers
from services.background import Loop, Spawn
from services.clock import Clock
from services.db import Database
from services.maintenance import Maintenance
from services.monitoring import Monitor, Outage, Outages, outage_rows
from services.servers import Server, Servers


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionLimits:
    """Seconds.

    :ivar every: between two looks
    :ivar known: beside two intervals of the monitoring, how long ago an outage may have been
        seen last to be told again: the bot, or its network, may have been away
    """

    every: float = 15.0
    known: float = 60.0


class Insistence:
    def __init__(
        self,
        database: Database,
        servers: Servers,
        monitor: Monitor,
        *,
        outages: Outages,
        takes: Takes,
        terms: TermsOfServers,
        outbox: Outbox,
        maintenance: Maintenance,
        spawn: Spawn,
        limits: AttentionLimits,
        now: Clock,
    ) -> None:
        self._database = database
        self._servers = servers
        self._monitor = monitor
        self._outages = outages
        self._takes = takes
        self._terms = terms
        self._outbox = outbox
        self._maintenance = maintenance
        self._limits = limits
        self._now = now
        self.looks = 0  # so many have begun
        self._loop = Loop("look after alerts", spawn, self._look, lambda: limits.every)

    def start(self) -> None:
        self._loop.begin()

    async def stop(self) -> None:
        await self._loop.end()

    async def _look(self) -> None:
        self.looks += 1
        await self._takes.release_lost()
        for server in self._servers.all():
            outage, terms = self._outages.lasting(server), self._terms.of(server)
            if outage is not None and not terms.silent and self._sees(server, outage):
                await self._consider(server, outage, terms)

    def _sees(self, server: Server, outage: Outage) -> bool:
        """Whether the outage is known to last: somebody looks, and has just seen it."""
        monitor = self._monitor.state(server)
        recent = timedelta(seconds=2 * monitor.interval + self._limits.known)
        return monitor.enabled and abs(self._now() - outage.last_bad_at) <= recent

    async def _consider(self, server: Server, outage: Outage, terms: Terms) -> None:
        thread, now = outage_thread(outage.id), self._now()
        async with self._database.session() as session:
            row = await rows.row_of(session, thread, server.id, now)
            if row.taken_by is not None:
                return
            if not await outage_rows.still_lasting(session, [outage.id]):
                return
            if self._maintenance.holds(server.id):
                row.since = None
                return
            if row.since is None:
                row.since = row.touched_at = now
            untaken = Untaken(row.since, row.repeats, row.repeated_at, row.escalated_at)
            again = Alert(_repeat(server, outage), server.id, thread)
            escalates = escalation_is_due(untaken, terms.after, now)
            repeats = repeat_is_due(untaken, terms.every, now)
            if escalates:
                first = Alert(_escalated(server, outage), server.id, thread)
                await self._outbox.insisting.escalate(session, first, again, terms.targets)
                row.escalated_at = row.touched_at = now
            if repeats:
                await self._outbox.insisting.repeat(session, again)
                row.repeats += 1
                row.repeated_at = row.touched_at = now
            if escalates or repeats:
                # By a clock that was ahead it would be due at each look.
                row.since = min(row.since, now)
        if escalates or repeats:
            self._outbox.wake()


def _repeat(server: Server, outage: Outage) -> OutageRepeated:
    return OutageRepeated(server.name, outage.verdict, outage.reason, outage.began_at)


def _escalated(server: Server, outage: Outage) -> OutageBegan:
    return OutageBegan(server.name, outage.verdict, outage.reason, outage.began_at, escalated=True)
