"""The updates that are in work, so that a kill loses none: each is on the disk before Telegram is
told that it was received.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Text, delete, func, select, type_coerce, update
from sqlalchemy.ext.asyncio import AsyncSession

from services.clock import Clock, moment
from services.db import Database
from services.db.models import ReceivedRow

# Telegram repeats an update for a day at most, and numbers anew after a quiet week.
REMEMBERED_FOR = timedelta(days=1)
REMEMBERED = 1000


class Left(NamedTuple):
    """What no earlier process has handled to its end.

    :ivar content: as it was kept
    :ivar age: the longest where it cannot be told
    :ivar is_again: a process that went on with it has not got to its end, either
    """

    update_id: int
    content: str
    age: timedelta
    is_again: bool


class Received:
    """Everything raises DatabaseFailed."""

    def __init__(self, database: Database, now: Clock) -> None:
        self._database = database
        self._now = now

    async def keep(self, contents: Mapping[int, str]) -> set[int]:
        """Keep updates until `done`, each by its id; the ids of those that were not known. The
        others Telegram has repeated.
        """
        async with self._database.session() as session:
            await self._forget_old(session)
            asked = select(ReceivedRow.update_id).where(ReceivedRow.update_id.in_(contents))
            new = contents.keys() - set(await session.scalars(asked))
            session.add_all(
                ReceivedRow(update_id=each, content=content, received_at=self._now())
                for each, content in contents.items()
                if each in new
            )
        return new

    async def done(self, *update_ids: int) -> None:
        """Only the ids are remembered from here on."""
        async with self._database.session() as session:
            handled = update(ReceivedRow).where(ReceivedRow.update_id.in_(update_ids))
            await session.execute(handled.values(content=None))

    async def left(self) -> list[Left]:
        """Oldest first. Each is given out twice, until it is `done`: an update that kills the
        program must not do so for ever.
        """
        async with self._database.session() as session:
            await self._forget_old(session)
            waiting = ReceivedRow.content.is_not(None)
            received_at = type_coerce(ReceivedRow.received_at, Text)
            found = await session.execute(
                select(
                    ReceivedRow.update_id,
                    ReceivedRow.content,
                    received_at,
                    ReceivedRow.is_given_out,
                )
                .where(waiting)
                .order_by(ReceivedRow.id)
            )
            left = [
                Left(number, content or "", self._age(moment(at)), is_again)
                for number, content, at, is_again in found
            ]
            again = update(ReceivedRow).where(waiting, ReceivedRow.is_given_out)
            await session.execute(again.values(content=None))
            await session.execute(update(ReceivedRow).where(waiting).values(is_given_out=True))
        return left

    def _age(self, at: datetime | None) -> timedelta:
        """The longest where it cannot be told."""
        return timedelta.max if at is None else self._now() - at

    async def _forget_old(self, session: AsyncSession) -> None:
        newest = await session.scalar(select(func.max(ReceivedRow.id))) or 0
        await session.execute(
            delete(ReceivedRow).where(
                (ReceivedRow.received_at < self._now() - REMEMBERED_FOR)
                | (ReceivedRow.id <= newest - REMEMBERED)
            )
        )
