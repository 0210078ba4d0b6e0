"""The rows of outages and of the times in which servers were checked, many at a time: an unstable
server has tens of thousands.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ScalarSelect, and_, delete, func, literal, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from services.db.models import CoverageRow, OutageRow, UtcDateTime
from services.monitoring.availability import DAYS, Span
from services.monitoring.rules import Outage
from services.monitoring.verdicts import Verdict
from services.servers import Server

# Rows read between two turns of everything else, and at the most; older ones are unknown.
AT_A_TIME, MOST = 1000, 100_000
# What availability needs, and for how long outages are remembered.
NEEDED, REMEMBERED = timedelta(max(DAYS)), timedelta(days=90)
# Kept of each server, however old they seem: a clock may be wrong.
NEWEST = 1000
# Outages of a time that are drawn: more would be one bar.
DRAWN = 500


def outage_of(row: OutageRow) -> Outage:
    return Outage(
        id=row.id,
        verdict=Verdict(row.verdict),
        reason=row.reason,
        began_at=row.began_at,
        last_bad_at=row.last_bad_at,
        ended_at=row.ended_at,
    )


async def add(session: AsyncSession, server: Server, outage: Outage) -> Outage:
    """The same with the id of its row."""
    row = OutageRow(
        server_id=server.id,
        address=server.address,
        verdict=outage.verdict,
        reason=outage.reason,
        began_at=outage.began_at,
        last_bad_at=outage.last_bad_at,
    )
    session.add(row)
    await session.flush()
    return outage_of(row)


async def end(session: AsyncSession, outage: Outage) -> None:
    row = await session.get_one(OutageRow, outage.id)
    row.verdict, row.reason = outage.verdict, outage.reason
    row.began_at, row.last_bad_at = outage.began_at, outage.last_bad_at
    row.ended_at = outage.ended_at


async def still_lasting(session: AsyncSession, outage_ids: Collection[int]) -> Sequence[int]:
    """Which of them have no end yet."""
    lasting = OutageRow.id.in_(outage_ids), OutageRow.ended_at.is_(None)
    return (await session.scalars(select(OutageRow.id).where(*lasting))).all()


async def update(session: AsyncSession, lasting: Sequence[Outage]) -> None:
    """Write what changed in outages that last, in few statements: others wait."""
    by_id = {outage.id: outage for outage in lasting}
    if not by_id:
        return
    for row in await session.scalars(select(OutageRow).where(OutageRow.id.in_(by_id))):
        outage = by_id[row.id]
        row.verdict, row.reason = outage.verdict, outage.reason
        row.last_bad_at = outage.last_bad_at


async def cover(session: AsyncSession, covered: Mapping[int, Span]) -> None:
    """Write when servers, by their ids, were checked."""
    rows = await session.scalars(
        select(CoverageRow).where(
            CoverageRow.server_id.in_(covered),
            CoverageRow.began_at.in_({began_at for began_at, _ in covered.values()}),
        )
    )
    known = {(row.server_id, row.began_at): row for row in rows}
    for server_id, (began_at, ended_at) in covered.items():
        if row := known.get((server_id, began_at)):
            row.ended_at = ended_at
        else:
            session.add(CoverageRow(server_id=server_id, began_at=began_at, ended_at=ended_at))


async def known_and_bad(
    session: AsyncSession, server_id: int, now: datetime
) -> tuple[list[Span], list[Span]]:
    """When a server was looked at, and when it was not well, as far as availability needs it."""
    known = await _spans(session, CoverageRow, server_id, now)
    bad = await _spans(session, OutageRow, server_id, now)
    if len(bad) >= MOST:
        first = min(began_at for began_at, _ in bad)
        known = [(max(began_at, first), ended_at) for began_at, ended_at in known]
    lasting = await session.scalars(
        select(OutageRow.began_at).where(
            OutageRow.server_id == server_id, OutageRow.ended_at.is_(None)
        )
    )
    return known, bad + [(began_at, now) for began_at in lasting]


async def ended_within(
    session: AsyncSession, server_id: int, begin: datetime, end: datetime
) -> Sequence[Span]:
    """The newest outages that are over and reach into a time."""
    found = await session.execute(
        select(OutageRow.began_at, OutageRow.ended_at)
        .where(
            OutageRow.server_id == server_id,
            OutageRow.ended_at >= begin,
            OutageRow.began_at < end,
        )
        .order_by(OutageRow.ended_at.desc())
        .limit(DRAWN)
    )
    return [(began_at, ended_at) for began_at, ended_at in found if ended_at is not None]


async def newest_coverage(session: AsyncSession) -> Sequence[CoverageRow]:
    """The newest of each server."""
    newest = (
        select(CoverageRow.server_id, func.max(CoverageRow.ended_at).label("ended_at"))
        .group_by(CoverageRow.server_id)
        .subquery()
    )
    same = and_(
        CoverageRow.server_id == newest.c.server_id, CoverageRow.ended_at == newest.c.ended_at
    )
    return (await session.scalars(select(CoverageRow).join(newest, same))).all()


async def shift(session: AsyncSession, after: int, by: timedelta) -> None:
    """Move the newest outages, with ids above `after`, along with a clock that was set."""
    newest = select(OutageRow).where(OutageRow.id > after).order_by(OutageRow.id.desc())
    for row in await session.scalars(newest.limit(AT_A_TIME)):
        row.began_at += by
        row.last_bad_at += by
        if row.ended_at is not None:
            row.ended_at += by


async def forget_coverage(session: AsyncSession, now: datetime, *, keep: int = 0) -> None:
    """Forget what availability does not need, but for `keep` of each server."""
    newest = await session.scalar(select(func.max(CoverageRow.ended_at)))
    if newest is None:
        return
    # By a clock that is wrong everything may seem old.
    old = CoverageRow.ended_at < min(now, newest) - NEEDED
    if not keep:
        await session.execute(delete(CoverageRow).where(old))
        return
    for server_id in (await session.scalars(select(CoverageRow.server_id).distinct())).all():
        of_the_server = CoverageRow.server_id == server_id
        least = _nth_newest(CoverageRow, server_id, keep)
        await session.execute(
            delete(CoverageRow).where(of_the_server, old, CoverageRow.id < least)
        )


async def forget_outages(session: AsyncSession, now: datetime, *, keep: int) -> None:
    """Forget what ended long ago, but for the `keep` newest ones of each server."""
    for server_id in (await session.scalars(select(OutageRow.server_id).distinct())).all():
        await session.execute(
            delete(OutageRow).where(
                OutageRow.server_id == server_id,
                OutageRow.ended_at < now - REMEMBERED,
                OutageRow.id < _nth_newest(OutageRow, server_id, keep),
            )
        )


async def _spans(
    session: AsyncSession, table: type[CoverageRow | OutageRow], server_id: int, now: datetime
) -> list[Span]:
    """Those that availability needs, the newest ones first."""
    spans: list[Span] = []
    place = tuple_(table.ended_at, table.id)
    reaching = (
        select(table.id, table.began_at, table.ended_at)
        .where(table.server_id == server_id, table.ended_at >= now - NEEDED)
        .order_by(table.ended_at.desc(), table.id.desc())
        .limit(AT_A_TIME)
    )
    further = reaching
    while len(spans) < MOST:
        some = (await session.execute(further)).all()
        spans += [(began_at, ended_at) for _, began_at, ended_at in some if ended_at is not None]
        if len(some) < AT_A_TIME:
            break
        last_id, _, last_end = some[-1]
        last = tuple_(literal(last_end, UtcDateTime()), literal(last_id))
        further = reaching.where(place < last)
    return spans


def _nth_newest(
    table: type[CoverageRow | OutageRow], server_id: int, number: int
) -> ScalarSelect[int]:
    """The id of the oldest of so many; nothing where there are fewer."""
    newest = select(table.id).where(table.server_id == server_id).order_by(table.id.desc())
    return newest.limit(1).offset(number - 1).scalar_subquery()
