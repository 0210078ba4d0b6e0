"""Servers that are mute in a group for a while, for everybody there, and who made them so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from services.alerts.places.place import Place
from services.clock import DRIFT, Clock
from services.db import Database
from services.db.models import AlertRow, DestinationMuteRow, MuteRow
from services.journal import Act, Journal
from services.operators import Operator
from services.roles import Right

HOURS = (1, 8, 24)  # for which a server can be muted


@dataclass(frozen=True, slots=True)
class DestinationMute:
    by: str  # their name
    until: datetime


class DestinationMutes:
    def __init__(self, database: Database, journal: Journal, now: Clock) -> None:
        self._database = database
        self._journal = journal
        self._now = now

    async def mute(
        self, operator: Operator, place: Place, server_id: int, hours: int
    ) -> DestinationMute:
        """From now on, for everybody who reads there; it needs the right to act. What comes
        meanwhile waits until its end; the end of what was told before is told all the same. Raises
        NotAllowed, as `unmute` does.
        """
        operator.require(Right.ACT, server_id)
        until = self._now() + timedelta(hours=hours)
        row = DestinationMuteRow(
            chat_id=place.chat_id,
            topic=place.topic,
            server_id=server_id,
            until=until,
            by_id=operator.id,
            by_name=operator.name,
        )
        async with self._database.session() as session:
            await session.merge(row)
            self._note(session, operator, Act.MUTED, server_id, f"{hours} h: {_words(place)}")
        return DestinationMute(operator.name, until)

    async def unmute(self, operator: Operator, place: Place, server_id: int) -> None:
        operator.require(Right.ACT, server_id)
        async with self._database.session() as session:
            ended = await session.scalars(
                delete(DestinationMuteRow)
                .filter_by(chat_id=place.chat_id, topic=place.topic, server_id=server_id)
                .returning(DestinationMuteRow.until)
            )
            if any(until > self._now() for until in ended):
                self._note(session, operator, Act.UNMUTED, server_id, _words(place))

    async def of(self, place: Place, server_id: int) -> DestinationMute | None:
        """The mute that holds; None: there is none, or it has ended."""
        async with self._database.session() as session:
            row = await session.scalar(
                select(DestinationMuteRow)
                .filter_by(chat_id=place.chat_id, topic=place.topic, server_id=server_id)
                .where(*lasting(DestinationMuteRow, self._now()))
            )
        return DestinationMute(row.by_name, row.until) if row else None

    def _note(
        self, session: AsyncSession, operator: Operator, act: Act, server_id: int, detail: str
    ) -> None:
        self._journal.note(
            session, operator.id, operator.name, act, server_id=server_id, detail=detail
        )


def _words(place: Place) -> str:
    """For the record, which is in no language: as links to topics end."""
    return f"{place.chat_id}/{place.topic}" if place.topic else str(place.chat_id)


def muted(now: datetime) -> ColumnElement[bool]:
    """Whether the server of an alert is mute where the alert is for."""
    return or_(
        exists().where(
            MuteRow.operator_id == AlertRow.chat_id,
            MuteRow.server_id == AlertRow.server_id,
            *lasting(MuteRow, now),
        ),
        exists().where(
            DestinationMuteRow.chat_id == AlertRow.chat_id,
            DestinationMuteRow.topic == AlertRow.topic,
            DestinationMuteRow.server_id == AlertRow.server_id,
            *lasting(DestinationMuteRow, now),
        ),
    )


def lasting(
    row: type[MuteRow | DestinationMuteRow], now: datetime
) -> tuple[ColumnElement[bool], ...]:
    """A mute that ends later than any can does not count: the clock that began it was ahead."""
    return row.until > now, row.until <= now + timedelta(hours=max(HOURS)) + DRIFT
