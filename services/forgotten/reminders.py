"""Being reminded of a forgotten conference later, if it is still forgotten then."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from services.alerts import Alert, Outbox
from services.background import Loop, Spawn
from services.clock import DRIFT, Clock
from services.conferences import Life, read_state
from services.db import Database, DatabaseFailed
from services.db.models import ReminderRow
from services.errors import ConferenceEnded, NotAllowed, OperationError, ServerGone
from services.forgotten.rules import Doubt, Finding, examine, exceeds
from services.forgotten.sightings import Sighting, forgotten_alert
from services.forgotten.watch import ForgottenWatch
from services.incidents import Incidents
from services.operators import Operator, Operators
from services.roles import Right
from services.servers import Server
from services.trueconf import TrueConfError

# Hours after which an operator can be reminded.
HOURS = (1, 4)
# A reminder that is due is tried again after this time where the server does not tell enough.
RETRY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderLimits:
    longest_sleep: float = 60.0  # seconds: the clock may be set, or the machine may sleep


class Reminders:
    """Kept also while nobody watches the server: somebody asked for them."""

    def __init__(
        self,
        database: Database,
        operators: Operators,
        watch: ForgottenWatch,
        *,
        outbox: Outbox,
        spawn: Spawn,
        limits: ReminderLimits,
        now: Clock,
    ) -> None:
        self._database = database
        self._operators = operators
        self._watch = watch
        self._outbox = outbox
        self._longest_sleep = limits.longest_sleep
        self._now = now
        self._pause = 0.0
        self._incidents = Incidents()
        self._loop = Loop(
            "remind of forgotten conferences", spawn, self._remind_all, lambda: self._pause
        )

    def start(self) -> None:
        self._loop.begin()

    async def stop(self) -> None:
        await self._loop.end()

    async def remind(
        self, operator: Operator, sighting_ids: Collection[int], hours: int | None
    ) -> None:
        """Of those that are not over. `hours` None: never again of these sessions. Raises
        NotAllowed; ServerGone or ConferenceEnded where that holds for all of them.
        """
        operator.require(Right.VIEW)
        due_at = None if hours is None else self._now() + timedelta(hours=hours)
        lasting = await self._lasting(operator, sighting_ids)
        async with self._database.session() as session:
            for number in lasting:
                await session.merge(
                    ReminderRow(operator_id=operator.id, sighting_id=number, due_at=due_at)
                )
        self._loop.soon.set()

    async def undo(self, operator: Operator, sighting_ids: Collection[int]) -> None:
        """As if nothing had been chosen of these. Raises NotAllowed."""
        operator.require(Right.VIEW)
        async with self._database.session() as session:
            await session.execute(
                delete(ReminderRow).where(
                    ReminderRow.operator_id == operator.id,
                    ReminderRow.sighting_id.in_(sighting_ids),
                )
            )

    @staticmethod
    async def of(session: AsyncSession, operator_id: int) -> Mapping[int, datetime | None]:
        """For the program itself: when one is reminded, by sightings; None: not again."""
        rows = await session.scalars(select(ReminderRow).filter_by(operator_id=operator_id))
        return {row.sighting_id: row.due_at for row in rows}

    async def _lasting(self, operator: Operator, sighting_ids: Collection[int]) -> list[int]:
        lasting: list[int] = []
        failure: OperationError = ConferenceEnded()
        for number in sighting_ids:
            try:
                await self._watch.sighting(operator, number)
            except (ServerGone, ConferenceEnded) as gone:
                failure = gone
            else:
                lasting.append(number)
        if not lasting:
            raise failure
        return lasting

    async def _remind_all(self) -> None:
        self._pause = self._longest_sleep
        now = self._now()
        # None is set for later than that: the clock was set back.
        latest = now + timedelta(hours=max(HOURS))
        is_due = or_(ReminderRow.due_at <= now, ReminderRow.due_at > latest + DRIFT)
        async with self._database.session() as session:
            due = (await session.scalars(select(ReminderRow).where(is_due))).all()
        for row in due:
            await self._consider_alone(row)
        async with self._database.session() as session:
            next_at: datetime | None = await session.scalar(select(func.min(ReminderRow.due_at)))
        if next_at is not None:
            self._pause = min((next_at - self._now()).total_seconds(), self._longest_sleep)

    async def _consider_alone(self, due: ReminderRow) -> None:
        """A mistake of ours with one of them holds up no other."""
        try:
            await self._consider(due)
        except DatabaseFailed:
            raise
        except Exception as failure:  # whatever it is
            subject = due.operator_id, due.sighting_id
            self._incidents.number(subject, "a reminder", failure)
            await self._postpone(due)

    async def _consider(self, due: ReminderRow) -> None:
        operator = self._operators.get(due.operator_id)
        if operator is None:  # removed since
            await self._settle(due, None)
            return
        try:
            server, sighting = await self._watch.sighting(operator, due.sighting_id)
        except (ServerGone, ConferenceEnded, NotAllowed):
            await self._settle(due, None)
            return
        hours = self._watch.state(operator, server).threshold
        looked_at = self._now()
        judged = await _judge(server, sighting, hours)
        match judged:
            case Doubt():
                await self._postpone(due)
            case Finding():
                alert = forgotten_alert(server, sighting, judged, looked_at, due.operator_id)
                await self._settle(due, alert)
            case None:
                await self._settle(due, None)
            case Life():
                await self._settle(due, None)
                await self._watch.note_ended(server, sighting)

    async def _settle(self, due: ReminderRow, alert: Alert | None) -> None:
        """Unless the operator chose again meanwhile."""
        async with self._database.session() as session:
            settled = await session.execute(
                delete(ReminderRow).where(*_this(due)).returning(ReminderRow.sighting_id)
            )
            if alert is not None and settled.scalar() is not None:
                await self._outbox.put(session, alert)
        self._outbox.wake()

    async def _postpone(self, due: ReminderRow) -> None:
        async with self._database.session() as session:
            later = update(ReminderRow).where(*_this(due)).values(due_at=self._now() + RETRY)
            await session.execute(later)


def _this(due: ReminderRow) -> tuple[ColumnElement[bool], ...]:
    return (
        ReminderRow.operator_id == due.operator_id,
        ReminderRow.sighting_id == due.sighting_id,
        ReminderRow.due_at == due.due_at,
    )


async def _judge(server: Server, sighting: Sighting, hours: int) -> Finding | Doubt | Life | None:
    """Why it looks forgotten or is in doubt, or how it is over; None: it is not forgotten."""
    try:
        state = await read_state(server, sighting.ref)
    except TrueConfError:
        return Doubt.PARTICIPANTS
    if state.over:
        return state.life
    unclear = state.life is Life.UNCLEAR and not state.unnamed(sighting.ref)
    if state.session is None or unclear:
        return Doubt.AGE
    finding = await examine(server, state.session, state.obstacle)
    if finding is not None and isinstance(finding.reason, Doubt):
        return finding.reason
    return finding if exceeds(state.session.age, hours) else None
