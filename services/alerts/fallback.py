"""What second channels are told because Telegram has not taken it: a row for each of them, beside
those of the chats, which stay and are told later.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Text, not_, or_, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncSession

from services.alerts.kinds import BY_CHANNEL, FOLLOWS, FOR_OWNERS, PRESSING
from services.alerts.pending import WAITING
from services.alerts.places import AlertSubscriptions, Place, refuses
from services.clock import Clock, moment
from services.db import Database
from services.db.models import AlertRow

MOST = 5000  # alerts that are looked at together

_FOLLOWED: dict[str, str] = {str(end): begin for end, begin in FOLLOWS.items()}
# An outage begins and ends once, whoever was told of it when, and in which words.
_ONCE = PRESSING | {end for end, begin in FOLLOWS.items() if begin in PRESSING}

# What tells one alert from another: thread and kind, and the words where a thread has several.
Identity = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Waits:
    kind: str
    server_id: int | None
    thread: str
    data: str
    put_at: datetime | None  # None: it cannot be read

    @property
    def identity(self) -> Identity:
        return _identity(self.thread, self.kind, self.data)


class Fallback:
    """`channels` are places; `after`: how long an outage may wait for Telegram."""

    def __init__(
        self,
        database: Database,
        channels: Collection[Place],
        after: timedelta,
        *,
        subscriptions: AlertSubscriptions,
        now: Clock,
    ) -> None:
        self._database = database
        self._channels = channels
        self._after = after
        self._choices = subscriptions
        self._now = now

    async def write(self, *, away: bool) -> None:
        """Put what is due now for each channel that has not been told of it, in one transaction.

        :param away: Telegram does not answer, so that nothing needs to wait for it
        """
        now = self._now()
        async with self._database.session() as session:
            later = self._choices.deferred()
            found = await _waiting(session, later, BY_CHANNEL if away else PRESSING | {*FOLLOWS})
            if not found:
                return
            taken, put = await _known(session, {row.thread for row in found})
            for row in found:
                if row.put_at is None or row.kind not in BY_CHANNEL:
                    continue
                late = away or (row.kind in PRESSING and now - row.put_at >= self._after)
                due = late and row.identity not in taken
                for place in self._channels:
                    mine = put.setdefault(place.channel, set())
                    begun = (row.thread, _FOLLOWED.get(row.kind)) in {each[:2] for each in mine}
                    if (due or begun) and row.identity not in mine:
                        mine.add(row.identity)
                        session.add(_copy(row, place, now))


async def _waiting(
    session: AsyncSession, later: ColumnElement[bool], kinds: Collection[str]
) -> Sequence[_Waits]:
    """What waits for chats that still want it, and now, the oldest first."""
    found = await session.execute(
        select(
            AlertRow.kind,
            AlertRow.server_id,
            AlertRow.thread,
            AlertRow.data,
            type_coerce(AlertRow.created_at, Text),
        )
        .where(
            *WAITING,
            AlertRow.channel == "",
            AlertRow.kind.in_(kinds),
            or_(
                AlertRow.asked_for,
                AlertRow.kind.in_({*FOLLOWS, *FOR_OWNERS}),
                not_(refuses(AlertRow.chat_id, AlertRow.kind, AlertRow.server_id)),
            ),
            not_(later),
        )
        .order_by(AlertRow.id)
        .limit(MOST)
    )
    return [_Waits(*row[:-1], moment(row[-1])) for row in found.all()]


async def _known(
    session: AsyncSession, threads: Collection[str]
) -> tuple[set[Identity], dict[str, set[Identity]]]:
    """What some chat has got of these threads, and what was put for each channel."""
    rows = await session.execute(
        select(
            AlertRow.thread,
            AlertRow.kind,
            AlertRow.data,
            AlertRow.channel,
            AlertRow.sent_at.is_not(None),
        ).where(AlertRow.thread.in_(threads))
    )
    taken: set[Identity] = set()
    put: dict[str, set[Identity]] = {}
    for thread, kind, data, channel, sent in rows:
        if channel:
            put.setdefault(channel, set()).add(_identity(thread, kind, data))
        elif sent:
            taken.add(_identity(thread, kind, data))
    return taken, put


def _identity(thread: str, kind: str, data: str) -> Identity:
    return thread, kind, "" if kind in _ONCE else data


def _copy(row: _Waits, place: Place, now: datetime) -> AlertRow:
    return AlertRow(
        chat_id=place.chat_id,
        topic=place.topic,
        channel=place.channel,
        kind=row.kind,
        server_id=row.server_id,
        thread=row.thread,
        data=row.data,
        created_at=row.put_at,
        due_at=now,
        attempts=0,
        asked_for=False,
    )
