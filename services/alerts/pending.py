"""Alerts as rows: one for each place, and what of its threads stands there already."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Text, case, func, not_, or_, select, type_coerce, update
from sqlalchemy.ext.asyncio import AsyncSession

from services.alerts.alert import Alert, Event
from services.alerts.events import event_of
from services.alerts.kinds import CHOSEN_AS, FOLLOWS, FOR_OWNERS, Kind
from services.alerts.places import Place, at, refuses
from services.clock import moment
from services.db.models import AlertRow

BATCH_SIZE = 500  # alerts of a chat that are looked at together

WAITING = (AlertRow.sent_at.is_(None), AlertRow.given_up_at.is_(None))


@dataclass(frozen=True, slots=True)
class Sent:
    message_id: int | None  # None: the chat has moved since
    alone: bool  # nothing else stands in its message


@dataclass(frozen=True, slots=True)
class Elsewhere:
    channel: str  # the id of a second channel
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class PendingAlert:
    id: int
    event: Event
    server_id: int | None
    thread: str
    created_at: datetime
    wanted: bool  # still; somebody may have refused its kind since
    follows: tuple[Sent, ...]  # what it follows (`FOLLOWS`) and its chat got, oldest first
    elsewhere: tuple[Elsewhere, ...] = ()  # second channels that have taken it, the first first
    sent_at: datetime | None = None  # None: it waits

    @property
    def kind(self) -> Kind:
        return self.event.kind


@dataclass(frozen=True, slots=True)
class Lot:
    """What waits for a place, in order."""

    alerts: Sequence[PendingAlert]
    unreadable: Sequence[int]  # ids of rows of another version, or damaged ones


def data_of(alert: Alert) -> str:
    """In ASCII: half a character, of a foreign text that was cut, fits into no column."""
    return json.dumps(alert.event.to_json())


def row_of(alert: Alert, place: Place, now: datetime, *, asked_for: bool = False) -> AlertRow:
    return AlertRow(
        chat_id=place.chat_id,
        topic=place.topic,
        channel=place.channel,
        kind=alert.event.kind,
        server_id=alert.server_id,
        thread=alert.thread,
        data=data_of(alert),
        created_at=now,
        due_at=now,
        attempts=0,
        asked_for=asked_for or alert.operator_id is not None,
    )


async def renew(session: AsyncSession, alert: Alert) -> None:
    """Where it waits, it says the newest; but for what was asked for, which says why."""
    same = AlertRow.thread == alert.thread, AlertRow.kind == alert.event.kind
    data = data_of(alert)
    rows = *same, *WAITING, not_(AlertRow.asked_for)
    older = update(AlertRow).where(*rows, AlertRow.data != data)
    await session.execute(older.values(data=data))


async def waiting(session: AsyncSession, place: Place, now: ColumnElement[bool]) -> Lot:
    """:param now: which rows may be told now"""
    chosen_as = case(CHOSEN_AS, value=AlertRow.kind, else_=AlertRow.kind)
    wanted = or_(
        AlertRow.asked_for,
        AlertRow.kind.in_(({*FOLLOWS} - {*CHOSEN_AS}) | FOR_OWNERS),
        not_(refuses(place.chat_id, chosen_as, AlertRow.server_id)),
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
        .where(*at(place), *WAITING, now)
        .order_by(AlertRow.id)
        .limit(BATCH_SIZE)
    )
    rows = found.all()
    told = await _told(session, place, {row[3] for row in rows if row[1] in FOLLOWS})
    taken = {} if place.channel else await _taken_elsewhere(session, {row[3] for row in rows})
    alerts: list[PendingAlert] = []
    unreadable: list[int] = []
    for number, kind, server_id, thread, text, created_at, still in rows:
        event, created = event_of(kind, text), moment(created_at)
        if event is None or created is None:
            unreadable.append(number)
            continue
        follows = tuple(told.get((thread, FOLLOWS.get(event.kind, "")), ()))
        elsewhere = tuple(taken.get((thread, kind, text), ()))
        alerts.append(
            PendingAlert(number, event, server_id, thread, created, still, follows, elsewhere)
        )
    return Lot(alerts, unreadable)


async def _taken_elsewhere(
    session: AsyncSession, threads: set[str]
) -> Mapping[tuple[str, str, str], Sequence[Elsewhere]]:
    """What second channels have taken of these threads, by thread, kind and data."""
    rows = await session.execute(
        select(AlertRow.thread, AlertRow.kind, AlertRow.data, AlertRow.channel, AlertRow.sent_at)
        .where(AlertRow.thread.in_(threads), AlertRow.channel != "", AlertRow.sent_at.is_not(None))
        .order_by(AlertRow.sent_at)
    )
    taken: dict[tuple[str, str, str], list[Elsewhere]] = defaultdict(list)
    for thread, kind, text, channel, sent_at in rows:
        if sent_at is not None:
            taken[thread, kind, text].append(Elsewhere(channel, sent_at))
    return taken


async def told_at(
    session: AsyncSession, thread: str, kind: Kind, since: datetime
) -> datetime | None:
    """When the first chat got an alert that was put since a moment; None: none has yet. A second
    channel does not count: nobody can press a button there.
    """
    put = AlertRow.thread == thread, AlertRow.kind == kind, AlertRow.created_at >= since
    first = select(func.min(AlertRow.sent_at)).where(*put, AlertRow.channel == "")
    got: datetime | None = await session.scalar(first)
    return got


async def _told(
    session: AsyncSession, place: Place, threads: set[str]
) -> Mapping[tuple[str, str], Sequence[Sent]]:
    """What a place got of these threads, by thread and kind, oldest first."""
    sent = await session.execute(
        select(AlertRow.thread, AlertRow.kind, AlertRow.message_id)
        .where(
            *at(place),
            AlertRow.thread.in_(threads),
            AlertRow.sent_at.is_not(None),
        )
        .order_by(AlertRow.id)
    )
    rows = sent.all()
    counted = await session.execute(
        select(AlertRow.message_id, func.count())
        .where(
            *at(place),
            AlertRow.message_id.in_({row.message_id for row in rows} - {None}),
        )
        .group_by(AlertRow.message_id)
    )
    together = {row[0]: row[1] for row in counted}
    told: dict[tuple[str, str], list[Sent]] = defaultdict(list)
    for thread, kind, message_id in rows:
        told[thread, kind].append(Sent(message_id, alone=together.get(message_id) == 1))
    return told
