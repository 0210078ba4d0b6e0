"""Invitations as rows: a code that lets one person ask, once, for a day."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from services.clock import DRIFT
from services.db.models import InvitationRow
from services.errors import OperationError
from services.members.grants import Grant

LIFETIME = timedelta(hours=24)
MOST_OPEN = 20  # at a time, of all owners together
# Telegram takes 64 characters behind t.me/…?start= (Bot API, deep linking).
_BYTES = 24


class NotInvited(OperationError):
    """The invitation was answered by somebody, or is none."""


class TooManyInvitations(OperationError):
    """`MOST_OPEN` are open."""


class State(StrEnum):
    OPEN = "open"
    ASKED = "asked"  # somebody has used it, and an owner has not answered
    LET_IN = "let-in"
    REFUSED = "refused"


async def add(session: AsyncSession, owner_id: int, grant: Grant, now: datetime) -> str:
    """The code, which nobody can be told again. Raises TooManyInvitations."""
    opened = await session.scalar(
        select(func.count()).where(
            InvitationRow.state == State.OPEN, InvitationRow.created_at > now - LIFETIME
        )
    )
    if (opened or 0) >= MOST_OPEN:
        raise TooManyInvitations
    code = secrets.token_urlsafe(_BYTES)
    session.add(
        InvitationRow(
            code_hash=_hashed(code),
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
            InvitationRow.code_hash == _hashed(code),
            InvitationRow.state == State.OPEN,
            InvitationRow.created_at > now - LIFETIME,
            InvitationRow.created_at <= now + DRIFT,
        )
        .values(state=State.ASKED, asked_by=user_id, asked_name=name)
        .returning(InvitationRow.id)
    )
    number = used.scalar()
    return None if number is None else await session.get_one(InvitationRow, number)


async def answer(session: AsyncSession, number: int, state: State) -> InvitationRow:
    """Raises NotInvited: it has been answered, or nobody has asked."""
    answered = await session.execute(
        update(InvitationRow)
        .where(InvitationRow.id == number, InvitationRow.state == State.ASKED)
        .values(state=state)
        .returning(InvitationRow.id)
    )
    if answered.scalar() is None:
        raise NotInvited
    return await session.get_one(InvitationRow, number)


def _hashed(code: str) -> str:
    return hashlib.sha256(code.encode("utf-8", "replace")).hexdigest()
