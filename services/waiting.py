"""What waits in the outbox for one chat, and what of its threads stands there already."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from services.alerts import FOLLOWS, Kind, Value
from services.choices import refuses
from services.db.models import AlertRow

# So many alerts of a chat are looked at together.
TOGETHER = 200

WAITING = (AlertRow.sent_at.is_(None), AlertRow.given_up_at.is_(None))


@dataclass(frozen=True, slots=True)
class Sent:
    """An alert as it stands in its chat.

    :ivar message_id: None where the chat has moved since
    :ivar alone: nothing else stands in its message
    """

    message_id: int | None
    alone: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """An alert that waits to be sent to one chat.

    :ivar wanted: it still is; its operator may have muted its server since
    :ivar follows: what it follows (`alerts.FOLLOWS`) of its thread and has been sent, oldest first
    """

    id: int
    kind: Kind
    server_id: int | None
    thread: str
    data: Mapping[str, Value]
    wanted: bool
    follows: tuple[Sent, ...]


async def waiting(session: AsyncSession, chat_id: int, now: datetime) -> Sequence[Waiting]:
    """What waits for a chat, in order."""
    wanted = or_(
        AlertRow.asked_for,
        AlertRow.kind.in_(FOLLOWS),
        not_(refuses(chat_id, AlertRow.kind, AlertRow.server_id, now)),
    )
    rows = await session.execute(
        select(AlertRow, wanted)
        .where(AlertRow.chat_id == chat_id, *WAITING)
        .order_by(AlertRow.id)
        .limit(TOGETHER)
    )
    return [
        Waiting(
            id=row.id,
            kind=Kind(row.kind),
            server_id=row.server_id,
            thread=row.thread,
            data=json.loads(row.data),
            wanted=still,
            follows=await _followed(session, row),
        )
        for row, still in rows.all()
    ]


async def _followed(session: AsyncSession, row: AlertRow) -> tuple[Sent, ...]:
    followed = FOLLOWS.get(Kind(row.kind))
    if followed is None:
        return ()
    numbers = await session.scalars(
        select(AlertRow.message_id)
        .filter_by(thread=row.thread, chat_id=row.chat_id, kind=followed)
        .where(AlertRow.sent_at.is_not(None))
        .order_by(AlertRow.id)
    )
    return tuple([await _as_it_stands(session, row.chat_id, number) for number in numbers])


async def _as_it_stands(session: AsyncSession, chat_id: int, message_id: int | None) -> Sent:
    together = await session.scalar(
        select(func.count())
        .select_from(AlertRow)
        .filter_by(chat_id=chat_id, message_id=message_id)
    )
    return Sent(message_id, alone=message_id is not None and together == 1)
