"""The record of what is done with people and their rights, and of what somebody may not do. What
becomes of stops stands in a record of its own (`services/stop/audit.py`).
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from services.clock import Clock
from services.db import Database
from services.db.models import ActRow

KEPT = timedelta(days=400)
LONGEST_NAME = 128
LONGEST_DETAIL = 200  # characters: some of it comes from whoever presses


class Journal:
    def __init__(self, database: Database, now: Clock) -> None:
        self._database = database
        self._now = now

    async def refused(
        self,
        user_id: int,
        name: str,
        act: str,
        *,
        server_id: int | None = None,
        detail: str | None = None,
    ) -> None:
        """Somebody was not allowed to do this. Raises DatabaseFailed."""
        async with self._database.session() as session:
            self.note(
                session, user_id, name, act, server_id=server_id, detail=detail, outcome="refused"
            )

    def note(
        self,
        session: AsyncSession,
        user_id: int,
        name: str,
        act: str,
        *,
        server_id: int | None = None,
        detail: str | None = None,
        outcome: str = "done",
    ) -> None:
        """In the transaction of what is noted."""
        session.add(
            ActRow(
                at=self._now(),
                operator_id=user_id,
                name=name[:LONGEST_NAME],
                act=act,
                server_id=server_id,
                detail=detail and detail[:LONGEST_DETAIL],
                outcome=outcome,
            )
        )

    async def sweep(self) -> None:
        async with self._database.session() as session:
            await session.execute(delete(ActRow).where(ActRow.at < self._now() - KEPT))
