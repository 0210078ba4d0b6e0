"""Which alerts each operator wants: kinds, servers, and servers that are mute for a while."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from services.alerts.kinds import CHOICES, Kind
from services.clock import DRIFT, Clock
from services.db import Database
from services.db.models import MuteRow, RefusedAlertRow
from services.operators import Operator
from services.roles import Right

HOURS = (1, 8, 24)  # for which an operator can mute a server


@dataclass(frozen=True, slots=True)
class Mute:
    server_id: int
    until: datetime


@dataclass(frozen=True, slots=True)
class Refused:
    kinds: frozenset[Kind]
    server_ids: frozenset[int]


class AlertSubscriptions:
    """Every operator chooses for themselves; groups get everything."""

    def __init__(self, database: Database, now: Clock) -> None:
        self._database = database
        self._now = now

    async def mute(self, operator: Operator, server_id: int, hours: int) -> None:
        """From now on. The end of what was told before is told all the same. Raises
        NotAllowed, as the others do.
        """
        operator.require(Right.VIEW, server_id)
        until = self._now() + timedelta(hours=hours)
        async with self._database.session() as session:
            await session.merge(MuteRow(operator_id=operator.id, server_id=server_id, until=until))

    async def unmute(self, operator: Operator, server_id: int) -> None:
        operator.require(Right.VIEW)
        async with self._database.session() as session:
            await session.execute(
                delete(MuteRow).filter_by(operator_id=operator.id, server_id=server_id)
            )

    async def mutes(self, operator: Operator) -> Sequence[Mute]:
        """Those that have not ended, the first to end first."""
        operator.require(Right.VIEW)
        async with self._database.session() as session:
            rows = await session.scalars(
                select(MuteRow)
                .where(MuteRow.operator_id == operator.id, *_lasting(self._now()))
                .order_by(MuteRow.until)
            )
            return [Mute(row.server_id, row.until) for row in rows]

    async def refuse(
        self,
        operator: Operator,
        *,
        kind: Kind | None = None,
        server_id: int | None = None,
        refused: bool,
    ) -> None:
        """Want no alerts of a kind, or none of a server; or want them again."""
        operator.require(Right.VIEW, server_id)
        what = {"operator_id": operator.id, "kind": kind or "", "server_id": server_id or 0}
        async with self._database.session() as session:
            if refused:
                await session.merge(RefusedAlertRow(**what))
            else:
                await session.execute(delete(RefusedAlertRow).filter_by(**what))

    async def refused(self, operator: Operator) -> Refused:
        operator.require(Right.VIEW)
        async with self._database.session() as session:
            rows = (
                await session.scalars(select(RefusedAlertRow).filter_by(operator_id=operator.id))
            ).all()
        return Refused(
            # A newer version may know more of them.
            frozenset(Kind(row.kind) for row in rows if row.kind in CHOICES),
            frozenset(row.server_id for row in rows if row.server_id),
        )

    async def wants(
        self,
        session: AsyncSession,
        operator_id: int,
        kind: Kind,
        server_id: int | None,
        now: datetime,
    ) -> bool:
        return not await session.scalar(select(refuses(operator_id, kind, server_id, now)))


def _lasting(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """A mute that ends later than any can does not count: the clock that began it was ahead."""
    return MuteRow.until > now, MuteRow.until <= now + timedelta(hours=max(HOURS)) + DRIFT


def refuses(
    operator_id: int,
    kind: Kind | InstrumentedAttribute[str],
    server_id: int | InstrumentedAttribute[int | None] | None,
    now: datetime,
) -> ColumnElement[bool]:
    """Whether an operator wants none of this kind, or of this server now; both may be columns."""
    return or_(
        exists().where(
            RefusedAlertRow.operator_id == operator_id,
            or_(RefusedAlertRow.kind == kind, RefusedAlertRow.server_id == server_id),
        ),
        exists().where(
            MuteRow.operator_id == operator_id,
            MuteRow.server_id == server_id,
            *_lasting(now),
        ),
    )
