"""From checks to outages: an outage begins after some bad checks in a row, and ends after some
good ones. What changes and the alert that says so are one transaction.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from services.alerts import Alert, Kind, Outbox, Value
from services.db import Database
from services.db.models import StreakRow
from services.monitoring.outages import Outage, Outages
from services.monitoring.verdicts import Check
from services.servers import Server

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Streak:
    """Bad checks in a row outside of an outage, or good ones within; `since` is the first."""

    bad: int = 0
    good: int = 0
    since: datetime | None = None


NONE = Streak()


class Judge:
    def __init__(self, database: Database, outages: Outages, outbox: Outbox) -> None:
        self._database = database
        self._outages = outages
        self._outbox = outbox
        self._streaks: dict[int, Streak] = {}

    async def load(self) -> None:
        """Read the streaks; to be called once, before the first use."""
        async with self._database.session() as session:
            for row in await session.scalars(select(StreakRow)):
                self._streaks[row.server_id] = Streak(row.bad, row.good, row.since)

    def would_begin(self, server: Server, check: Check) -> datetime | None:
        """When the outage began that this bad check would declare; None if it would not."""
        streak = self._streak(server)
        if self._outages.lasting(server) or streak.bad + 1 < server.monitoring.failures:
            return None
        return streak.since or check.checked_at

    async def judge(self, server: Server, check: Check, gap: timedelta) -> None:
        """Take a check into account.

        :param gap: how long after the last one it may come to be in a row with it
        """
        without_gap = self._outages.looked(server, check.checked_at, gap)
        streak = self._streak(server) if without_gap else NONE
        since = streak.since or check.checked_at
        outage = self._outages.lasting(server)
        if outage is None and not check.verdict.good:
            if streak.bad + 1 >= server.monitoring.failures:
                await self._begin(server, check, since)
            else:
                await self._keep(server, Streak(bad=streak.bad + 1, since=since))
        elif outage is not None and check.verdict.good:
            if streak.good + 1 >= server.monitoring.recoveries:
                await self._end(server, check, outage, since, gap)
            else:
                await self._keep(server, Streak(good=streak.good + 1, since=since))
        else:
            if outage is not None:
                self._note(server, check, outage)
            await self.forget(server)

    async def forget(self, server: Server) -> None:
        """What was found so far is in no row with what comes."""
        await self._keep(server, NONE)

    def shift(self, by: timedelta) -> None:
        """The clock was set."""
        for server_id, streak in self._streaks.items():
            if streak.since is not None:
                self._streaks[server_id] = replace(streak, since=streak.since + by)

    def _streak(self, server: Server) -> Streak:
        return self._streaks.get(server.id, NONE)

    def _note(self, server: Server, check: Check, outage: Outage) -> None:
        self._outages.still_bad(server, check)
        if (check.verdict, check.reason) != (outage.verdict, outage.reason):
            logger.info("%s: now %s (%s)", server.name, check.verdict, check.reason)

    async def _begin(self, server: Server, check: Check, began_at: datetime) -> None:
        async with self._database.session() as session:
            outage = await self._outages.begin(session, server, check, began_at)
            await self._outbox.put(session, outage_alert(server, outage))
            await self._write(session, server, NONE)
        self._outages.committed(server, outage)
        self._streaks[server.id] = NONE
        self._outbox.wake()
        logger.warning("%s: an outage, %s (%s)", server.name, check.verdict, check.reason)

    async def _end(
        self, server: Server, check: Check, outage: Outage, ended_at: datetime, gap: timedelta
    ) -> None:
        ended_at = max(ended_at, outage.began_at)  # the clock may have been set back
        last_bad_at = min(outage.last_bad_at, ended_at)
        async with self._database.session() as session:
            ended = await self._outages.end(session, server, ended_at)
            data: dict[str, Value] = {
                "server": server.name,
                "verdict": check.verdict,
                "seconds": (ended_at - outage.began_at).total_seconds(),
                "ended_at": ended_at.isoformat(),
                "between": ended_at - last_bad_at > gap,
                "last_bad_at": last_bad_at.isoformat(),
            }
            alert = Alert(Kind.RECOVERY, server.id, thread_of(outage), data)
            await self._outbox.put(session, alert)
            await self._write(session, server, NONE)
        self._outages.committed(server, ended)
        self._streaks[server.id] = NONE
        self._outbox.wake()
        logger.info("%s: the outage is over, %s", server.name, check.verdict)

    async def _keep(self, server: Server, streak: Streak) -> None:
        if streak != self._streak(server):
            async with self._database.session() as session:
                await self._write(session, server, streak)
            self._streaks[server.id] = streak

    async def _write(self, session: AsyncSession, server: Server, streak: Streak) -> None:
        row = StreakRow(server_id=server.id, bad=streak.bad, good=streak.good, since=streak.since)
        await session.merge(row)
        # Whether a restart broke the row is told by when the server was last looked at.
        await self._outages.save(session, [server])


def thread_of(outage: Outage) -> str:
    """What the alerts of an outage have in common."""
    return f"outage:{outage.id}"


def outage_alert(server: Server, outage: Outage) -> Alert:
    """What is told of an outage, as it is now."""
    data: dict[str, Value] = {
        "server": server.name,
        "verdict": outage.verdict,
        "reason": outage.reason,
        "began_at": outage.began_at.isoformat(),
    }
    return Alert(Kind.OUTAGE, server.id, thread_of(outage), data)
