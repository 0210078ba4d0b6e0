"""The rows of pauses and of plans."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from services.db.models import MaintenancePlanRow, PauseRow
from services.maintenance.pauses import Pause, Span
from services.maintenance.plans import Plan, Schedule


async def add_pause(session: AsyncSession, pause: Pause) -> Pause:
    """The same with the id of its row."""
    row = PauseRow(
        server_id=pause.server_id,
        plan_id=pause.plan_id,
        began_at=pause.began_at,
        until=pause.until,
        by_id=pause.by_id,
        by_name=pause.by_name,
    )
    session.add(row)
    await session.flush()
    return _pause_of(row)


async def end_pause(session: AsyncSession, pause: Pause, at: datetime, by: str) -> None:
    ended = update(PauseRow).where(PauseRow.id == pause.id)
    await session.execute(ended.values(ended_at=at, ended_by=by))


async def get_pause(session: AsyncSession, number: int) -> Pause | None:
    row = await session.get(PauseRow, number)
    return None if row is None else _pause_of(row)


async def holding(session: AsyncSession, now: datetime) -> Sequence[Pause]:
    lasting = or_(PauseRow.until.is_(None), PauseRow.until > now)
    rows = await session.scalars(select(PauseRow).where(PauseRow.ended_at.is_(None), lasting))
    return [_pause_of(row) for row in rows]


async def newest_begun(session: AsyncSession) -> dict[int, datetime]:
    """By plan, when what is known of it began last."""
    newest = select(PauseRow.plan_id, func.max(PauseRow.began_at)).group_by(PauseRow.plan_id)
    found = (await session.execute(newest)).all()
    return {plan_id: began_at for plan_id, began_at in found if plan_id is not None}


async def spans(
    session: AsyncSession, server_id: int, begin: datetime, now: datetime
) -> Sequence[Span]:
    """The times in which a server was paused, as far as they reach beyond `begin`."""
    rows = await session.scalars(
        select(PauseRow).where(
            PauseRow.server_id == server_id,
            or_(PauseRow.until.is_(None), PauseRow.until > begin),
            or_(PauseRow.ended_at.is_(None), PauseRow.ended_at > begin),
        )
    )
    found = [_pause_of(row).span(now) for row in rows]
    return [(began_at, ended_at) for began_at, ended_at in found if began_at < ended_at]


async def add_plan(session: AsyncSession, plan: Plan) -> Plan:
    """The same with the id of its row."""
    when = plan.schedule
    row = MaintenancePlanRow(
        server_id=plan.server_id,
        day=when.day and when.day.isoformat(),
        weekday=when.weekday,
        minute=when.minute,
        minutes=when.minutes,
        zone=when.zone,
        by_id=plan.by_id,
        by_name=plan.by_name,
        set_at=plan.set_at,
    )
    session.add(row)
    await session.flush()
    return _plan_of(row)


async def end_plan(session: AsyncSession, plan_id: int, at: datetime, by: str) -> None:
    ended = update(MaintenancePlanRow).where(MaintenancePlanRow.id == plan_id)
    await session.execute(ended.values(ended_at=at, ended_by=by))


async def plans(session: AsyncSession) -> Sequence[Plan]:
    """Those that nobody has deleted, oldest first."""
    lasting = select(MaintenancePlanRow).where(MaintenancePlanRow.ended_at.is_(None))
    rows = await session.scalars(lasting.order_by(MaintenancePlanRow.id))
    return [_plan_of(row) for row in rows]


async def forget(session: AsyncSession, before: datetime) -> None:
    """What was over before a moment."""
    over = or_(PauseRow.until < before, PauseRow.ended_at < before)
    await session.execute(delete(PauseRow).where(over))
    await session.execute(delete(MaintenancePlanRow).where(MaintenancePlanRow.ended_at < before))


def _pause_of(row: PauseRow) -> Pause:
    return Pause(
        row.id,
        row.server_id,
        row.plan_id,
        row.began_at,
        row.until,
        row.by_id,
        row.by_name,
        row.ended_at,
        row.ended_by,
    )


def _plan_of(row: MaintenancePlanRow) -> Plan:
    day = row.day and date.fromisoformat(row.day)
    schedule = Schedule(day or None, row.weekday, row.minute, row.minutes, row.zone)
    return Plan(row.id, row.server_id, schedule, row.by_id, row.by_name, row.set_at)
