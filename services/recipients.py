"""Who gets alerts: the operators and the groups of the settings; who of them cannot be reached,
and where groups have moved to.
"""

from __future__ import annotations

import logging
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from services.db.models import RecipientRow
from services.operators import Operators

logger = logging.getLogger(__name__)


class Recipients:
    """Kept in memory, changes are written through.

    :param groups: the chat ids of the settings
    """

    def __init__(self, operators: Operators, groups: Collection[int]) -> None:
        self._operators = operators
        self._configured = groups
        self._paused: set[int] = set()
        self._moved: dict[int, int] = {}

    async def load(self, session: AsyncSession) -> None:
        for row in await session.scalars(select(RecipientRow)):
            if row.moved_to is not None:
                self._moved[row.chat_id] = row.moved_to
            elif row.paused_at is not None:
                self._paused.add(row.chat_id)

    def groups(self) -> set[int]:
        """The groups of the settings, under their present ids."""
        return {self._present(chat_id) for chat_id in self._configured}

    def all(self) -> set[int]:
        """Every chat that may get alerts."""
        return {operator.id for operator in self._operators.all()} | self.groups()

    def is_paused(self, chat_id: int) -> bool:
        """Whether this chat could not be reached when that was tried last."""
        return chat_id in self._paused

    async def pause(self, session: AsyncSession, chat_id: int, reason: str, now: datetime) -> None:
        await session.merge(RecipientRow(chat_id=chat_id, paused_at=now, moved_to=None))
        if chat_id not in self._paused:
            logger.warning("chat %s is paused, its alerts wait: %s", chat_id, reason)
        self._paused.add(chat_id)

    async def resume(self, session: AsyncSession, chat_id: int) -> None:
        self._paused.discard(chat_id)
        await session.execute(delete(RecipientRow).where(RecipientRow.chat_id == chat_id))
        logger.info("chat %s is no longer paused", chat_id)

    async def move(self, session: AsyncSession, chat_id: int, moved_to: int) -> None:
        await session.merge(RecipientRow(chat_id=chat_id, paused_at=None, moved_to=moved_to))
        self._moved[chat_id] = moved_to
        logger.info("group %s is now supergroup %s", chat_id, moved_to)

    def _present(self, chat_id: int) -> int:
        moved_to = self._moved.get(chat_id)
        return chat_id if moved_to is None else self._present(moved_to)


def is_group(chat_id: int) -> bool:
    """Groups have negative ids, people have positive ones (Bot API, Chat.id)."""
    return chat_id < 0
