"""Messages that stand in a place: what each tells, and what was told of that there since."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Text, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncSession

from services.alerts.alert import Event
from services.alerts.events import ForgottenChanged, OutageChanged, event_of
from services.alerts.kinds import Kind
from services.alerts.pending import PendingAlert
from services.alerts.places import Place, at
from services.clock import moment
from services.db.models import AlertRow

_CHANGES = (Kind.OUTAGE_CHANGED, Kind.FORGOTTEN_CHANGED)
_ENDS = (Kind.RECOVERY, Kind.FORGOTTEN_ENDED)
Change = OutageChanged | ForgottenChanged


@dataclass(frozen=True, slots=True)
class Since:
    """By thread: the newest change of what an alert speaks of, and its end."""

    changes: Mapping[str, Change]
    ends: Mapping[str, Event]


async def told_in(
    session: AsyncSession, chat_id: int, message_id: int
) -> Sequence[PendingAlert] | None:
    """What a message was sent with, in order; None where not all of it can be read."""
    rows = await session.execute(
        select(
            AlertRow.id,
            AlertRow.kind,
            AlertRow.server_id,
            AlertRow.thread,
            AlertRow.data,
            type_coerce(AlertRow.created_at, Text),
            type_coerce(AlertRow.sent_at, Text),
        )
        .where(
            AlertRow.chat_id == chat_id,
            AlertRow.message_id == message_id,
            AlertRow.sent_at.is_not(None),
        )
        .order_by(AlertRow.id)
    )
    told: list[PendingAlert] = []
    for number, kind, server_id, thread, text, created_at, sent_at in rows:
        event, created = event_of(kind, text), moment(created_at)
        if event is None or created is None:
            return None
        of = number, event, server_id, thread, created
        told.append(PendingAlert(*of, wanted=True, follows=(), sent_at=moment(sent_at)))
    return told


async def since(session: AsyncSession, place: Place, threads: Collection[str]) -> Since:
    """Whether the place has got it already or not."""
    rows = await session.execute(
        select(AlertRow.thread, AlertRow.kind, AlertRow.data)
        .where(
            *at(place),
            AlertRow.thread.in_(threads),
            AlertRow.kind.in_((*_CHANGES, *_ENDS)),
        )
        .order_by(AlertRow.id)
    )
    changes: dict[str, Change] = {}
    ends: dict[str, Event] = {}
    for thread, kind, text in rows:
        event = event_of(kind, text)
        if isinstance(event, Change) and not (isinstance(event, OutageChanged) and event.over):
            changes[thread] = event
        elif event is not None and kind in _ENDS:
            ends[thread] = event
    return Since(changes, ends)
