"""Outages, and the times in which servers were checked; from both, availability.

`services/monitoring/rules.py` decides what is an outage. `record` writes what changed. The rest
stays in memory until `save`, so that most checks cost no write.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from services.alerts import Outbox
from services.clock import Clock
from services.db import Database
from services.db.models import OutageRow, StreakRow
from services.maintenance import Maintenance
from services.monitoring import outage_alerts, outage_rows
from services.monitoring.availability import (
    Availability,
    Share,
    Span,
    availability,
    is_within,
    shares,
)
from services.monitoring.rules import (
    Began,
    Change,
    Ended,
    Outage,
    State,
    Streak,
    of_the_past,
    step,
)
from services.monitoring.verdicts import Check
from services.operators import Operator
from services.roles import Right
from services.servers import Server

__all__ = ["Availability", "Outage", "Outages", "Share"]


class Outages:
    def __init__(
        self, database: Database, outbox: Outbox, maintenance: Maintenance, now: Clock
    ) -> None:
        self._database = database
        self._outbox = outbox
        self._maintenance = maintenance
        self._now = now
        self._states: dict[int, State] = {}
        # Of each server the newest time without a gap between checks.
        self._covered: dict[int, Span] = {}
        # Newer rows were written by this process, and by its clock.
        self._newest_before = 0

    async def load(self) -> None:
        """Call it once, before the first use."""
        now = self._now()
        async with self._database.session() as session:
            await outage_rows.forget_coverage(session, now)
            self._newest_before = await session.scalar(select(func.max(OutageRow.id))) or 0
            streaks = {
                row.server_id: Streak(row.bad, row.good, row.since)
                for row in await session.scalars(select(StreakRow))
            }
            lasting = {
                row.server_id: of_the_past(outage_rows.outage_of(row), now)
                for row in await session.scalars(
                    select(OutageRow).where(OutageRow.ended_at.is_(None))
                )
            }
            for known in await outage_rows.newest_coverage(session):
                self._covered[known.server_id] = known.began_at, known.ended_at
        for server_id in streaks.keys() | lasting.keys():
            streak = streaks.get(server_id, Streak())
            self._states[server_id] = State(streak, lasting.get(server_id))

    async def last(self, operator: Operator, server: Server, n: int) -> Sequence[Outage]:
        """Newest first. Raises NotAllowed."""
        operator.require(Right.VIEW, server.id)
        newest = OutageRow.began_at.desc()
        async with self._database.session() as session:
            rows = await session.scalars(
                select(OutageRow).where(OutageRow.server_id == server.id).order_by(newest).limit(n)
            )
            outages = [outage_rows.outage_of(row) for row in rows]
        lasting = self.lasting(server)  # newer than its row
        return [lasting if lasting and each.id == lasting.id else each for each in outages]

    async def since(
        self, operator: Operator, server: Server, moment: datetime, most: int
    ) -> Sequence[Outage]:
        """Those that lasted then or later, newest first. Raises NotAllowed."""
        operator.require(Right.VIEW, server.id)
        newest = await self.last(operator, server, most)
        return [each for each in newest if each.ended_at is None or each.ended_at >= moment]

    async def shares(
        self, operator: Operator, server: Server, spans: Sequence[Span]
    ) -> Sequence[Share]:
        """How available it was in each of these times. Raises NotAllowed."""
        operator.require(Right.VIEW, server.id)
        return await asyncio.to_thread(shares, spans, *await self._seen(server))

    async def availability(self, operator: Operator, server: Server) -> Availability:
        """Raises NotAllowed."""
        operator.require(Right.VIEW, server.id)
        seen = await self._seen(server)
        # An unstable server has tens of thousands of outages.
        return await asyncio.to_thread(availability, self._now(), *seen)

    async def share(self, server: Server, begin: datetime, end: datetime) -> Share:
        """For the program itself: how much of a time of the last 30 days it was well."""
        (share,) = await asyncio.to_thread(shares, [(begin, end)], *await self._seen(server))
        return share

    async def spans(self, server: Server, begin: datetime, end: datetime) -> Sequence[Span]:
        """For the program itself: the outages that reach into a time, newest first and a few
        hundred at the most, without those within maintenance; one that lasts ends now.
        """
        planned = await self._maintenance.spans(server.id, begin)
        async with self._database.session() as session:
            ended = await outage_rows.ended_within(session, server.id, begin, end)
        lasting = self.lasting(server)
        now = [(lasting.began_at, self._now())] if lasting and lasting.began_at < end else []
        return [each for each in (*now, *ended) if not is_within(each, planned)]

    async def sweep(self) -> None:
        """Delete old rows, but never what lasts nor the newest ones, whatever the clock says."""
        async with self._database.session() as session:
            now, keep = self._now(), outage_rows.NEWEST
            await outage_rows.forget_coverage(session, now, keep=keep)
            await outage_rows.forget_outages(session, now, keep=keep)

    def lasting(self, server: Server) -> Outage | None:
        return self._state(server).outage

    def beginning(self, server: Server, check: Check) -> datetime | None:
        """When the outage that this check would declare began; None if it would declare none."""
        _, change = self._step(server, check, in_row=True)
        return change.outage.began_at if isinstance(change, Began) else None

    async def record(self, server: Server, check: Check, gap: timedelta) -> None:
        """Write what follows from a check; it continues the streak of one at most `gap` ago."""
        in_row = self.cover(server, check.checked_at, gap)
        before = self._state(server)
        after, change = self._step(server, check, in_row=in_row)
        if change is None:
            self._states[server.id] = replace(before, outage=after.outage)
            await self._keep(server, after.streak)
        else:
            self._states[server.id] = await self._write(server, check, after, change, gap)
            self._outbox.wake()
        outage_alerts.log_change(server, check, before, change)

    async def forget_streak(self, server: Server) -> None:
        await self._keep(server, Streak())

    def cover(self, server: Server, at: datetime, gap: timedelta) -> bool:
        """Note the time of a check; whether the last one was at most `gap` ago, or after this one:
        the clock may have been set back a little.
        """
        began, ended = self._covered.get(server.id, (at, at))
        without_gap = abs(at - ended) <= gap
        self._covered[server.id] = (began, max(at, ended)) if without_gap else (at, at)
        return without_gap

    async def shift(self, by: timedelta) -> None:
        """The clock was set: move what this process wrote by it. The known time then has a gap."""
        async with self._maintenance.shifting(by) as session:
            await outage_rows.shift(session, self._newest_before, by)
        for server_id, state in self._states.items():
            outage = state.outage and self._shifted(state.outage, by)
            self._states[server_id] = State(state.streak.shifted(by), outage)
        self._covered.clear()

    async def save(self, servers: Sequence[Server]) -> None:
        async with self._database.session() as session:
            await self._save(session, servers)

    async def _seen(self, server: Server) -> tuple[list[Span], list[Span], Sequence[Span]]:
        """When it was looked at, when it was not well, and when it was in maintenance."""
        now = self._now()
        async with self._database.session() as session:
            known, bad = await outage_rows.known_and_bad(session, server.id, now)
        if newest := self._covered.get(server.id):
            known.append(newest)
        return known, bad, await self._maintenance.spans(server.id, now - outage_rows.NEEDED)

    def _state(self, server: Server) -> State:
        return self._states.get(server.id, State())

    def _step(self, server: Server, check: Check, *, in_row: bool) -> tuple[State, Change | None]:
        needed = server.monitoring
        return step(
            self._state(server),
            check,
            in_row=in_row,
            failures=needed.failures,
            recoveries=needed.recoveries,
        )

    async def _write(
        self, server: Server, check: Check, after: State, change: Change, gap: timedelta
    ) -> State:
        """Write a change, its alert and the new state in one transaction; the state as written."""
        async with self._database.session() as session:
            if isinstance(change, Began):
                outage = await outage_rows.add(session, server, change.outage)
                if not self._maintenance.holds(server.id):
                    await self._outbox.put(session, outage_alerts.outage_alert(server, outage))
                after = replace(after, outage=outage)
            await self._write_streak(session, server, after.streak)
            if isinstance(change, Ended):
                await outage_rows.end(session, change.outage)
                of = session, server, change.outage
                alert = await outage_alerts.recovery_alert(*of, check.verdict, gap)
                await self._outbox.put(session, alert)
                await self._outbox.put(session, outage_alerts.over_alert(server, change.outage))
        return after

    async def _keep(self, server: Server, streak: Streak) -> None:
        if streak != self._state(server).streak:
            async with self._database.session() as session:
                await self._write_streak(session, server, streak)
            self._states[server.id] = replace(self._state(server), streak=streak)

    async def _write_streak(self, session: AsyncSession, server: Server, streak: Streak) -> None:
        await session.merge(
            StreakRow(server_id=server.id, bad=streak.bad, good=streak.good, since=streak.since)
        )
        # After a restart, the time of the last check tells whether the streak goes on.
        await self._save(session, [server])

    async def _save(self, session: AsyncSession, servers: Sequence[Server]) -> None:
        await outage_rows.update(session, [o for each in servers if (o := self.lasting(each))])
        ids = {each.id for each in servers} & self._covered.keys()
        await outage_rows.cover(session, {each: self._covered[each] for each in ids})

    def _shifted(self, outage: Outage, by: timedelta) -> Outage:
        began_at = outage.began_at + by * (outage.id > self._newest_before)
        last_bad_at = max(began_at, min(outage.last_bad_at + by, self._now()))
        return replace(outage, began_at=began_at, last_bad_at=last_bad_at)
