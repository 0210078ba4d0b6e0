"""The rows of what somebody is on, or should be, and what their alerts speak of."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import delete, exists, insert, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from services.db.models import AttentionRow, OutageRow, SightingRow

R = TypeVar("R", OutageRow, SightingRow)

# For so long it is known who had it.
KEPT = timedelta(days=400)
OUTAGE, FORGOTTEN = "outage", "forgotten"


@dataclass(frozen=True, slots=True)
class Taken:
    """Somebody is on it, or had it when it ended."""

    by: int
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Subject:
    """What an alert speaks of."""

    server_id: int
    topic: str | None  # of a conference
    over: bool


async def subject_of(session: AsyncSession, thread: str) -> Subject | None:
    """As the database has it now; None: there is no such thing."""
    kind, _, number = thread.partition(":")
    if not number.isdecimal():
        return None
    key = int(number)
    if kind == OUTAGE and (outage := await _read(session, OutageRow, key)):
        return Subject(outage.server_id, None, outage.ended_at is not None)
    if kind == FORGOTTEN and (sighting := await _read(session, SightingRow, key)):
        return Subject(sighting.server_id, sighting.topic, sighting.ended_at is not None)
    return None


async def _read(session: AsyncSession, table: type[R], key: int) -> R | None:
    return await session.get(table, key, populate_existing=True)


async def row_of(
    session: AsyncSession, thread: str, server_id: int, now: datetime
) -> AttentionRow:
    """The one of a thread. From here on nobody else writes: SQLite has one writer, and the
    statement that adds a missing row makes this one it.
    """
    table = AttentionRow.__table__
    columns = {"thread": thread, "server_id": server_id, "repeats": 0, "touched_at": now}
    new = select(*(literal(each, table.c[name].type) for name, each in columns.items())).where(
        ~exists().where(AttentionRow.thread == thread)
    )
    await session.execute(insert(AttentionRow).from_select([*columns], new))
    return await session.get_one(AttentionRow, thread)


async def taken(session: AsyncSession, threads: Collection[str]) -> Mapping[str, Taken]:
    rows = await session.scalars(select(AttentionRow).where(AttentionRow.thread.in_(threads)))
    known = {row.thread: taken_of(row) for row in rows}
    return {thread: each for thread, each in known.items() if each is not None}


def taken_of(row: AttentionRow) -> Taken | None:
    if row.taken_by is None or row.taken_at is None:
        return None
    return Taken(row.taken_by, row.taken_name or str(row.taken_by), row.taken_at)


async def lasting(session: AsyncSession) -> Mapping[str, Taken]:
    """What somebody is on that is not over."""
    outages = await session.scalars(select(OutageRow.id).where(OutageRow.ended_at.is_(None)))
    seen = await session.scalars(select(SightingRow.id).where(SightingRow.ended_at.is_(None)))
    threads = {f"{OUTAGE}:{each}" for each in outages} | {f"{FORGOTTEN}:{each}" for each in seen}
    rows = await session.scalars(select(AttentionRow).where(AttentionRow.taken_by.is_not(None)))
    known = {row.thread: taken_of(row) for row in rows if row.thread in threads}
    return {thread: each for thread, each in known.items() if each is not None}


async def sweep(session: AsyncSession, now: datetime) -> None:
    await session.execute(delete(AttentionRow).where(AttentionRow.touched_at < now - KEPT))
