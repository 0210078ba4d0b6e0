"""The outbox: an alert is a row for each place, written with the change that caused it, and waits
there until Telegram has said yes. It is the memory of the sender (`bot/alerts/sender.py`).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import count
from time import monotonic

from sqlalchemy import delete, not_, update
from sqlalchemy.ext.asyncio import AsyncSession

from services.alerts import backlog
from services.alerts.alert import Alert
from services.alerts.closed import ClosedPlaces
from services.alerts.events import GroupUnreachable
from services.alerts.holds import Holds, growing
from services.alerts.insisting import Insisting
from services.alerts.limits import OutboxLimits
from services.alerts.pending import WAITING, Lot, row_of, waiting
from services.alerts.places import (
    REPORTED,
    AlertSubscriptions,
    Destination,
    Pause,
    Place,
    Recipients,
    addressees,
    is_group,
    place_of,
    put_for,
)
from services.clock import Clock
from services.db import Database, DatabaseFailed, NotActive
from services.db.models import AlertRow
from services.operators import Operators

logger = logging.getLogger(__name__)


class Outbox:
    """`name_of` names a server by its id. `news` is set when something may be sent."""

    def __init__(
        self,
        database: Database,
        operators: Operators,
        subscriptions: AlertSubscriptions,
        groups: Collection[Destination] = (),
        channels: Collection[Place] = (),
        *,
        now: Clock,
        limits: OutboxLimits,
        name_of: Callable[[int], str | None] = lambda _: None,
    ) -> None:
        self._database = database
        self.prove = database.prove  # to be called just before each message
        self._choices = subscriptions
        self._recipients = Recipients(operators, groups, channels, name_of)
        self.insisting = Insisting(self._recipients, subscriptions, now)
        self._now, self._limits = now, limits
        self._holds = Holds()
        self.closed = ClosedPlaces(database, self._holds, self.put_missing, self.wake, limits)
        self._pausing = asyncio.Lock()  # and resuming, in the order in which they came
        self._told: dict[int, float] = {}  # when each chat got its last alert of this run
        self.news = asyncio.Event()

    async def load(self) -> None:
        """Call it once, before the first use. Gives up what waits for places of older settings."""
        async with self._database.session() as session:
            await self._recipients.load(session)
            await backlog.give_up_of_others(session, self._recipients, self._now())
            oldest = await backlog.oldest(session)
        for place, _, due_at in oldest:
            if due_at is not None:
                left = (due_at - self._now()).total_seconds()
                self._holds.hold(place, min(left, self._longest_pause(place.chat_id)))

    async def put(self, session: AsyncSession, alert: Alert) -> None:
        """Write an alert in the transaction of its cause; call `wake` after the commit. One that
        follows another goes where that one went.
        """
        now = self._now()
        places = await addressees(session, alert, self._recipients, self._choices)
        session.add_all(row_of(alert, place, now) for place in places)
        await backlog.withdraw_repeats(session, alert, now)

    async def put_missing(self, session: AsyncSession, alert: Alert) -> bool:
        """Put it for whoever wants it and has no row of it; whether there was somebody."""
        written = await put_for(session, alert.thread, alert.event.kind)
        if self._recipients.of_telegram() <= written:
            return False
        places = await addressees(session, alert, self._recipients, self._choices)
        session.add_all(row_of(alert, place, self._now()) for place in {*places} - written)
        return not written.issuperset(places)

    def wake(self) -> None:
        self.news.set()

    async def due(self) -> Mapping[Place, float]:
        """Seconds until a place may be told something; below 0: for how long that waits."""
        async with self._database.session() as session:
            oldest = await backlog.oldest(session, not_(self._choices.deferred()))
        now = self._now()
        ages = {place: (now - (put_at or now)).total_seconds() for place, put_at, _ in oldest}
        return {place: max(self._holds.left(place), -max(age, 0.0)) for place, age in ages.items()}

    def may_see(self, place: Place, server_id: int | None) -> bool:
        """Whether a place may still be told of a server; None: of something else."""
        return self._recipients.may_see(place, server_id)

    def destination(self, place: Place) -> Destination | None:
        """What the settings say of a group or a topic; None: nothing."""
        return self._recipients.destination(place)

    async def place_of(self, chat_id: int, message_id: int) -> Place | None:
        """Which place a message of alerts is for; None: it tells no alert that is known."""
        async with self._database.session() as session:
            return await place_of(session, chat_id, message_id)

    async def waiting(self, place: Place) -> Lot:
        """What a place may be told; what it may be told no longer is given up."""
        now, limits = self._now(), self._limits
        async with self._database.session() as session:
            await backlog.give_up_hidden(session, place, self._recipients, now)
            await backlog.tidy(session, place, now, most=limits.finished, fresh=limits.fresh)
            return await waiting(session, place, not_(self._choices.deferred()))

    async def sent(self, place: Place, ids: Collection[int], message_id: int | None) -> None:
        """Telegram has said yes. Tried until it is written: else it would be sent again."""
        self._told[place.chat_id] = monotonic()
        for failed in count(1):
            try:
                await self._set(ids, sent_at=self._now(), message_id=message_id)
                break
            except NotActive:
                raise  # whoever has taken over sends it again
            except DatabaseFailed as failure:
                if failed == 1:
                    logger.warning("%s: sent, but the database does not take it: %s", ids, failure)
                await asyncio.sleep(growing(self._limits.busy, self._limits.longest_pause, failed))
        if self.is_paused(place.chat_id):
            await self.resume(place.chat_id)

    def told_since(self, chat_id: int, moment: float) -> bool:
        """Whether a chat has got an alert since a moment of the monotonic clock, in this run."""
        return self._told.get(chat_id, moment) > moment

    async def drop(self, ids: Collection[int]) -> None:
        """It is as if they had not been put."""
        async with self._database.session() as session:
            await session.execute(delete(AlertRow).where(AlertRow.id.in_(ids)))

    async def give_up(self, ids: Collection[int]) -> None:
        """They cannot be sent; what follows them still is."""
        await self._set(ids, given_up_at=self._now())

    async def put_off(self, place: Place, seconds: float) -> float:
        """Telegram has asked for a pause of the chat; returns its seconds."""
        pause = min(max(seconds, 1.0), self._limits.longest_flood)
        self._holds.hold(place, pause)
        async with self._database.session() as session:
            await self._due_in(session, place.chat_id, pause)
        return pause

    async def failed(self, place: Place, ids: Collection[int]) -> None:
        """They could not be sent, through no fault of theirs: again after a growing pause."""
        limits = self._limits
        self._holds.hold(place, limits.longest_pause)  # unless the database knows better
        async with self._database.session() as session:
            attempts = await session.scalars(
                update(AlertRow)
                .where(AlertRow.id.in_(ids))
                .values(attempts=AlertRow.attempts + 1)
                .returning(AlertRow.attempts)
            )
            most = max(attempts, default=1)
        self._holds.hold(place, growing(limits.first_pause, limits.longest_pause, most))

    def is_paused(self, chat_id: int) -> bool:
        return self._recipients.pause_of(chat_id) is not None

    def paused(self) -> Sequence[Pause]:
        return self._recipients.paused()

    async def pause(self, chat_id: int, reason: str, *, gone: bool = False) -> None:
        """Telegram refuses a chat: it is tried again after pauses that grow. `gone`: a person has
        blocked the bot, or never began, and has to come back.
        """
        pause = self._recipients.refused(chat_id, reason, self._now())
        seconds = growing(self._limits.first_refusal, self._limits.longest_refusal, pause.times)
        if gone and not is_group(chat_id):
            seconds = self._limits.gone
        self._holds.hold(Place(chat_id), seconds)
        reported = is_group(chat_id) and pause.times == REPORTED
        self._recipients.note_pause(pause)  # at once: they may come back while it is written
        async with self._pausing, self._database.session() as session:
            await self._recipients.write_pause(session, pause)
            await self._due_in(session, chat_id, seconds)
            if reported:
                event = GroupUnreachable(str(chat_id), reason)
                await self.put(session, Alert(event, None, f"undelivered:{chat_id}"))
        if reported:
            self.wake()

    async def resume(self, chat_id: int) -> None:
        async with self._pausing, self._database.session() as session:
            await self._recipients.write_resume(session, chat_id)
            await self._due_in(session, chat_id, 0)
        self._recipients.note_resume(chat_id)
        self._holds.release(Place(chat_id))
        self.wake()

    async def move(self, chat_id: int, moved_to: int) -> None:
        """A group has become a supergroup, in which the messages of the old one have no number."""
        if not self._recipients.can_move(chat_id, moved_to):
            await self.pause(chat_id, f"moved to {moved_to}, which cannot be")
            return
        async with self._pausing:  # several topics of it may learn of that at once
            if self._recipients.has_moved(chat_id, moved_to):
                return
            async with self._database.session() as session:
                await self._recipients.write_move(session, chat_id, moved_to)
            self._recipients.note_move(chat_id, moved_to)

    async def sweep(self) -> None:
        async with self._database.session() as session:
            old = backlog.deletable(self._now() - self._limits.remembered)
            await session.execute(delete(AlertRow).where(AlertRow.id.in_(old)))

    def _longest_pause(self, chat_id: int) -> float:
        """How long the pause of an earlier run can have been."""
        if not self.is_paused(chat_id):
            return self._limits.longest_flood
        return self._limits.longest_refusal if is_group(chat_id) else self._limits.gone

    async def _due_in(self, session: AsyncSession, chat_id: int, seconds: float) -> None:
        """For a restart: the pause goes on then."""
        due_at = self._now() + timedelta(seconds=seconds)
        await session.execute(
            update(AlertRow).where(AlertRow.chat_id == chat_id, *WAITING).values(due_at=due_at)
        )

    async def _set(self, ids: Collection[int], **values: datetime | int | None) -> None:
        async with self._database.session() as session:
            await session.execute(update(AlertRow).where(AlertRow.id.in_(ids)).values(**values))
