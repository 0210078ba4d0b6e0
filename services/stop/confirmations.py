"""Confirm screens as rows: the row alone decides what a Yes may stop (design section 4)."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from services.conferences import SessionRef
from services.db.models import ConfirmationRow
from services.trueconf import Participants

LIFETIME = timedelta(minutes=5)
# A run without id and start cannot be told from the next one of its room.
LIFETIME_UNIDENTIFIED = timedelta(seconds=60)


class ReconfirmReason(StrEnum):
    """Why a confirm screen is shown again instead of obeyed."""

    EXPIRED = "expired"
    MORE_PEOPLE = "more-people"
    NOT_FORGOTTEN = "not-forgotten"


@dataclass(frozen=True, slots=True)
class Confirmation:
    key: str
    operator_id: int
    server_id: int
    address: str
    ref: SessionRef
    topic: str | None
    owner: str | None
    people: int | None  # as the screen named it; None: it said that this is unknown
    age: float | None  # seconds that the session had run
    shown_at: datetime
    threshold: int | None = None  # hours; set: it is stopped because it looked forgotten
    batch: str | None = None  # the same for all that one screen names
    used: bool = False
    anew: ReconfirmReason | None = None  # why it replaces an earlier screen
    participants: Participants | None = field(default=None, compare=False)  # not on record

    @property
    def screen(self) -> str:
        """The screen that names it, alone or among others."""
        return self.batch or self.key

    def expired(self, now: datetime, on_screen: timedelta = timedelta(0)) -> bool:
        """One from the future is: the clock was set back. `on_screen`: surely shown so long."""
        lifetime = LIFETIME if self.ref.identified else LIFETIME_UNIDENTIFIED
        return on_screen > lifetime or not timedelta(0) <= now - self.shown_at <= lifetime

    def has_fewer_people_than(self, people: int | None) -> bool:
        """An unknown number counts as more than a named one."""
        if people is None:
            return self.people is not None
        return people > (self.people or 0)


def new_key() -> str:
    """Random, so that no screen of an older database can name a row of this one."""
    return secrets.token_urlsafe(9)


async def add(session: AsyncSession, shown: Confirmation) -> None:
    session.add(
        ConfirmationRow(
            key=shown.key,
            operator_id=shown.operator_id,
            server_id=shown.server_id,
            address=shown.address,
            conference_id=shown.ref.conference_id,
            session_id=shown.ref.session_id,
            started_at=shown.ref.started_at,
            topic=shown.topic,
            owner=shown.owner,
            people=shown.people,
            age=shown.age,
            threshold=shown.threshold,
            batch=shown.batch,
            shown_at=shown.shown_at,
        )
    )


async def find(session: AsyncSession, key: str) -> Confirmation | None:
    row = await session.scalar(select(ConfirmationRow).where(ConfirmationRow.key == key))
    return None if row is None else _confirmation(row)


async def of_batch(session: AsyncSession, batch: str) -> Sequence[Confirmation]:
    """All that one screen named, in its order."""
    named = select(ConfirmationRow).where(ConfirmationRow.batch == batch)
    rows = await session.scalars(named.order_by(ConfirmationRow.id))
    return [_confirmation(row) for row in rows]


def _confirmation(row: ConfirmationRow) -> Confirmation:
    return Confirmation(
        key=row.key,
        operator_id=row.operator_id,
        server_id=row.server_id,
        address=row.address,
        ref=SessionRef(row.conference_id, row.session_id, row.started_at),
        topic=row.topic,
        owner=row.owner,
        people=row.people,
        age=row.age,
        threshold=row.threshold,
        batch=row.batch,
        shown_at=row.shown_at,
        used=row.used_at is not None,
    )


async def is_newest(session: AsyncSession, confirmation: Confirmation) -> bool:
    """Whether its operator has been shown no other screen since."""
    newest = (
        select(func.max(ConfirmationRow.id))
        .where(ConfirmationRow.operator_id == confirmation.operator_id)
        .scalar_subquery()
    )
    row = await session.scalar(select(ConfirmationRow).where(ConfirmationRow.id == newest))
    return row is not None and (row.batch or row.key) == confirmation.screen


async def use(session: AsyncSession, key: str, now: datetime) -> bool:
    """False when it already was. The check and the mark are one statement."""
    used = await session.execute(
        update(ConfirmationRow)
        .where(ConfirmationRow.key == key, ConfirmationRow.used_at.is_(None))
        .values(used_at=now)
        .returning(ConfirmationRow.id)
    )
    return used.scalar() is not None
