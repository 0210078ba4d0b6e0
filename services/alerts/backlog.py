"""What has piled up for a chat that could not be reached: the pointless is given up, and many
things that are over become one. And which alerts can be forgotten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    delete,
    exists,
    func,
    or_,
    select,
    tuple_,
    type_coerce,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from services.alerts.alert import Alert, Event
from services.alerts.events import (
    BotWasOffline,
    ManyMissed,
    OutageBegan,
    OutageEnded,
    event_of,
)
from services.alerts.kinds import ENDS, FOLLOWS, NEEDLESS_ENDS, SETTLING, Kind
from services.alerts.pending import WAITING, row_of
from services.alerts.places import QUEUE, Place, Recipients, at
from services.clock import moment
from services.db.models import AlertRow

MOST = 5000  # alerts of a chat that are looked at together
# Told once for each thread: only the newest one is still true.
_MEANWHILE = {Kind.OUTAGE_CHANGED, Kind.OUTAGE_REPEAT, Kind.FORGOTTEN_CHANGED}
_REPLACED = {
    Kind.FORGOTTEN,
    Kind.CERTIFICATE,
    Kind.RULE_WARNING,
    Kind.MAINTENANCE,
    *_MEANWHILE,
}


@dataclass(frozen=True, slots=True)
class Kept:
    id: int
    kind: str
    server_id: int | None
    thread: str
    created_at: datetime | None = None  # None: it cannot be read


@dataclass(frozen=True, slots=True)
class Over:
    """Something that began and ended: an outage with its end, or a time offline."""

    begin: Kept
    end: Kept


def pointless(waiting: Sequence[Kept]) -> list[int]:
    """The ids of alerts that a later one of the same thread has made untrue."""
    newest = {(each.kind, each.thread): each.id for each in waiting if each.kind in _REPLACED}
    over = {
        (begin, e.thread) for e in waiting for end, begin in NEEDLESS_ENDS.items() if e.kind == end
    }
    # What somebody has taken, and what nobody took, is over; what was put after the end is true.
    ended = {each.thread: each.id for each in waiting if each.kind in ENDS}
    return [
        each.id
        for each in waiting
        if each.kind in _REPLACED
        and (
            newest[each.kind, each.thread] != each.id
            or (each.kind, each.thread) in over
            or (each.kind in _MEANWHILE and each.id < ended.get(each.thread, 0))
        )
    ]


def to_merge(waiting: Sequence[Kept], now: datetime, *, most: int, fresh: timedelta) -> list[Over]:
    """What is over, if it is too much or too old to tell one by one."""
    outages = {each.thread: each for each in waiting if each.kind == Kind.OUTAGE}
    over = [
        Over(outages[each.thread], each)
        for each in waiting
        if each.kind == Kind.RECOVERY and each.thread in outages
    ] + [Over(each, each) for each in waiting if each.kind == Kind.OFFLINE]
    old = any(each.end.created_at and now - each.end.created_at > fresh for each in over)
    several = len(over) > 1 or any(each.kind == Kind.MISSED for each in waiting)
    return over if len(over) > most or (old and several) else []


async def oldest(
    session: AsyncSession, *only: ColumnElement[bool]
) -> Sequence[tuple[Place, datetime | None, datetime | None]]:
    """What waits longest for each place: when it was put, and when it is due; None: unreadable."""
    first = select(func.min(AlertRow.id)).where(*WAITING, *only).group_by(*QUEUE)
    moments = type_coerce(AlertRow.created_at, Text), type_coerce(AlertRow.due_at, Text)
    rows = await session.execute(select(*QUEUE, *moments).where(AlertRow.id.in_(first)))
    return [
        (Place(chat_id, topic, channel), moment(put_at), moment(due_at))
        for chat_id, topic, channel, put_at, due_at in rows
    ]


async def give_up_of_others(session: AsyncSession, recipients: Recipients, now: datetime) -> None:
    """Give up what waits for places of older settings."""
    known = [astuple(place) for place in recipients.all()]
    others = update(AlertRow).where(*WAITING, tuple_(*QUEUE).not_in(known))
    await session.execute(others.values(given_up_at=now))


async def give_up_hidden(
    session: AsyncSession, place: Place, recipients: Recipients, now: datetime
) -> None:
    """Give up what its chat may not be told any more: somebody was removed, or sees less."""
    waiting = *at(place), *WAITING
    servers = await session.scalars(select(AlertRow.server_id).where(*waiting).distinct())
    hidden = [
        AlertRow.server_id.is_not_distinct_from(server_id)
        for server_id in servers
        if not recipients.may_see(place, server_id)
    ]
    if hidden:
        given_up = update(AlertRow).where(*waiting, or_(*hidden)).values(given_up_at=now)
        await session.execute(given_up)


async def withdraw_repeats(session: AsyncSession, newest: Alert, now: datetime) -> None:
    """Give up those that wait anywhere, once somebody took what they speak of, or it is over."""
    if newest.event.kind in SETTLING:
        repeats = AlertRow.thread == newest.thread, AlertRow.kind == Kind.OUTAGE_REPEAT
        withdrawn = update(AlertRow).where(*repeats, *WAITING).values(given_up_at=now)
        await session.execute(withdrawn)


async def tidy(
    session: AsyncSession, place: Place, now: datetime, *, most: int, fresh: timedelta
) -> None:
    rows = await session.execute(
        select(
            AlertRow.id,
            AlertRow.kind,
            AlertRow.server_id,
            AlertRow.thread,
            type_coerce(AlertRow.created_at, Text),
        )
        .where(*at(place), *WAITING)
        .order_by(AlertRow.id)
        .limit(MOST)
    )
    waiting = [Kept(*row[:-1], moment(row[-1])) for row in rows.all()]
    if untrue := pointless(waiting):
        given_up = update(AlertRow).where(AlertRow.id.in_(untrue)).values(given_up_at=now)
        await session.execute(given_up)
    if over := to_merge(waiting, now, most=most, fresh=fresh):
        earlier = [Over(each, each) for each in waiting if each.kind == Kind.MISSED]
        merged = await _merge(session, place, [*earlier, *over], now)
        await session.execute(delete(AlertRow).where(AlertRow.id.in_(merged)))


async def _merge(
    session: AsyncSession, place: Place, over: Sequence[Over], now: datetime
) -> set[int]:
    """Write one alert for each server in place of these; the ids of what it replaces."""
    ids = {each.id for pair in over for each in (pair.begin, pair.end)}
    rows = await session.execute(
        select(AlertRow.id, AlertRow.kind, AlertRow.data).where(AlertRow.id.in_(ids))
    )
    events = {number: event_of(kind, text) for number, kind, text in rows.all()}
    replaced: set[int] = set()
    sums: dict[int | None, ManyMissed] = {}
    for pair in over:
        missed = _missed(events.get(pair.begin.id), events.get(pair.end.id))
        if missed is None:
            continue  # whoever sends it finds that it cannot be read
        replaced |= {pair.begin.id, pair.end.id}
        server = pair.begin.server_id
        sums[server] = _sum(missed, sums[server]) if server in sums else missed
    for server, total in sums.items():
        alert = Alert(total, server, f"missed:{server or 0}")
        session.add(row_of(alert, place, now))
    return replaced


def _missed(begin: Event | None, end: Event | None) -> ManyMissed | None:
    """What two alerts tell; None where they cannot be read."""
    match begin, end:
        case OutageBegan(), OutageEnded():
            return ManyMissed(begin.server, 1, begin.began_at, end.ended_at)
        case BotWasOffline(), BotWasOffline():
            return ManyMissed(None, 1, begin.began_at, end.ended_at)
        case ManyMissed(), ManyMissed():
            return begin
    return None


def _sum(one: ManyMissed, other: ManyMissed) -> ManyMissed:
    began_at = min(one.began_at, other.began_at)
    ended_at = max(one.ended_at, other.ended_at)
    return ManyMissed(one.server, one.count + other.count, began_at, ended_at)


def deletable(before: datetime) -> Select[int]:
    """The ids of old alerts that are dealt with and that no later one needs, also by a clock that
    is years ahead: an outage that lasts keeps its alert, so that its end finds where it was told.
    """
    end = aliased(AlertRow)
    ended = exists().where(
        end.thread == AlertRow.thread,
        end.chat_id == AlertRow.chat_id,
        end.topic == AlertRow.topic,
        end.channel == AlertRow.channel,
        end.kind.in_(ENDS),
    )
    return select(AlertRow.id).where(
        AlertRow.created_at < before,
        or_(
            AlertRow.given_up_at.is_not(None),
            AlertRow.sent_at.is_not(None) & AlertRow.kind.not_in(FOLLOWS.values()),
            AlertRow.sent_at.is_not(None) & ended,
        ),
    )
