"""Outages, and the times in which servers were looked at; from both, availability.

What lasts is kept in memory and written by `save`, so that a check costs no write. The judge
(`services/monitoring/detector.py`) decides what is an outage; `services/monitoring/outage_rows.py`
has the statements that read and forget many rows.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Update, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from services.clock import DRIFT, Clock, utc_now
from services.db import Database
from services.db.models import CoverageRow, OutageRow
from services.monitoring import outage_rows
from services.monitoring.availability import Availability, Share, Span, availability
from services.monitoring.verdicts import Check, Verdict
from services.operators import Operators
from services.servers import Server

__all__ = ["Availability", "Outage", "Outages", "Share"]


@dataclass(frozen=True, slots=True)
class Outage:
    """A time in which a server was not well.

    :ivar verdict, reason: of its newest change; it may have begun with another one
    :ivar last_bad_at: the newest bad check
    :ivar ended_at: None while it lasts; where the bot was not looking between `last_bad_at` and
        it, it ended somewhere between the two
    """

    id: int
    verdict: Verdict
    reason: str | None
    began_at: datetime
    last_bad_at: datetime
    ended_at: datetime | None


class Outages:
    def __init__(self, database: Database, operators: Operators, now: Clock = utc_now) -> None:
        self._database = database
        self._operators = operators
        self._now = now
        # Of each server the outage that lasts, and the newest time without a gap.
        self._lasting: dict[int, Outage] = {}
        self._looked: dict[int, Span] = {}
        # Newer rows were written by this process, and by its clock.
        self._newest_before = 0

    async def load(self) -> None:
        """Read what was going on; to be called once, before the first use."""
        now = self._now()
        async with self._database.session() as session:
            await outage_rows.forget_coverage(session, now)
            self._newest_before = await session.scalar(select(func.max(OutageRow.id))) or 0
            for row in await session.scalars(
                select(OutageRow).where(OutageRow.ended_at.is_(None))
            ):
                self._lasting[row.server_id] = _of_the_past(_outage(row), now)
            for known in await outage_rows.newest_coverage(session):
                self._looked[known.server_id] = known.began_at, known.ended_at

    async def last(self, operator_id: int, server: Server, n: int) -> Sequence[Outage]:
        """The newest outages of a server, newest first.

        :raises NotAllowed:
        """
        self._operators.ensure(operator_id)
        newest = OutageRow.began_at.desc()
        async with self._database.session() as session:
            rows = await session.scalars(
                select(OutageRow).where(OutageRow.server_id == server.id).order_by(newest).limit(n)
            )
            outages = [_outage(row) for row in rows]
        lasting = self._lasting.get(server.id)  # newer than its row
        return [lasting if lasting and each.id == lasting.id else each for each in outages]

    async def availability(self, operator_id: int, server: Server) -> Availability:
        """How available a server was in the last 24 hours, 7 days and 30 days.

        :raises NotAllowed:
        """
        self._operators.ensure(operator_id)
        now = self._now()
        async with self._database.session() as session:
            known, bad = await outage_rows.known_and_bad(session, server.id, now)
        if newest := self._looked.get(server.id):
            known.append(newest)
        # A server that falls over all the time has tens of thousands of them.
        return await asyncio.to_thread(availability, now, known, bad)

    async def sweep(self) -> None:
        """Forget what is old. What lasts is never forgotten, nor are the newest ones, whatever the
        clock says.
        """
        async with self._database.session() as session:
            now, keep = self._now(), outage_rows.NEWEST
            await outage_rows.forget_coverage(session, now, keep=keep)
            await outage_rows.forget_outages(session, now, keep=keep)

    # For the judge

    def lasting(self, server: Server) -> Outage | None:
        """The outage that a server is in, as far as it is known."""
        return self._lasting.get(server.id)

    async def still_lasting(
        self, session: AsyncSession, outage_ids: Collection[int]
    ) -> Sequence[int]:
        """Which of these outages have no end in the database."""
        lasting = OutageRow.id.in_(outage_ids), OutageRow.ended_at.is_(None)
        return (await session.scalars(select(OutageRow.id).where(*lasting))).all()

    def looked(self, server: Server, at: datetime, gap: timedelta) -> bool:
        """Note that a server was looked at; whether the last look was at most `gap` ago, or after
        this one: the clock may have been set back a little.
        """
        began, ended = self._looked.get(server.id, (at, at))
        without_gap = abs(at - ended) <= gap
        self._looked[server.id] = (began, max(at, ended)) if without_gap else (at, at)
        return without_gap

    def still_bad(self, server: Server, check: Check) -> None:
        """Note a bad check in the outage that lasts."""
        outage = self._lasting[server.id]
        self._lasting[server.id] = replace(
            outage,
            verdict=check.verdict,
            reason=check.reason,
            last_bad_at=max(check.checked_at, outage.began_at),
        )

    async def shift(self, by: timedelta) -> None:
        """The clock was set: what this process has written by it is moved along. In the time that
        is known there is a gap then.
        """
        async with self._database.session() as session:
            await outage_rows.shift(session, self._newest_before, by)
        for server_id, outage in self._lasting.items():
            began_at = outage.began_at + by * (outage.id > self._newest_before)
            last_bad_at = max(began_at, min(outage.last_bad_at + by, self._now()))
            self._lasting[server_id] = replace(outage, began_at=began_at, last_bad_at=last_bad_at)
        self._looked.clear()

    async def begin(
        self, session: AsyncSession, server: Server, check: Check, began_at: datetime
    ) -> Outage:
        """Write down a new outage; `committed` makes it the one that lasts."""
        row = OutageRow(
            server_id=server.id,
            address=server.address,
            verdict=check.verdict,
            reason=check.reason,
            began_at=began_at,
            last_bad_at=max(check.checked_at, began_at),
        )
        session.add(row)
        await session.flush()
        return _outage(row)

    async def end(self, session: AsyncSession, server: Server, ended_at: datetime) -> Outage:
        """Write down the end of the outage that lasts; `committed` makes it so."""
        lasting = self._lasting[server.id]
        last_bad_at = min(lasting.last_bad_at, ended_at)
        ended = replace(lasting, last_bad_at=last_bad_at, ended_at=ended_at)
        await session.execute(
            _row(ended).values(began_at=ended.began_at, last_bad_at=last_bad_at, ended_at=ended_at)
        )
        return ended

    def committed(self, server: Server, outage: Outage) -> None:
        """What `begin` or `end` has given is in the database."""
        if outage.ended_at is None:
            self._lasting[server.id] = outage
        else:
            del self._lasting[server.id]

    async def save(self, session: AsyncSession, servers: Sequence[Server]) -> None:
        """Write down what is only in memory, all of it in a few statements: others wait."""
        lasting = {o.id: o for each in servers if (o := self._lasting.get(each.id))}
        if lasting:
            for row in await session.scalars(select(OutageRow).where(OutageRow.id.in_(lasting))):
                outage = lasting[row.id]
                row.verdict, row.reason = outage.verdict, outage.reason
                row.last_bad_at = outage.last_bad_at
        await _cover(session, {s.id: self._looked[s.id] for s in servers if s.id in self._looked})


def _of_the_past(outage: Outage, now: datetime) -> Outage:
    """One that began in the future began under a wrong clock: then all that is known is that it
    lasts now.
    """
    if outage.began_at <= now + DRIFT:
        return outage
    return replace(outage, began_at=now, last_bad_at=now)


def _row(outage: Outage) -> Update:
    return update(OutageRow).where(OutageRow.id == outage.id)


async def _cover(session: AsyncSession, looked: Mapping[int, Span]) -> None:
    """Write down when servers, by their ids, were looked at."""
    rows = await session.scalars(
        select(CoverageRow).where(
            CoverageRow.server_id.in_(looked),
            CoverageRow.began_at.in_({began_at for began_at, _ in looked.values()}),
        )
    )
    known = {(row.server_id, row.began_at): row for row in rows}
    for server_id, (began_at, ended_at) in looked.items():
        if row := known.get((server_id, began_at)):
            row.ended_at = ended_at
        else:
            session.add(CoverageRow(server_id=server_id, began_at=began_at, ended_at=ended_at))


def _outage(row: OutageRow) -> Outage:
    return Outage(
        id=row.id,
        verdict=Verdict(row.verdict),
        reason=row.reason,
        began_at=row.began_at,
        last_bad_at=row.last_bad_at,
        ended_at=row.ended_at,
    )
