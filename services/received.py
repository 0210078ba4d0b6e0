"""The updates that a webhook has handed over, so that a kill loses none: each is on the disk
before Telegram is told that it was received.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from services.clock import Clock
from services.db import Database
from services.db.models import ReceivedRow

# Telegram repeats an update for a day at most, and numbers anew after a quiet week.
REMEMBERED_FOR = timedelta(days=1)
REMEMBERED = 1000


class Received:
    """Everything raises DatabaseFailed."""

    def __init__(self, database: Database, now: Clock) -> None:
        self._database = database
        self._now = now

    async def keep(self, update_id: int, content: str) -> bool:
        """Keep an update until `done`; False: it is known, Telegram has repeated it."""
        row = ReceivedRow(update_id=update_id, content=content, received_at=self._now())
        async with self._database.session() as session:
            await self._forget_old(session)
            try:
                async with session.begin_nested():
                    session.add(row)
            except IntegrityError:
                return False
        return True

    async def done(self, update_id: int) -> None:
        """Only its id is remembered from here on."""
        async with self._database.session() as session:
            await session.execute(
                update(ReceivedRow).where(ReceivedRow.update_id == update_id).values(content=None)
            )

    async def left(self) -> list[str]:
        """What no earlier process has handled to its end, oldest first, given out once: an update
        that kills the program must not kill it again.
        """
        async with self._database.session() as session:
            await self._forget_old(session)
            waiting = ReceivedRow.content.is_not(None)
            found = await session.scalars(
                select(ReceivedRow.content).where(waiting).order_by(ReceivedRow.id)
            )
            contents = [content for content in found if content is not None]
            await session.execute(update(ReceivedRow).where(waiting).values(content=None))
        return contents

    async def _forget_old(self, session: AsyncSession) -> None:
        newest = await session.scalar(select(func.max(ReceivedRow.id))) or 0
        await session.execute(
            delete(ReceivedRow).where(
                (ReceivedRow.received_at < self._now() - REMEMBERED_FOR)
                | (ReceivedRow.id <= newest - REMEMBERED)
            )
        )
