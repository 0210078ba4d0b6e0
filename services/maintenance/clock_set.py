"""Moves what this process has written by a clock that was wrong, once that clock is set."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, not_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from services.db.models import MaintenancePlanRow, PauseRow

# The highest numbers of pauses and of plans.
Newest = tuple[int, int]
NOTICED = timedelta(minutes=5)


async def newest(session: AsyncSession) -> Newest:
    pause = await session.scalar(select(func.max(PauseRow.id)))
    plan = await session.scalar(select(func.max(MaintenancePlanRow.id)))
    return pause or 0, plan or 0


async def shift(session: AsyncSession, after: Newest, by: timedelta, now: datetime) -> None:
    """Of the rows above `after`: a pause lasts as long as was chosen, and a plan stays at its
    place in the calendar. What a plan has begun too early by that clock is over and has not been.
    """
    pause, plan = after
    newer = select(PauseRow).where(PauseRow.id > pause)
    by_hand = newer.where(PauseRow.plan_id.is_(None), not_(_just_now(PauseRow.began_at, now)))
    for each in (await session.scalars(by_hand)).all():
        each.began_at += by
        each.until = each.until and each.until + by
        each.ended_at = each.ended_at and each.ended_at + by
    too_early = newer.where(PauseRow.plan_id.is_not(None), PauseRow.began_at > now)
    for each in (await session.scalars(too_early)).all():
        # Its row stays: the button of its message must not end a later pause.
        each.plan_id = None
        each.began_at = each.until = each.ended_at = now
    made = select(MaintenancePlanRow).where(MaintenancePlanRow.id > plan)
    for made_row in await session.scalars(
        made.where(not_(_just_now(MaintenancePlanRow.set_at, now)))
    ):
        made_row.set_at += by
        made_row.ended_at = made_row.ended_at and made_row.ended_at + by
    await session.flush()


def _just_now(written: InstrumentedAttribute[datetime], now: datetime) -> ColumnElement[bool]:
    """Since the clock was set, which is noticed a little later, at the next check."""
    return and_(written > now - NOTICED, written <= now)
