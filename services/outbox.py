"""The outbox: an alert is a row for each chat, written with the change that caused it, and waits
there until Telegram has said yes.

What is sent how, and when, is the sender's matter (`bot/sender.py`); this is its memory.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from services.alerts import FOLLOWS, Alert
from services.choices import Choices
from services.clock import Clock, utc_now
from services.db import Database, DatabaseFailed
from services.db.models import AlertRow
from services.operators import Operators
from services.recipients import Recipients, is_group
from services.waiting import WAITING, Waiting, waiting

logger = logging.getLogger(__name__)

# Seconds between attempts: the first pause, which doubles, and the longest; and how many attempts
# take a day.
FIRST_PAUSE, LONGEST_PAUSE = 5.0, 60.0
ATTEMPTS = 24 * 60
# Seconds between attempts to reach a group that cannot be reached: nobody presses /start there.
GROUP_PAUSE = 3600.0
# Seconds before a busy database is asked again.
BUSY_PAUSE = 1.0
# For how long alerts are remembered: an outage can last for months, and its end finds it here.
REMEMBERED = timedelta(days=400)


class Outbox:
    """
    :param groups: the chat ids of the settings that get the alerts beside the operators
    :param now: the clock
    :ivar news: set when there may be something to send
    """

    def __init__(
        self,
        database: Database,
        operators: Operators,
        choices: Choices,
        groups: Collection[int] = (),
        now: Clock = utc_now,
    ) -> None:
        self._database = database
        self._operators = operators
        self._choices = choices
        self._recipients = Recipients(operators, groups)
        self._now = now
        self.news = asyncio.Event()

    async def load(self) -> None:
        """Read who cannot be reached and who has moved, and give up what waits for chats that the
        settings no longer name; to be called once, before the first use.
        """
        async with self._database.session() as session:
            await self._recipients.load(session)
            await session.execute(
                update(AlertRow)
                .where(*WAITING, AlertRow.chat_id.not_in(self._recipients.all()))
                .values(given_up_at=self._now())
            )

    async def put(self, session: AsyncSession, alert: Alert) -> None:
        """Write an alert for everybody who wants it, in the transaction of its cause.

        One that follows another goes to where that one went. `wake` is to be called after the
        commit.
        """
        now = self._now()
        self._add(session, alert, await self._chats_for(session, alert, now), now)

    async def put_missing(self, session: AsyncSession, alert: Alert) -> bool:
        """Write an alert for everybody who wants it and for whom it was not written; whether
        there was somebody.
        """
        now = self._now()
        same = select(AlertRow.chat_id).filter_by(thread=alert.thread, kind=alert.kind)
        written = {*await session.scalars(same)}
        if self._recipients.all() <= written:
            return False
        missing = {*await self._chats_for(session, alert, now)} - written
        self._add(session, alert, missing, now)
        return bool(missing)

    def _add(
        self, session: AsyncSession, alert: Alert, chats: Collection[int], now: datetime
    ) -> None:
        session.add_all(
            AlertRow(
                chat_id=chat_id,
                kind=alert.kind,
                server_id=alert.server_id,
                thread=alert.thread,
                data=json.dumps(dict(alert.data), ensure_ascii=False),
                created_at=now,
                due_at=now,
                attempts=0,
                asked_for=alert.operator_id is not None,
            )
            for chat_id in chats
        )

    def wake(self) -> None:
        """Something has been put and committed: let it be sent now."""
        self.news.set()

    async def due(self) -> Mapping[int, float]:
        """In how many seconds the oldest alert that waits for each chat is to be sent; operators
        who cannot be reached are left out. One from the future is due: the clock was set back.
        """
        oldest = select(func.min(AlertRow.id)).where(*WAITING).group_by(AlertRow.chat_id)
        async with self._database.session() as session:
            due = await session.execute(
                select(AlertRow.chat_id, AlertRow.due_at, AlertRow.created_at).where(
                    AlertRow.id.in_(oldest)
                )
            )
        now = self._now()
        return {
            chat_id: (due_at - now).total_seconds() if created_at <= now else 0.0
            for chat_id, due_at, created_at in due
            if is_group(chat_id) or not self.is_paused(chat_id)
        }

    async def waiting(self, chat_id: int) -> Sequence[Waiting]:
        """What waits for a chat, in order."""
        async with self._database.session() as session:
            return await waiting(session, chat_id, self._now())

    async def sent(self, chat_id: int, ids: Collection[int], message_id: int | None) -> None:
        """Telegram has said yes; so the chat can be reached.

        Repeated until it is written down: forgotten, it would be sent again.
        """
        while True:
            try:
                await self._set(ids, sent_at=self._now(), message_id=message_id)
                break
            except DatabaseFailed:
                logger.warning("alerts %s are sent, but the database does not take it", ids)
                await asyncio.sleep(BUSY_PAUSE)
        if self.is_paused(chat_id):
            await self.resume(chat_id)

    async def drop(self, ids: Collection[int]) -> None:
        """They need not be sent: it is as if they had not been put."""
        async with self._database.session() as session:
            await session.execute(delete(AlertRow).where(AlertRow.id.in_(ids)))

    async def give_up(self, ids: Collection[int]) -> None:
        """They cannot be sent; what follows them still is."""
        await self._set(ids, given_up_at=self._now())

    async def put_off(self, ids: Collection[int], seconds: float) -> None:
        """Telegram has asked for a pause."""
        await self._set(ids, due_at=self._now() + timedelta(seconds=seconds))

    async def failed(self, ids: Collection[int]) -> None:
        """They could not be sent: again after a pause that grows, for a day."""
        now = self._now()
        async with self._database.session() as session:
            for row in await session.scalars(select(AlertRow).where(AlertRow.id.in_(ids))):
                row.attempts += 1
                row.due_at = now + timedelta(seconds=_pause_after(row.attempts))
                if row.attempts >= ATTEMPTS:
                    row.given_up_at = now
                    logger.error("given up: alert %s for chat %s", row.thread, row.chat_id)

    def is_paused(self, chat_id: int) -> bool:
        """Whether this chat could not be reached when that was tried last."""
        return self._recipients.is_paused(chat_id)

    async def pause(self, chat_id: int, reason: str) -> None:
        """A chat cannot be reached: an operator's alerts wait for their next /start, a group is
        tried again from time to time.
        """
        now = self._now()
        later = now + timedelta(seconds=GROUP_PAUSE if is_group(chat_id) else 0)
        async with self._database.session() as session:
            await self._recipients.pause(session, chat_id, reason, now)
            await session.execute(
                update(AlertRow).where(AlertRow.chat_id == chat_id, *WAITING).values(due_at=later)
            )

    async def resume(self, chat_id: int) -> None:
        """A chat can be reached again: what waits for it is sent."""
        async with self._database.session() as session:
            await self._recipients.resume(session, chat_id)
        self.wake()

    async def move(self, chat_id: int, moved_to: int) -> None:
        """A group has become a supergroup: its alerts go there. The messages of the old one have
        no numbers there.
        """
        async with self._database.session() as session:
            await self._recipients.move(session, chat_id, moved_to)
            await session.execute(
                update(AlertRow)
                .where(AlertRow.chat_id == chat_id)
                .values(chat_id=moved_to, message_id=None)
            )

    async def sweep(self) -> None:
        """Forget what is very old."""
        async with self._database.session() as session:
            await session.execute(
                delete(AlertRow).where(AlertRow.created_at < self._now() - REMEMBERED)
            )

    async def _chats_for(
        self, session: AsyncSession, alert: Alert, now: datetime
    ) -> Collection[int]:
        if alert.operator_id is not None:
            return (alert.operator_id,)
        if followed := FOLLOWS.get(alert.kind):
            told = await session.scalars(
                select(AlertRow.chat_id).filter_by(thread=alert.thread, kind=followed)
            )
            return self._recipients.all() & {*told}
        wanting = {
            operator.id
            for operator in self._operators.all()
            if await self._choices.wants(session, operator.id, alert.kind, alert.server_id, now)
        }
        return wanting | self._recipients.groups()

    async def _set(self, ids: Collection[int], **values: datetime | int | None) -> None:
        async with self._database.session() as session:
            await session.execute(update(AlertRow).where(AlertRow.id.in_(ids)).values(**values))


def _pause_after(attempts: int) -> float:
    """Seconds before the next attempt."""
    return min(FIRST_PAUSE * 2.0 ** min(attempts - 1, 10), LONGEST_PAUSE)
