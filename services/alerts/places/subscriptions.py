"""Which alerts each operator wants: kinds, servers, and servers that are mute for a while."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from services.alerts.kinds import CHOICES, Kind
from services.alerts.places.deferred import deferred
from services.alerts.places.mutes import lasting
from services.alerts.places.place import Place
from services.clock import Clock
from services.db import Database
from services.db.models import MuteRow, RefusedAlertRow
from services.operators import Operator
from services.quiet import QuietHours
from services.roles import Right


@dataclass(frozen=True, slots=True)
class Mute:
    server_id: int
    until: datetime


@dataclass(frozen=True, slots=True)
class Refused:
    kinds: frozenset[Kind]
    server_ids: frozenset[int]


class AlertSubscriptions:
    """Every operator chooses for themselves; for groups the settings do (`destinations.py`)."""

    def __init__(self, database: Database, quiet: QuietHours, now: Clock) -> None:
        self._database = database
        self._quiet = quiet
        self._now = now

    async def mute(self, operator: Operator, server_id: int, hours: int) -> None:
        """From now on. What comes meanwhile waits until its end; the end of what was told before
        is told all the same. Raises NotAllowed, as the others do.
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
                .where(MuteRow.operator_id == operator.id, *lasting(MuteRow, self._now()))
                .order_by(MuteRow.until)
            )
            return [Mute(row.server_id, row.until) for row in rows]

    async def muted(self, session: AsyncSession, operator_id: int) -> Mapping[int, datetime]:
        """For the program itself: until when, by the server's id."""
        rows = await session.scalars(
            select(MuteRow).where(
                MuteRow.operator_id == operator_id, *lasting(MuteRow, self._now())
            )
        )
        return {row.server_id: row.until for row in rows}

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

    def deferred(self) -> ColumnElement[bool]:
        """Which rows of the outbox wait for the end of a mute, or of quiet hours."""
        return deferred(self._quiet.all(), self._now())

    async def wants(
        self, session: AsyncSession, place: Place, kind: Kind, server_id: int | None
    ) -> bool:
        """Whether it is told of them at all; a mute only puts that off."""
        return not await session.scalar(select(refuses(place.chat_id, kind, server_id)))


def refuses(
    operator_id: int | InstrumentedAttribute[int],
    kind: Kind | ColumnElement[str] | InstrumentedAttribute[str],
    server_id: int | InstrumentedAttribute[int | None] | None,
) -> ColumnElement[bool]:
    """Whether an operator wants none of this kind, or of this server; all may be columns. A group
    or a channel refuses nothing: the settings say what it gets.
    """
    return exists().where(
        RefusedAlertRow.operator_id == operator_id,
        or_(RefusedAlertRow.kind == kind, RefusedAlertRow.server_id == server_id),
    )
