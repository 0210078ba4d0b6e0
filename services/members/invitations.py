"""Invitations as rows: a code that lets one person ask, once, for a day."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from services.clock import DRIFT
from services.db.models import InvitationRow
from services.errors import OperationError
from services.members.grants import Grant

LIFETIME = timedelta(hours=24)
# A question that nobody answers is over after this time, counted from the making of the link.
ANSWERABLE = timedelta(days=7)
# At a time, of all owners together; with those whose question waits for an answer.
MOST_OPEN = 20
LONGEST_NAME = 128  # characters: it comes from whoever asks
# Telegram takes 64 characters behind t.me/…?start= (Bot API, deep linking).
_BYTES = 24


class NotInvited(OperationError):
    """The invitation was answered or withdrawn by somebody, or is none."""


class TooManyInvitations(OperationError):
    """`MOST_OPEN` are open."""


class State(StrEnum):
    OPEN = "open"
    ASKED = "asked"  # somebody has used it, and an owner has not answered
    LET_IN = "let-in"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


async def add(session: AsyncSession, owner_id: int, grant: Grant, now: datetime) -> str:
    """The code, which nobody can be told again. Raises TooManyInvitations."""
    opened = await session.scalar(select(func.count()).where(_is_waiting(now)))
    if (opened or 0) >= MOST_OPEN:
        raise TooManyInvitations
    code = secrets.token_urlsafe(_BYTES)
    session.add(
        InvitationRow(
            code_hash=hashed(code),
            role=grant.role,
            servers=grant.servers,
            invited_by=owner_id,
            created_at=now,
            state=State.OPEN,
        )
    )
    return code


async def use(
    session: AsyncSession, code: str, user_id: int, name: str, now: datetime
) -> InvitationRow | None:
    """The invitation, for the first one who uses it. The check and the mark are one statement."""
    used = await session.execute(
        update(InvitationRow)
        .where(
            InvitationRow.code_hash == hashed(code),
            InvitationRow.state == State.OPEN,
            InvitationRow.created_at > now - LIFETIME,
            InvitationRow.created_at <= now + DRIFT,
        )
        .values(state=State.ASKED, asked_by=user_id, asked_name=name[:LONGEST_NAME])
        .returning(InvitationRow.id)
    )
    number = used.scalar()
    return None if number is None else await session.get_one(InvitationRow, number)


async def waiting(session: AsyncSession, now: datetime) -> Sequence[InvitationRow]:
    """Those by which somebody may still ask, or has asked and got no answer; oldest first."""
    rows = await session.scalars(
        select(InvitationRow).where(_is_waiting(now)).order_by(InvitationRow.id)
    )
    return rows.all()


async def withdraw(session: AsyncSession, number: int, now: datetime) -> InvitationRow:
    """Nobody asks by it any more, nor is let in who has asked. Raises NotInvited."""
    return await _end(session, number, _is_waiting(now), State.WITHDRAWN)


async def answer(session: AsyncSession, number: int, state: State, now: datetime) -> InvitationRow:
    """Raises NotInvited: it has been answered, nobody has asked, or that was too long ago."""
    return await _end(session, number, _is_asked(now), state)


async def _end(
    session: AsyncSession, number: int, while_it: ColumnElement[bool], state: State
) -> InvitationRow:
    """The check and the change are one statement."""
    ended = await session.execute(
        update(InvitationRow)
        .where(InvitationRow.id == number, while_it)
        .values(state=state)
        .returning(InvitationRow.id)
    )
    if ended.scalar() is None:
        raise NotInvited
    return await session.get_one(InvitationRow, number)


async def give_up(session: AsyncSession, user_id: int) -> None:
    """What somebody has asked is over: no late answer gives them a role."""
    await session.execute(
        update(InvitationRow)
        .where(InvitationRow.asked_by == user_id, InvitationRow.state == State.ASKED)
        .values(state=State.REFUSED)
    )


def _is_asked(now: datetime) -> ColumnElement[bool]:
    return (InvitationRow.state == State.ASKED) & (InvitationRow.created_at > now - ANSWERABLE)


def _is_waiting(now: datetime) -> ColumnElement[bool]:
    is_open = (InvitationRow.state == State.OPEN) & (InvitationRow.created_at > now - LIFETIME)
    return is_open | _is_asked(now)


async def open_codes(session: AsyncSession) -> set[str]:
    """As hashes; some may be too old."""
    rows = select(InvitationRow.code_hash).where(InvitationRow.state == State.OPEN)
    return {*await session.scalars(rows)}


def hashed(code: str) -> str:
    return hashlib.sha256(code.encode("utf-8", "replace")).hexdigest()
