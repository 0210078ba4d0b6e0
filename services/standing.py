"""What holds now of what a message tells, which is a view of that, drawn anew as it changes."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from services.alerts import (
    AlertSubscriptions,
    Change,
    Event,
    PendingAlert,
    Place,
    since,
    told_in,
)
from services.attention import Attention, Taken
from services.db import Database
from services.forgotten import Reminders


@dataclass(frozen=True, slots=True)
class Holding:
    """
    :ivar taken: who is on it, by thread
    :ivar changes: the newest change that was told there, by thread
    :ivar ends: by thread
    :ivar reminders: of the reader, by the number of the sighting; None: not again
    :ivar mutes: of the reader: until when, by the server's id
    """

    taken: Mapping[str, Taken] = field(default_factory=dict)
    changes: Mapping[str, Change] = field(default_factory=dict)
    ends: Mapping[str, Event] = field(default_factory=dict)
    reminders: Mapping[int, datetime | None] = field(default_factory=dict)
    mutes: Mapping[int, datetime] = field(default_factory=dict)


class Standing:
    """For the program itself: it reads what a place was told, and what its operator chose."""

    def __init__(
        self,
        database: Database,
        subscriptions: AlertSubscriptions,
        reminders: Reminders,
        attention: Attention,
    ) -> None:
        self._database = database
        self._choices = subscriptions
        self._reminders = reminders
        self._attention = attention
        self._drawing: dict[Place, asyncio.Lock] = defaultdict(asyncio.Lock)

    def drawing(self, place: Place) -> asyncio.Lock:
        """To be held from reading what holds until it is drawn: the newest is drawn last."""
        return self._drawing[place]

    async def told(self, chat_id: int, message_id: int) -> Sequence[PendingAlert]:
        """What a message was sent with; nothing where it cannot be drawn anew. Messages are
        numbered by their chat, whatever its topics.
        """
        async with self._database.session() as session:
            return await told_in(session, chat_id, message_id) or []

    async def holding(self, place: Place, alerts: Sequence[PendingAlert]) -> Holding:
        """Each topic of a group has been told what it has been told, and nothing else."""
        threads = {alert.thread for alert in alerts}
        async with self._database.session() as session:
            later = await since(session, place, threads)
            return Holding(
                await self._attention.of(session, threads),
                later.changes,
                later.ends,
                await self._reminders.of(session, place.chat_id),
                await self._choices.muted(session, place.chat_id),
            )
