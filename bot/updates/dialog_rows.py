"""Records of dialogs as rows of the database.

Writes that wait for each other go into one transaction: SQLite lets in one writer at a time, and a
transaction costs more than its rows.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from typing import Any

from aiogram.fsm.storage.base import StorageKey
from sqlalchemy import (
    ColumnElement,
    String,
    Table,
    bindparam,
    case,
    delete,
    func,
    insert,
    select,
    type_coerce,
)
from sqlalchemy.exc import OperationalError

from services.clock import Clock
from services.db import Database, DatabaseFailed
from services.db.models import DialogRow

ABANDONED_AFTER = timedelta(days=30)
EMPTY = "{}"

# Statements on the table and not on the class: there is nothing for an ORM to do.
_TABLE: Table = DialogRow.metadata.tables[DialogRow.__tablename__]
_INSERT = insert(_TABLE)
_DELETE = delete(_TABLE).where(
    *(each == bindparam(f"is_{each.name}") for each in _TABLE.primary_key)
)


@dataclass(frozen=True, slots=True)
class Record:
    """An equal record is written once a day, or a stack in use would count as abandoned."""

    state: str | None = None
    data: str = EMPTY
    day: date | None = None  # of the last write, in UTC

    @property
    def empty(self) -> bool:
        return self.state is None and self.data == EMPTY


@dataclass(slots=True)
class _Batch:
    records: dict[StorageKey, Record] = field(default_factory=dict)
    stored: bool = False
    failure: Exception | None = None


class DialogRows:
    """Everything raises DatabaseFailed. `largest`: characters of a record that is read."""

    def __init__(self, database: Database, largest: int, now: Clock) -> None:
        self._database = database
        self._largest = largest
        self._now = now
        self._turn = asyncio.Lock()
        self._next = _Batch()

    async def load(self, key: StorageKey) -> Record:
        """SQLite stores whatever it is given, also in a column of texts or of times."""
        fits = func.length(DialogRow.data) <= self._largest
        written = type_coerce(DialogRow.updated_at, String)
        query = select(DialogRow.state, case((fits, DialogRow.data), else_=""), written)
        async with self._database.session() as session:
            try:
                row = (await session.execute(query.where(*_is(key)))).one_or_none()
            except OperationalError as failure:
                # One text that is not UTF-8 is no damage of the whole database.
                if "could not decode" not in str(failure.orig).lower():
                    raise
                return Record(data="")
        if row is None:
            return Record()
        state, data, day = row
        return Record(state if isinstance(state, str) else None, data, _day(day))

    async def store(self, records: Mapping[StorageKey, Record]) -> None:
        """All of them, or after an error none."""
        batch = self._next
        batch.records.update(records)
        async with self._turn:
            if self._next is batch:
                self._next = _Batch()
            if not batch.stored and batch.failure is None:
                await self._write_together(batch)
            if isinstance(batch.failure, DatabaseFailed):
                raise batch.failure  # which has taken its time already
            if not batch.stored:
                await self._write(records)  # what could not be written may be another's

    async def forget_abandoned(self) -> Sequence[int]:
        """The chats that nobody has touched for `ABANDONED_AFTER`, each as a whole."""
        last_touched = func.max(DialogRow.updated_at)
        async with self._database.session() as session:
            abandoned = await session.scalars(
                select(DialogRow.chat_id)
                .group_by(DialogRow.chat_id)
                .having(last_touched < self._now() - ABANDONED_AFTER)
            )
            chats = list(abandoned)
            await session.execute(delete(DialogRow).where(DialogRow.chat_id.in_(chats)))
        return chats

    async def _write_together(self, batch: _Batch) -> None:
        try:
            await self._write(batch.records)
            batch.stored = True
        except Exception as failure:  # raised by `store`, for each of the batch
            batch.failure = failure

    async def _write(self, records: Mapping[StorageKey, Record]) -> None:
        """Not read before they are replaced: what is stored may be damaged."""
        now = self._now()
        rows = [
            {**_columns(key), "state": each.state, "data": each.data, "updated_at": now}
            for key, each in records.items()
            if not each.empty
        ]
        replaced = [
            {f"is_{name}": value for name, value in _columns(key).items()} for key in records
        ]
        async with self._database.session() as session:
            await session.execute(_DELETE, replaced)
            if rows:
                await session.execute(_INSERT, rows)


def _day(written: Any) -> date | None:
    try:
        return date.fromisoformat(str(written)[:10])
    except ValueError:
        return None


def _columns(key: StorageKey) -> dict[str, Any]:
    """The six fields of the key; null is no value for a key column."""
    columns = asdict(key)
    columns["thread_id"] = key.thread_id or 0
    columns["business_connection_id"] = key.business_connection_id or ""
    return columns


def _is(key: StorageKey) -> list[ColumnElement[bool]]:
    return [getattr(DialogRow, name) == value for name, value in _columns(key).items()]
