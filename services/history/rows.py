"""The rows of samples, and of the hours that they are rolled up into."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ScalarSelect, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from services.db.models import HourRow, SampleRow
from services.history.sample import HOUR, SLOT, Sample

DAY = 24 * HOUR
# How long samples are kept as they are, and hours. Seconds.
SAMPLES_KEPT, HOURS_KEPT = 14 * DAY, 400 * DAY
# Hours kept of each server, however old they seem: a clock may be wrong.
NEWEST = HOURS_KEPT // HOUR
# Samples that are rolled up in one transaction: those of a day.
AT_A_TIME = DAY // SLOT


async def write(session: AsyncSession, server_id: int, sample: Sample) -> None:
    """One for each server and slot: after a clock was set back, the newer one holds."""
    await session.merge(
        SampleRow(
            server_id=server_id,
            slot=sample.slot,
            down=sample.down,
            answer=sample.answer,
            users=sample.users,
            conferences=sample.conferences,
            people=sample.people,
            forgotten=sample.forgotten,
        )
    )


async def newest(session: AsyncSession, server_id: int, until: int) -> Sample | None:
    found = await session.scalars(
        select(SampleRow)
        .where(SampleRow.server_id == server_id, SampleRow.slot <= until)
        .order_by(SampleRow.slot.desc())
        .limit(1)
    )
    row = found.first()
    return None if row is None else _sample(row)


async def taken(session: AsyncSession, slot: int) -> set[int]:
    """The ids of the servers that have a sample in this slot."""
    return {*await session.scalars(select(SampleRow.server_id).where(SampleRow.slot == slot))}


async def servers(session: AsyncSession) -> set[int]:
    found = [await session.scalars(select(t.server_id).distinct()) for t in (SampleRow, HourRow)]
    return {server_id for each in found for server_id in each}


async def roll_up(session: AsyncSession, server_id: int, now: int) -> bool:
    """Make hours of the oldest samples, if they are old enough; whether there may be more."""
    before = now - SAMPLES_KEPT
    old = SampleRow.server_id == server_id, SampleRow.slot < before - before % HOUR
    first = await session.scalar(select(func.min(SampleRow.slot)).where(*old))
    if first is None:
        return False
    some = *old, SampleRow.slot < first - first % HOUR + DAY
    by_hour: dict[int, list[Sample]] = defaultdict(list)
    for row in await session.scalars(select(SampleRow).where(*some).order_by(SampleRow.slot)):
        by_hour[row.slot - row.slot % HOUR].append(_sample(row))
    for slot, samples in by_hour.items():
        hour = _hour(server_id, slot, samples)
        known = await session.get(HourRow, (server_id, slot))
        # Where a wrong clock has rolled up half an hour too early, the fuller half stays.
        if known is None or known.looked < hour.looked:
            await session.merge(hour)
    await session.execute(delete(SampleRow).where(*some))
    return True


async def forget(session: AsyncSession, now: int, present: Collection[int]) -> None:
    """Forget hours that are too old, but for the newest ones of servers that are still there."""
    for server_id in await servers(session):
        old = HourRow.slot < now - HOURS_KEPT
        if server_id in present:
            old &= HourRow.slot < _nth_newest(server_id, NEWEST)
        await session.execute(delete(HourRow).where(HourRow.server_id == server_id, old))


def _nth_newest(server_id: int, number: int) -> ScalarSelect[int]:
    """The slot of the oldest of so many; nothing where there are fewer."""
    slots = select(HourRow.slot).where(HourRow.server_id == server_id)
    return slots.order_by(HourRow.slot.desc()).limit(1).offset(number - 1).scalar_subquery()


def _sample(row: SampleRow) -> Sample:
    return Sample(
        slot=row.slot,
        down=row.down,
        answer=row.answer,
        users=row.users,
        conferences=row.conferences,
        people=row.people,
        forgotten=row.forgotten,
    )


def _hour(server_id: int, slot: int, samples: Sequence[Sample]) -> HourRow:
    busiest = max(
        (each for each in samples if each.users is not None),
        key=lambda each: (each.users, -each.slot),
        default=None,
    )
    down, counted = _known(samples, "down"), _known(samples, "conferences")
    answer = _mean(_known(samples, "answer"))
    return HourRow(
        server_id=server_id,
        slot=slot,
        looked=len(down),
        down=sum(down),
        answer=None if answer is None else round(answer),
        answer_most=max(_known(samples, "answer"), default=None),
        users=_mean(_known(samples, "users")),
        users_most=busiest and busiest.users,
        users_most_at=busiest and busiest.slot,
        counted=len(counted),
        conferences=_mean(counted),
        conferences_most=max(counted, default=None),
        people=_mean(_known(samples, "people")),
        people_most=max(_known(samples, "people"), default=None),
        forgotten_most=max(_known(samples, "forgotten"), default=None),
    )


def _known(samples: Sequence[Sample], name: str) -> list[Any]:
    values = (getattr(each, name) for each in samples)
    return [each for each in values if each is not None]


def _mean(numbers: Sequence[int]) -> float | None:
    return sum(numbers) / len(numbers) if numbers else None
