"""Outages, and the times in which servers were looked at; from both, availability.

What lasts is kept in memory and written by `save`, so that a check costs no write. The judge
(`services/judge.py`) decides what is an outage.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Update, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from services.availability import DAYS, Availability, Share, Span, availability
from services.clock import Clock, utc_now
from services.db import Database
from services.db.models import CoverageRow, OutageRow
from services.operators import Operators
from services.servers import Server
from services.status import Check, Verdict

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

    async def load(self) -> None:
        """Read what was going on; to be called once, before the first use."""
        async with self._database.session() as session:
            await session.execute(delete(CoverageRow).where(CoverageRow.ended_at < self._oldest()))
            for row in await session.scalars(
                select(OutageRow).where(OutageRow.ended_at.is_(None))
            ):
                self._lasting[row.server_id] = _outage(row)
            for known in await session.scalars(select(CoverageRow).order_by(CoverageRow.ended_at)):
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
        now, oldest = self._now(), self._oldest()
        async with self._database.session() as session:
            spans = await session.scalars(
                select(CoverageRow).where(
                    CoverageRow.server_id == server.id, CoverageRow.ended_at >= oldest
                )
            )
            outages = await session.scalars(
                select(OutageRow).where(
                    OutageRow.server_id == server.id,
                    or_(OutageRow.ended_at.is_(None), OutageRow.ended_at >= oldest),
                )
            )
        known = {span.began_at: span.ended_at for span in spans}
        if newest := self._looked.get(server.id):
            known[newest[0]] = newest[1]
        bad = [(outage.began_at, outage.ended_at or now) for outage in outages]
        return availability(now, list(known.items()), bad)

    # For the judge

    def lasting(self, server: Server) -> Outage | None:
        """The outage that a server is in, as far as it is known."""
        return self._lasting.get(server.id)

    def looked(self, server: Server, at: datetime, gap: timedelta) -> bool:
        """Note that a server was looked at; whether the last look was at most `gap` ago."""
        began, ended = self._looked.get(server.id, (at, at))
        without_gap = at - ended <= gap
        self._looked[server.id] = (began if without_gap else at), at
        return without_gap

    def still_bad(self, server: Server, check: Check) -> None:
        """Note a bad check in the outage that lasts."""
        self._lasting[server.id] = replace(
            self._lasting[server.id],
            verdict=check.verdict,
            reason=check.reason,
            last_bad_at=check.checked_at,
        )

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
            last_bad_at=check.checked_at,
        )
        session.add(row)
        await session.flush()
        return _outage(row)

    async def end(self, session: AsyncSession, server: Server, ended_at: datetime) -> Outage:
        """Write down the end of the outage that lasts; `committed` makes it so."""
        ended = replace(self._lasting[server.id], ended_at=ended_at)
        await session.execute(_row(ended).values(ended_at=ended_at))
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

    def _oldest(self) -> datetime:
        return self._now() - timedelta(max(DAYS))


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
