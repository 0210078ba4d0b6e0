"""Continuous monitoring: one loop for each monitored server, as the operators switched it."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.certificates import Certificates
from services.clock import Clock, utc_now
from services.db import Database, DatabaseFailed
from services.db.models import MonitoringRow
from services.judge import Judge
from services.loop import Loop
from services.operators import Operators
from services.outages import Outages
from services.outbox import Outbox
from services.own_trouble import OwnTrouble
from services.server_loops import Choice, ServerLoops
from services.servers import Server, Servers
from services.shared import Spawn
from services.status import PATIENCE, Check, Status

logger = logging.getLogger(__name__)

# The part of an interval that a check may take, so that the next one is not late.
PART = 0.9
# Seconds over which the first checks are spread, for each server: a handshake and a token cost.
SPREAD = 0.05
# Seconds between writes of what is only in memory.
SAVE_EVERY = 60.0


@dataclass(frozen=True, slots=True)
class MonitorState:
    """
    :ivar interval: seconds between checks, chosen or of the settings
    :ivar changed_by: the name of the operator who switched it last; None as long as the settings
        hold
    :ivar check: the last known verdict; None before the first
    :ivar since: since when that verdict holds; None where it is not monitored
    """

    enabled: bool
    interval: float
    changed_by: str | None
    changed_at: datetime | None
    check: Check | None
    since: datetime | None


@dataclass(frozen=True, slots=True)
class _Choice(Choice):
    """Where a field is None, the settings hold."""

    def wanted(self, server: Server) -> bool:
        return server.monitoring.enabled if self.enabled is None else self.enabled


class Monitor:
    """
    :param telegram_reachable: see `OwnTrouble`
    """

    def __init__(
        self,
        database: Database,
        operators: Operators,
        servers: Servers,
        *,
        status: Status,
        outages: Outages,
        outbox: Outbox,
        spawn: Spawn,
        telegram_reachable: Callable[[], Awaitable[bool]],
        now: Clock = utc_now,
    ) -> None:
        self._database = database
        self._operators = operators
        self._servers = servers
        self._status = status
        self._outages = outages
        self._judge = Judge(database, outages, outbox)
        self._certificates = Certificates(database, outbox, now)
        self._own_trouble = OwnTrouble(database, outbox, spawn, telegram_reachable)
        self._now = now
        self._loops = ServerLoops(
            "monitor",
            _Choice,
            MonitoringRow,
            database=database,
            servers=servers,
            spawn=spawn,
            step=self._check,
            interval=self._interval,
        )
        self._saving = Loop("save what was seen", spawn, self._save, lambda: SAVE_EVERY)

    async def load(self) -> None:
        """Read what was chosen and what was going on; to be called once, before `start`."""
        await self._outages.load()
        await self._judge.load()
        await self._certificates.load()
        await self._loops.load()

    def start(self) -> None:
        """Begin to check."""
        self._loops.start(SPREAD * len(self._servers.all()))
        self._saving.begin(SAVE_EVERY)

    async def stop(self) -> None:
        """End every check, and write down what is only in memory."""
        await self._loops.stop()
        await self._saving.end()
        try:
            await self._own_trouble.over(self._now())
            await self._save()
        except DatabaseFailed as failure:  # the program is to end in order all the same
            logger.error("what was seen last is not saved: %s", failure)

    def state(self, operator_id: int, server: Server) -> MonitorState:
        """
        :raises NotAllowed:
        """
        self._operators.ensure(operator_id)
        choice = self._loops.choice(server)
        check = self._status.last(operator_id, server)
        enabled = choice.wanted(server)
        return MonitorState(
            enabled=enabled,
            interval=self._interval(server),
            changed_by=choice.changed_by,
            changed_at=choice.changed_at,
            check=check,
            since=check.since if check and enabled else None,
        )

    async def switch(self, operator_id: int, server: Server, enabled: bool) -> None:
        """Switch monitoring on or off, at once and until it is switched again.

        :raises NotAllowed:
        """
        operator = self._operators.ensure(operator_id)
        await self._loops.choose(
            server, enabled=enabled, changed_by=operator.name, changed_at=self._now()
        )

    async def choose_interval(
        self, operator_id: int, server: Server, seconds: float | None
    ) -> None:
        """Choose the seconds between checks; None: those of the settings.

        :raises NotAllowed:
        """
        self._operators.ensure(operator_id)
        await self._loops.choose(server, interval=seconds)

    def _interval(self, server: Server) -> float:
        return self._loops.choice(server).interval or server.monitoring.interval

    async def _check(self, server: Server) -> None:
        interval = self._interval(server)
        check = await self._status.look(server, min(PATIENCE, PART * interval), rights=True)
        outage_since = self._judge.would_begin(server, check)
        explained = await self._own_trouble.explains(check, outage_since)
        async with self._loops.loop(server.id).uncut:
            if explained:
                await self._judge.forget(server)
                return
            await self._judge.judge(server, check, timedelta(seconds=2 * interval + PATIENCE))
            await self._certificates.look(server, check.certificate_expires)

    async def _save(self) -> None:
        async with self._saving.uncut:
            await self._status.save()
            async with self._database.session() as session:
                await self._outages.save(session, self._servers.all())
