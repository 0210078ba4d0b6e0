"""The outbox: an alert is a row for each chat, written with the change that caused it, and waits
there until Telegram has said yes. It is the memory of the sender (`bot/alerts/sender.py`).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from time import monotonic

from sqlalchemy import Text, delete, func, select, type_coerce, update
from sqlalchemy.ext.asyncio import AsyncSession

from services.alerts import backlog
from services.alerts.addressees import addressees
from services.alerts.alert import Alert
from services.alerts.events import GroupUnreachable
from services.alerts.holds import Holds, growing
from services.alerts.limits import OutboxLimits
from services.alerts.pending import WAITING, Lot, row_of, waiting
from services.alerts.recipients import REPORTED, Pause, Recipients, is_group
from services.alerts.retention import deletable
from services.alerts.subscriptions import AlertSubscriptions
from services.clock import Clock, moment
from services.db import Database, DatabaseFailed
from services.db.models import AlertRow
from services.operators import Operators

logger = logging.getLogger(__name__)


class Outbox:
    """`groups` get the alerts beside the operators. `news` is set when something may be sent."""

    def __init__(
        self,
        database: Database,
        operators: Operators,
        subscriptions: AlertSubscriptions,
        groups: Collection[int] = (),
        *,
        now: Clock,
        limits: OutboxLimits,
    ) -> None:
        self._database = database
        self._choices = subscriptions
        self._recipients = Recipients(operators, groups)
        self._now = now
        self._limits = limits
        self._holds = Holds()
        self._pausing = asyncio.Lock()  # and resuming, in the order in which they came
        self._told: dict[int, float] = {}  # when each chat got its last alert of this run
        self.news = asyncio.Event()

    async def load(self) -> None:
        """Call it once, before the first use. Gives up what waits for chats of older settings."""
        oldest = select(func.min(AlertRow.id)).where(*WAITING).group_by(AlertRow.chat_id)
        async with self._database.session() as session:
            await self._recipients.load(session)
            await session.execute(
                update(AlertRow)
                .where(*WAITING, AlertRow.chat_id.not_in(self._recipients.all()))
                .values(given_up_at=self._now())
            )
            due = await session.execute(
                select(AlertRow.chat_id, type_coerce(AlertRow.due_at, Text)).where(
                    AlertRow.id.in_(oldest)
                )
            )
        for chat_id, stored in due:
            if (due_at := moment(stored)) is not None:
                left = (due_at - self._now()).total_seconds()
                self._holds.hold(chat_id, min(left, self._longest_pause(chat_id)))

    async def put(self, session: AsyncSession, alert: Alert) -> None:
        """Write an alert in the transaction of its cause; call `wake` after the commit. One that
        follows another goes where that one went.
        """
        now = self._now()
        chats = await addressees(session, alert, self._recipients, self._choices, now)
        session.add_all(row_of(alert, chat_id, now) for chat_id in chats)

    async def put_missing(self, session: AsyncSession, alert: Alert) -> bool:
        """Put it for whoever wants it and has no row of it; whether there was somebody."""
        now = self._now()
        same = select(AlertRow.chat_id).filter_by(thread=alert.thread, kind=alert.event.kind)
        written = {*await session.scalars(same)}
        if self._recipients.all() <= written:
            return False
        chats = await addressees(session, alert, self._recipients, self._choices, now)
        missing = {*chats} - written
        session.add_all(row_of(alert, chat_id, now) for chat_id in missing)
        return bool(missing)

    def wake(self) -> None:
        self.news.set()

    async def due(self) -> Mapping[int, float]:
        """Seconds until something is to be sent to each chat; below 0: for how long it waits."""
        async with self._database.session() as session:
            found = await session.execute(
                select(AlertRow.chat_id, func.min(type_coerce(AlertRow.created_at, Text)))
                .where(*WAITING)
                .group_by(AlertRow.chat_id)
            )
        now = self._now()
        due: dict[int, float] = {}
        for chat_id, stored in found:
            age = (now - (moment(stored) or now)).total_seconds()
            due[chat_id] = max(self._holds.left(chat_id), -max(age, 0.0))
        return due

    def may_see(self, chat_id: int, server_id: int | None) -> bool:
        """Whether a chat may still be told of a server; None: of something else."""
        return self._recipients.may_see(chat_id, server_id)

    async def waiting(self, chat_id: int) -> Lot:
        """What a chat may be told; what it may be told no longer is given up."""
        now, limits = self._now(), self._limits
        async with self._database.session() as session:
            await backlog.give_up_hidden(session, chat_id, self._recipients, now)
            await backlog.tidy(session, chat_id, now, most=limits.finished, fresh=limits.fresh)
            return await waiting(session, chat_id, now)

    async def sent(self, chat_id: int, ids: Collection[int], message_id: int | None) -> None:
        """Telegram has said yes. Tried until it is written: else it would be sent again."""
        self._told[chat_id] = monotonic()
        failed = 0
        while True:
            try:
                await self._set(ids, sent_at=self._now(), message_id=message_id)
                break
            except DatabaseFailed as failure:
                failed += 1
                if failed == 1:
                    logger.warning("%s: sent, but the database does not take it: %s", ids, failure)
                pause = growing(self._limits.busy, self._limits.longest_pause, failed)
                await asyncio.sleep(pause)
        if self.is_paused(chat_id):
            await self.resume(chat_id)

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

    async def put_off(self, chat_id: int, seconds: float) -> float:
        """Telegram has asked for a pause; returns its seconds."""
        pause = min(max(seconds, 1.0), self._limits.longest_flood)
        self._holds.hold(chat_id, pause)
        async with self._database.session() as session:
            await self._due_in(session, chat_id, pause)
        return pause

    async def failed(self, chat_id: int, ids: Collection[int]) -> None:
        """They could not be sent, through no fault of theirs: again after a growing pause."""
        limits = self._limits
        self._holds.hold(chat_id, limits.longest_pause)  # unless the database knows better
        async with self._database.session() as session:
            attempts = await session.scalars(
                update(AlertRow)
                .where(AlertRow.id.in_(ids))
                .values(attempts=AlertRow.attempts + 1)
                .returning(AlertRow.attempts)
            )
            most = max(attempts, default=1)
        self._holds.hold(chat_id, growing(limits.first_pause, limits.longest_pause, most))

    def is_paused(self, chat_id: int) -> bool:
        return self._recipients.pause_of(chat_id) is not None

    def paused(self) -> Sequence[Pause]:
        return self._recipients.paused()

    async def pause(self, chat_id: int, reason: str, *, gone: bool = False) -> None:
        """Telegram refuses a chat: it is tried again after pauses that grow. `gone`: a person has
        blocked the bot, or never began, and has to come back.
        """
        pause = self._recipients.refused(chat_id, reason, self._now())
        limits = self._limits
        seconds = growing(limits.first_refusal, limits.longest_refusal, pause.times)
        if gone and not is_group(chat_id):
            seconds = limits.gone
        self._holds.hold(chat_id, seconds)
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
        self._holds.release(chat_id)
        self.wake()

    async def move(self, chat_id: int, moved_to: int) -> None:
        """A group has become a supergroup, in which the messages of the old one have no number."""
        if not self._recipients.can_move(chat_id, moved_to):
            await self.pause(chat_id, f"moved to {moved_to}, which cannot be")
            return
        async with self._database.session() as session:
            await self._recipients.write_move(session, chat_id, moved_to)
            await session.execute(
                update(AlertRow)
                .where(AlertRow.chat_id == chat_id)
                .values(chat_id=moved_to, message_id=None)
            )
        self._recipients.note_move(chat_id, moved_to)

    async def sweep(self) -> None:
        async with self._database.session() as session:
            oldest = self._now() - self._limits.remembered
            await session.execute(delete(AlertRow).where(AlertRow.id.in_(deletable(oldest))))

    def _longest_pause(self, chat_id: int) -> float:
        """How long the pause of an earlier run can have been."""
        limits = self._limits
        if not self.is_paused(chat_id):
            return limits.longest_flood
        return limits.longest_refusal if is_group(chat_id) else limits.gone

    async def _due_in(self, session: AsyncSession, chat_id: int, seconds: float) -> None:
        """For a restart: the pause goes on then."""
        due_at = self._now() + timedelta(seconds=seconds)
        await session.execute(
            update(AlertRow).where(AlertRow.chat_id == chat_id, *WAITING).values(due_at=due_at)
        )

    async def _set(self, ids: Collection[int], **values: datetime | int | None) -> None:
        async with self._database.session() as session:
            await session.execute(update(AlertRow).where(AlertRow.id.in_(ids)).values(**values))
