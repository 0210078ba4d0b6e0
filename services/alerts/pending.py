"""Alerts as rows: one for each chat, and what of its threads stands there already."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Text, func, not_, or_, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncSession

from services.alerts.alert import Alert
from services.alerts.events import Event, event_of
from services.alerts.kinds import FOLLOWS, Kind
from services.alerts.subscriptions import refuses
from services.clock import moment
from services.db.models import AlertRow

BATCH_SIZE = 500  # alerts of a chat that are looked at together

WAITING = (AlertRow.sent_at.is_(None), AlertRow.given_up_at.is_(None))


@dataclass(frozen=True, slots=True)
class Sent:
    message_id: int | None  # None: the chat has moved since
    alone: bool  # nothing else stands in its message


@dataclass(frozen=True, slots=True)
class PendingAlert:
    id: int
    event: Event
    server_id: int | None
    thread: str
    created_at: datetime
    wanted: bool  # still; its operator may have muted its server since
    follows: tuple[Sent, ...]  # what it follows (`FOLLOWS`) and its chat got, oldest first

    @property
    def kind(self) -> Kind:
        return self.event.kind


@dataclass(frozen=True, slots=True)
class Lot:
    """What waits for a chat, in order."""

    alerts: Sequence[PendingAlert]
    unreadable: Sequence[int]  # ids of rows of another version, or damaged ones


def row_of(alert: Alert, chat_id: int, now: datetime) -> AlertRow:
    return AlertRow(
        chat_id=chat_id,
        kind=alert.event.kind,
        server_id=alert.server_id,
        thread=alert.thread,
        # In ASCII: half a character, of a foreign text that was cut, fits into no column.
        data=json.dumps(alert.event.to_json()),
        created_at=now,
        due_at=now,
        attempts=0,
        asked_for=alert.operator_id is not None,
    )


async def waiting(session: AsyncSession, chat_id: int, now: datetime) -> Lot:
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
        .limit(BATCH_SIZE)
    )
    rows = found.all()
    told = await _told(session, chat_id, {row[3] for row in rows if row[1] in FOLLOWS})
    alerts: list[PendingAlert] = []
    unreadable: list[int] = []
    for number, kind, server_id, thread, text, created_at, still in rows:
        event, created = event_of(kind, text), moment(created_at)
        if event is None or created is None:
            unreadable.append(number)
            continue
        follows = tuple(told.get((thread, FOLLOWS.get(event.kind, "")), ()))
        alerts.append(PendingAlert(number, event, server_id, thread, created, still, follows))
    return Lot(alerts, unreadable)


async def _told(
    session: AsyncSession, chat_id: int, threads: set[str]
) -> Mapping[tuple[str, str], Sequence[Sent]]:
    """What a chat got of these threads, by thread and kind, oldest first."""
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
