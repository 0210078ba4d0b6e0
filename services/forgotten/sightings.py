"""Forgotten conferences that have been announced, as rows: each session once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from services.alerts import Alert, ForgottenEnded, LooksForgotten
from services.conferences import Sameness, SessionRef
from services.db.models import SightingRow
from services.forgotten.rules import Finding, Rule
from services.servers import Server
from services.trueconf import Session


@dataclass(frozen=True, slots=True)
class Sighting:
    id: int  # under the buttons of its alert
    server_id: int
    address: str
    ref: SessionRef
    topic: str | None
    ended: bool  # known to be over

    @property
    def thread(self) -> str:
        return f"forgotten:{self.id}"

    @property
    def session(self) -> Session:
        """As far as it is known without asking the server."""
        return Session(
            conference_id=self.ref.conference_id,
            session_id=self.ref.session_id,
            started_at=self.ref.started_at,
            topic=self.topic,
        )


async def get(session: AsyncSession, sighting_id: int) -> Sighting | None:
    row = await session.get(SightingRow, sighting_id)
    return None if row is None else _sighting(row)


async def still_open(session: AsyncSession, server: Server) -> Sequence[Sighting]:
    """Those of a server at its present address whose session was running when last seen."""
    rows = await session.scalars(
        select(SightingRow)
        .filter_by(server_id=server.id, address=server.address, ended_at=None)
        .order_by(SightingRow.id)
    )
    return [_sighting(row) for row in rows]


async def is_known(session: AsyncSession, server: Server, ref: SessionRef) -> bool:
    """Under any address. A run that cannot be told apart counts while the announced one runs."""
    rows = await session.scalars(
        select(SightingRow).filter_by(server_id=server.id, conference_id=ref.conference_id)
    )
    for row in rows:
        match _sighting(row).ref.compare(ref):
            case Sameness.SAME:
                return True
            case Sameness.UNKNOWN if row.ended_at is None:
                return True
    return False


async def add(session: AsyncSession, server: Server, seen: Session, seen_at: datetime) -> Sighting:
    row = SightingRow(
        server_id=server.id,
        address=server.address,
        conference_id=seen.conference_id,
        session_id=seen.session_id,
        started_at=seen.started_at,
        topic=seen.topic,
        seen_at=seen_at,
        ended_at=None,
    )
    session.add(row)
    await session.flush()
    return _sighting(row)


async def end(session: AsyncSession, sighting_id: int, ended_at: datetime) -> bool:
    """False when it already was. The check and the mark are one statement."""
    ended = await session.execute(
        update(SightingRow)
        .where(SightingRow.id == sighting_id, SightingRow.ended_at.is_(None))
        .values(ended_at=ended_at)
        .returning(SightingRow.id)
    )
    return ended.scalar() is not None


def forgotten_alert(
    server: Server,
    sighting: Sighting,
    finding: Finding,
    looked_at: datetime,
    operator_id: int | None = None,
) -> Alert:
    """With nothing but what was read for the finding.

    :param looked_at: when that was
    """
    session, participants = finding.session, finding.participants
    event = LooksForgotten(
        server=server.name,
        topic=session.topic,
        rule=finding.reason,
        people=finding.people,
        age=session.age,
        sighting=sighting.id,
        devices=None if participants is None else participants.devices,
        host=lone_host(finding),
        recording=finding.recording,
        owner=session.owner,
        conference_id=session.conference_id,
        looked_at=looked_at,
    )
    return Alert(event, server.id, sighting.thread, operator_id)


def lone_host(finding: Finding) -> str | None:
    """The name of the one person in it, where that is why it looks forgotten."""
    if finding.reason is not Rule.LONE_HOST or finding.participants is None:
        return None
    (host,) = finding.participants.people
    return host.name or host.id


def ended_alert(server: Server, over: Sighting) -> Alert:
    return Alert(ForgottenEnded(server.name, over.topic), server.id, over.thread)


def _sighting(row: SightingRow) -> Sighting:
    return Sighting(
        id=row.id,
        server_id=row.server_id,
        address=row.address,
        ref=SessionRef(row.conference_id, row.session_id, row.started_at),
        topic=row.topic,
        ended=row.ended_at is not None,
    )
