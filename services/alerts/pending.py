"""What waits in the outbox for one chat, and what of its threads stands there already."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Text, func, not_, or_, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncSession

from services.alerts.alert import FOLLOWS, Kind, Value
from services.alerts.subscriptions import refuses
from services.clock import moment
from services.db.models import AlertRow

# So many alerts of a chat are looked at together.
TOGETHER = 500

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
    created_at: datetime
    wanted: bool
    follows: tuple[Sent, ...]


@dataclass(frozen=True, slots=True)
class Lot:
    """What waits for a chat, in order.

    :ivar unreadable: the ids of rows that this version cannot read: another version wrote them, or
        they are damaged
    """

    alerts: Sequence[Waiting]
    unreadable: Sequence[int]


async def waiting(session: AsyncSession, chat_id: int, now: datetime) -> Lot:
    """What waits for a chat."""
    wanted = or_(
        AlertRow.asked_for,
        AlertRow.kind.in_(FOLLOWS),
        not_(refuses(chat_id, AlertRow.kind, AlertRow.server_id, now)),
    )
    found = await session.execute(
        select(
            AlertRow.id,
            AlertRow.kind,
            AlertRow.server_id,
            AlertRow.thread,
            AlertRow.data,
            type_coerce(AlertRow.created_at, Text),  # so that a damaged one spoils its row only
            wanted,
        )
        .where(AlertRow.chat_id == chat_id, *WAITING)
        .order_by(AlertRow.id)
        .limit(TOGETHER)
    )
    rows = found.all()
    told = await _told(session, chat_id, {row[3] for row in rows if row[1] in FOLLOWS})
    alerts: list[Waiting] = []
    unreadable: list[int] = []
    for number, kind, server_id, thread, text, created_at, still in rows:
        read = _read(kind, text, created_at)
        if read is None:
            unreadable.append(number)
            continue
        follows = tuple(told.get((thread, FOLLOWS.get(read[0], "")), ()))
        alerts.append(Waiting(number, read[0], server_id, thread, *read[1:], still, follows))
    return Lot(alerts, unreadable)


def read_data(text: object) -> dict[str, Value] | None:
    """The variables of an alert's text; None where they cannot be read."""
    try:
        data = json.loads(str(text))
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def _read(
    kind: str, text: object, created_at: object
) -> tuple[Kind, dict[str, Value], datetime] | None:
    data, created = read_data(text), moment(created_at)
    if data is None or created is None:
        return None
    try:
        return Kind(kind), data, created
    except ValueError:
        return None


async def _told(
    session: AsyncSession, chat_id: int, threads: set[str]
) -> Mapping[tuple[str, str], Sequence[Sent]]:
    """What has been sent to a chat of these threads, by thread and kind, oldest first."""
    sent = await session.execute(
        select(AlertRow.thread, AlertRow.kind, AlertRow.message_id)
        .where(
            AlertRow.chat_id == chat_id,
            AlertRow.thread.in_(threads),
            AlertRow.sent_at.is_not(None),
        )
        .order_by(AlertRow.id)
    )
    rows = sent.all()
    counted = await session.execute(
        select(AlertRow.message_id, func.count())
        .where(
            AlertRow.chat_id == chat_id,
            AlertRow.message_id.in_({row.message_id for row in rows} - {None}),
        )
        .group_by(AlertRow.message_id)
    )
    together = {row[0]: row[1] for row in counted}
    told: dict[tuple[str, str], list[Sent]] = defaultdict(list)
    for thread, kind, message_id in rows:
        told[thread, kind].append(Sent(message_id, alone=together.get(message_id) == 1))
    return told
