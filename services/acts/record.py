"""The record of acts: who asked for what, when, and what became of it. Refusals too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from logging import getLogger

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from services.acts.asked import Asked
from services.acts.kinds import ActKind, ActOutcome
from services.alerts import ActSettled, Alert, Outbox
from services.conferences import SessionRef
from services.db import Database, DatabaseFailed
from services.db.models import RequestRow
from services.operators import Operator
from services.servers import Server

logger = getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ActEntry:
    """One line of the record. `outcome` is None while the act is being carried out."""

    id: int
    operator_id: int
    server_name: str
    asked: Asked
    at: datetime
    outcome: ActOutcome | None
    detail: str | None


class Record:
    def __init__(self, database: Database, outbox: Outbox, now: Callable[[], datetime]) -> None:
        self._database = database
        self._outbox = outbox
        self._now = now

    async def intend(self, operator: Operator, server: Server, asked: Asked) -> ActEntry:
        """Before the request; it outlives a loss of power, and its key is used from now on."""
        transaction = self._database.durable()
        return await self._add(transaction, operator, server, asked, key=asked.key)

    async def note(
        self,
        operator: Operator,
        server: Server,
        asked: Asked,
        outcome: ActOutcome,
        detail: str | None = None,
    ) -> ActEntry:
        """Nothing was sent, so its key can be used again."""
        transaction = self._database.session()
        return await self._add(
            transaction, operator, server, asked, outcome=outcome, detail=detail
        )

    async def settle(
        self,
        entry: ActEntry,
        outcome: ActOutcome,
        detail: str | None = None,
        *,
        tell: bool = False,
    ) -> ActEntry:
        """Where the database fails, it is settled by reading at the next start.

        :param tell: in a message, since no screen waits for it
        """
        settled = replace(entry, outcome=outcome, detail=detail)
        try:
            async with self._database.session() as session:
                row = await session.get_one(RequestRow, entry.id)
                row.outcome, row.detail, row.settled_at = outcome, detail, self._now()
                if tell:
                    await self._outbox.put(session, _alert(settled))
            self._outbox.wake()
        except DatabaseFailed as failure:
            logger.error(
                "the outcome of act %s, %s, is not recorded: %s", entry.id, outcome, failure
            )
        return settled

    async def of_key(self, key: str) -> ActEntry | None:
        """What was sent for it."""
        async with self._database.session() as session:
            row = await session.scalar(select(RequestRow).where(RequestRow.key == key))
        return None if row is None else _entry(row)

    async def entry(self, operator: Operator, entry_id: int) -> ActEntry | None:
        async with self._database.session() as session:
            row = await session.get(RequestRow, entry_id)
        return _entry(row) if row is not None and row.operator_id == operator.id else None

    async def unfinished(self) -> Sequence[ActEntry]:
        open_ones = select(RequestRow).where(RequestRow.outcome.is_(None)).order_by(RequestRow.id)
        async with self._database.session() as session:
            return [_entry(row) for row in await session.scalars(open_ones)]

    async def _add(
        self,
        transaction: AbstractAsyncContextManager[AsyncSession],
        operator: Operator,
        server: Server,
        asked: Asked,
        *,
        key: str | None = None,
        outcome: ActOutcome | None = None,
        detail: str | None = None,
    ) -> ActEntry:
        now = self._now()
        row = RequestRow(
            key=key,
            at=now,
            operator_id=operator.id,
            name=operator.name,
            act=asked.kind,
            server_id=server.id,
            server_name=server.name,
            address=server.address,
            conference_id=asked.ref.conference_id,
            session_id=asked.ref.session_id,
            started_at=asked.ref.started_at,
            topic=asked.topic,
            owner=asked.owner,
            since=asked.since,
            outcome=outcome,
            detail=detail,
            settled_at=now if outcome else None,
        )
        async with transaction as session:
            session.add(row)
            await session.flush()
            return _entry(row)


def _entry(row: RequestRow) -> ActEntry:
    return ActEntry(
        id=row.id,
        operator_id=row.operator_id,
        server_name=row.server_name,
        asked=Asked(
            key=row.key or "",
            kind=ActKind(row.act),
            server_id=row.server_id,
            address=row.address,
            ref=SessionRef(row.conference_id, row.session_id, row.started_at),
            topic=row.topic,
            owner=row.owner,
            since=row.since,
        ),
        at=row.at,
        outcome=ActOutcome(row.outcome) if row.outcome else None,
        detail=row.detail,
    )


def _alert(entry: ActEntry) -> Alert:
    asked = entry.asked
    event = ActSettled(
        act=asked.kind,
        outcome=entry.outcome or ActOutcome.NOT_CONFIRMED,
        server=entry.server_name,
        topic=asked.topic,
        conference_id=asked.conference_id,
        owner=asked.owner,
        detail=entry.detail,
    )
    return Alert(event, asked.server_id, f"act:{entry.id}", entry.operator_id)
