"""The record of what is done with people and their rights, and of what somebody may not do. What
becomes of stops stands in a record of its own (`services/stop/audit.py`).
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from services.clock import Clock
from services.db import Database
from services.db.models import ActRow

KEPT = timedelta(days=400)
LONGEST_NAME = 128
LONGEST_DETAIL = 200  # characters: some of it comes from whoever presses


class Act(StrEnum):
    """What was done, as rows have it; locales/*/log.ftl has words for each."""

    INVITED = "invited"
    WITHDREW = "withdrew"
    ASKED = "asked"
    LET_IN = "let-in"
    TURNED_AWAY = "turned-away"
    CHANGED = "changed"
    REMOVED = "removed"
    PAUSED = "paused"
    RESUMED = "resumed"
    PLANNED = "planned"
    UNPLANNED = "unplanned"
    TOOK = "took"
    GAVE_BACK = "gave-back"
    MUTED = "muted"
    UNMUTED = "unmuted"
    RULE_OFF = "rule-off"
    RULE_DRY = "rule-dry"
    RULE_ON = "rule-on"
    RULE_CHANGED = "rule-changed"
    RULE_PAUSED = "rule-paused"
    RULE_RESUMED = "rule-resumed"
    RULE_KEPT = "rule-kept"
    RULE_POSTPONED = "rule-postponed"


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
        """Somebody was not allowed to do this. Raises DatabaseFailed.

        :param act: the right that they lack, "use" for any, "stranger" for who is no operator
        """
        row = self._row(user_id, name, act, outcome="refused", server_id=server_id, detail=detail)
        async with self._database.session() as session:
            session.add(row)

    def note(
        self,
        session: AsyncSession,
        user_id: int,
        name: str,
        act: Act,
        *,
        server_id: int | None = None,
        detail: str | None = None,
    ) -> None:
        """In the transaction of what is noted."""
        session.add(
            self._row(user_id, name, act, outcome="done", server_id=server_id, detail=detail)
        )

    async def sweep(self) -> None:
        async with self._database.session() as session:
            await session.execute(delete(ActRow).where(ActRow.at < self._now() - KEPT))

    def _row(
        self,
        user_id: int,
        name: str,
        act: str,
        *,
        outcome: str,
        server_id: int | None,
        detail: str | None,
    ) -> ActRow:
        return ActRow(
            at=self._now(),
            operator_id=user_id,
            name=name[:LONGEST_NAME],
            act=act,
            server_id=server_id,
            detail=detail and detail[:LONGEST_DETAIL],
            outcome=outcome,
        )
