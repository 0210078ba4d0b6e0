"""Continuous monitoring: one loop for each monitored server, as the operators switched it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from services.alerts import Outbox
from services.background import Loop, LoopSettings, ServerLoops, Spawn
from services.clock import Clock, Jumps
from services.db import Database, DatabaseFailed
from services.db.models import MonitoringRow
from services.incidents import Incidents, log_incident
from services.last_known import Figure, LastKnown
from services.maintenance import Maintenance
from services.monitoring.certificates import Certificates
from services.monitoring.check import Status
from services.monitoring.offline import OfflineDetector
from services.monitoring.outages import Outages
from services.monitoring.unannounced import Unannounced
from services.monitoring.verdicts import Check, Verdict
from services.operators import Operator
from services.roles import Right
from services.servers import Server, Servers

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonitorLimits:
    """Seconds, but for `part`."""

    part: float = 0.9  # of an interval for a check, so that the next one is not late
    spread: float = 0.05  # of first checks, times the servers: a handshake and a token cost
    save_every: float = 60.0  # between writes of what is only in memory
    tell_every: float = 5.0  # between looks whether somebody is still to be told of an outage


@dataclass(frozen=True, slots=True)
class MonitorState:
    enabled: bool
    interval: float  # seconds between checks
    changed_by: str | None  # an operator's name; None: the settings hold
    changed_at: datetime | None
    check: Check | None  # the last known one
    since: datetime | None  # of its verdict; None: not monitored


@dataclass(frozen=True, slots=True)
class _MonitorSettings(LoopSettings):
    """Where a field is None, the settings hold."""

    def wanted(self, server: Server) -> bool:
        return server.monitoring.enabled if self.enabled is None else self.enabled


class Monitor:
    """`answered` gets the server's name, and the seconds, of each answer of its web API."""

    def __init__(
        self,
        database: Database,
        servers: Servers,
        *,
        status: Status,
        outages: Outages,
        maintenance: Maintenance,
        outbox: Outbox,
        spawn: Spawn,
        offline: OfflineDetector,
        known: LastKnown,
        answered: Callable[[str, float], None],
        limits: MonitorLimits,
        now: Clock,
    ) -> None:
        self._servers = servers
        self._known = known
        self._answered = answered
        self._status = status
        self._outages = outages
        self._maintenance = maintenance
        self._certificates = Certificates(database, outbox, maintenance, now)
        self._offline = offline
        self._unannounced = Unannounced(database, outages, outbox)
        self._incidents = Incidents()
        self._limits = limits
        self._now = now
        self._jumps = Jumps(now)
        self._following = asyncio.Lock()
        self._loops = ServerLoops(
            "monitor",
            _MonitorSettings(),
            MonitoringRow,
            database=database,
            servers=servers,
            spawn=spawn,
            step=self._check,
            interval=self._interval,
        )
        self._saving = Loop("save what was seen", spawn, self._save, lambda: limits.save_every)
        self._telling = Loop(
            "tell of outages that last", spawn, self._tell, lambda: limits.tell_every
        )

    async def load(self) -> None:
        """Call it once, before `start`."""
        await self._outages.load()
        await self._certificates.load()
        await self._loops.load()

    def start(self) -> None:
        self._loops.start(self._limits.spread * len(self._servers.all()))
        self._saving.begin(self._limits.save_every)
        self._telling.begin(self._limits.tell_every)

    async def stop(self) -> None:
        """End every check, and write down what is only in memory."""
        await asyncio.gather(self._loops.stop(), self._saving.end(), self._telling.end())
        for last in (partial(self._offline.over, self._now()), self._save):
            try:
                await last()
            except DatabaseFailed as failure:  # the program is to end in order all the same
                logger.error("what was seen last is not saved: %s", failure)
            except Exception as failure:  # whatever it is
                log_incident("what was seen last is not saved", failure)

    def state(self, server: Server) -> MonitorState:
        choice = self._loops.choice(server)
        check = self._status.last(server)
        enabled = choice.wanted(server)
        return MonitorState(
            enabled=enabled,
            interval=self._interval(server),
            changed_by=choice.changed_by,
            changed_at=choice.changed_at,
            check=check,
            since=check.since if check and enabled else None,
        )

    async def switch(self, operator: Operator, server: Server, enabled: bool) -> None:
        await self._choose(operator, server, enabled=enabled)

    async def choose_interval(
        self, operator: Operator, server: Server, seconds: float | None
    ) -> None:
        """Seconds between checks; None: those of the settings."""
        await self._choose(operator, server, interval=seconds)

    async def _choose(self, operator: Operator, server: Server, **changes: Any) -> None:
        """Whatever is chosen holds for all, so it is known by whom. Raises NotAllowed."""
        operator.require(Right.ACT, server.id)
        await self._loops.choose(
            server, **changes, changed_by=operator.name, changed_at=self._now()
        )

    def _interval(self, server: Server) -> float:
        return self._loops.choice(server).interval or server.monitoring.interval

    async def _check(self, server: Server) -> None:
        interval, patience = self._interval(server), self._status.limits.patience
        part = min(patience, self._limits.part * interval)
        check = await self._status.look(server, part, rights=True)
        await self._follow_clock()
        explained = await self._explained(server, check)
        gap = timedelta(seconds=2 * interval + patience)
        self._note(server, check, explained=explained, gap=gap)
        if explained:
            await self._outages.forget_streak(server)
            return
        await self._record(server, check, gap)
        await self._certificates.look(server, check.certificate_expires)

    def _note(self, server: Server, check: Check, *, explained: bool, gap: timedelta) -> None:
        """Trouble of the bot's own says nothing of how the server is."""
        unknown = explained or check.verdict is Verdict.CHECK_FAILED
        up = None if unknown else float(check.verdict.good)
        self._known.note(server, Figure.UP, up, lasts=gap.total_seconds())
        if check.seconds is not None:
            self._answered(server.name, check.seconds)

    async def _explained(self, server: Server, check: Check) -> bool:
        try:
            outage_since = self._outages.beginning(server, check)
            return await self._offline.explains(check, outage_since)
        except DatabaseFailed:
            raise
        except Exception as failure:  # whatever it is: then nothing explains it
            self._incidents.number("own trouble", "is the bot itself in trouble?", failure)
            return False

    async def _record(self, server: Server, check: Check, gap: timedelta) -> None:
        """A mistake of ours counts as a check that failed."""
        try:
            await self._outages.record(server, check, gap)
        except DatabaseFailed:
            raise  # nothing has been written: the next check does it
        except Exception as failure:  # whatever it is: somebody has to hear of it
            failed = self._status.failed(server, failure, part="judgement")
            await self._outages.record(server, failed, gap)
        else:
            self._status.works(server, part="judgement")

    async def _follow_clock(self) -> None:
        """Move what is remembered along with a clock that was set."""
        async with self._following:
            by = self._jumps.pending()
            if not by:
                return
            await self._outages.shift(by)
            for each in (self._status, self._offline):
                each.shift(by)
            self._jumps.accept()
            logger.warning("the clock was set by %s s", by.total_seconds())

    async def _save(self) -> None:
        try:
            await self._status.save()
        finally:
            await self._outages.save(self._servers.all())

    async def _tell(self) -> None:
        monitored = [each for each in self._servers.all() if self._loops.choice(each).wanted(each)]
        holds = self._maintenance.holds
        await self._unannounced.tell([each for each in monitored if not holds(each.id)])
