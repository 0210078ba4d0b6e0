"""Adds up samples and hours to points, in the database: a year has thousands of rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Float, Integer, Select, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from services.db.models import HourRow, SampleRow
from services.history.sample import HOUR, SLOT
from services.history.series import Peak, Point

MEANS = ("users", "conferences", "people", "answer")
PEAKS = ("users", "conferences", "people")
# An hour counts for as many samples.
SAMPLES = HOUR // SLOT


async def points(
    session: AsyncSession, server_id: int, begin: int, end: int, step: int
) -> Sequence[Point]:
    """In order, at `begin` and whole steps from there; none where nothing is known."""
    sums: dict[int, dict[str, Any]] = defaultdict(dict)
    for query in (
        _of_samples(server_id, begin, end, step),
        _of_hours(server_id, begin, end, step),
    ):
        for row in (await session.execute(query)).mappings():
            _add(sums[row["place"]], row)
    return [_point(begin + place * step, sums[place]) for place in sorted(sums)]


async def peak(session: AsyncSession, server_id: int, begin: int, end: int) -> Peak | None:
    """The most users, and when they were online first."""
    found = [
        (await session.execute(query)).first()
        for query in (
            select(SampleRow.users, SampleRow.slot)
            .where(*_within(SampleRow, server_id, begin, end), SampleRow.users.is_not(None))
            .order_by(SampleRow.users.desc(), SampleRow.slot)
            .limit(1),
            select(HourRow.users_most, HourRow.users_most_at)
            .where(*_within(HourRow, server_id, begin, end), HourRow.users_most.is_not(None))
            .order_by(HourRow.users_most.desc(), HourRow.slot)
            .limit(1),
        )
    ]
    peaks: list[tuple[Any, Any]] = [(row[0], row[1]) for row in found if row is not None]
    if not peaks:
        return None
    number, slot = min(peaks, key=lambda each: (-each[0], each[1]))
    return Peak(number, datetime.fromtimestamp(slot, UTC))


async def meeting_hours(
    session: AsyncSession, server_id: int, begin: int, end: int
) -> float | None:
    """Each sample stands for its five minutes."""
    found = [
        await session.scalar(query)
        for query in (
            select(_total(SampleRow.conferences)).where(
                *_within(SampleRow, server_id, begin, end)
            ),
            select(_total(HourRow.conferences * HourRow.counted)).where(
                *_within(HourRow, server_id, begin, end)
            ),
        )
    ]
    known = [each for each in found if each is not None]
    return sum(known) * SLOT / HOUR if known else None


def _within(table: type[SampleRow | HourRow], server_id: int, begin: int, end: int) -> Any:
    return table.server_id == server_id, table.slot >= begin, table.slot < end


def _of_samples(server_id: int, begin: int, end: int, step: int) -> Select[Any]:
    place = _place(SampleRow, begin, step)
    means = [
        column
        for name in MEANS
        for column in (
            _total(getattr(SampleRow, name)).label(f"{name}_sum"),
            func.count(getattr(SampleRow, name)).label(f"{name}_of"),
        )
    ]
    peaks = [func.max(getattr(SampleRow, name)).label(f"{name}_most") for name in PEAKS]
    down = _total(cast(SampleRow.down, Integer)).label("down_sum")
    looked = func.count(SampleRow.down).label("down_of")
    within = _within(SampleRow, server_id, begin, end)
    return select(place, *means, *peaks, down, looked).where(*within).group_by("place")


def _of_hours(server_id: int, begin: int, end: int, step: int) -> Select[Any]:
    place = _place(HourRow, begin, step)
    means = [
        column
        for name in MEANS
        for column in (
            (_total(getattr(HourRow, name)) * SAMPLES).label(f"{name}_sum"),
            (func.count(getattr(HourRow, name)) * SAMPLES).label(f"{name}_of"),
        )
    ]
    peaks = [func.max(getattr(HourRow, f"{name}_most")).label(f"{name}_most") for name in PEAKS]
    down = _total(HourRow.down).label("down_sum")
    looked = _total(HourRow.looked).label("down_of")
    within = _within(HourRow, server_id, begin, end)
    return select(place, *means, *peaks, down, looked).where(*within).group_by("place")


def _total(values: Any) -> Any:
    """PostgreSQL adds up large whole numbers to a decimal, which no float can be added to."""
    return cast(func.sum(values), Float)


def _place(table: type[SampleRow | HourRow], begin: int, step: int) -> Any:
    """Which step a row falls into; whole numbers are divided without a rest in each database."""
    since = table.slot - begin
    return cast((since - since % step) / step, Integer).label("place")


def _add(sums: dict[str, Any], row: Any) -> None:
    for name, value in row.items():
        if value is None:
            continue
        known = sums.get(name)
        if name.endswith("_most"):
            sums[name] = value if known is None else max(known, value)
        else:
            sums[name] = value + (known or 0)


def _point(slot: int, sums: dict[str, Any]) -> Point:
    means = {
        name: sums[f"{name}_sum"] / of if (of := sums.get(f"{name}_of")) else None
        for name in (*MEANS, "down")
    }
    peaks = {f"{name}_most": sums.get(f"{name}_most") for name in PEAKS}
    return Point(slot=slot, **means, **peaks)
