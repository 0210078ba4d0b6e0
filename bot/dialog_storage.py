"""aiogram's FSM storage on SQLAlchemy: where each operator is in the menus survives a kill at
any moment.

A write-through cache stands in front (the bot is one process). It holds the JSON text, not the
parsed data: a cache of dicts would share nested data with the handlers, see no change and lose
the write.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from aiogram.exceptions import DataNotDictLikeError
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from sqlalchemy import delete, func, select

from services.db import Database
from services.db.models import DialogRow

EMPTY = "{}"
# Records kept in memory: an operator's open stack is a handful of them.
CACHED = 10_000
ABANDONED_AFTER = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Record:
    """What is stored under one key.

    :ivar day: when it was last written, in UTC; an equal record is written once a day, so that a
        stack that is used but never changes is not taken for abandoned
    """

    state: str | None = None
    data: str = EMPTY
    day: date | None = None

    @property
    def empty(self) -> bool:
        return self.state is None and self.data == EMPTY


class DialogStorage(BaseStorage):
    def __init__(self, database: Database) -> None:
        self._database = database
        self._cache: OrderedDict[StorageKey, Record] = OrderedDict()

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        text = state.state if isinstance(state, State) else state
        await self._write(key, replace(await self._read(key), state=text))

    async def get_state(self, key: StorageKey) -> str | None:
        return (await self._read(key)).state

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        if not isinstance(data, dict):
            raise DataNotDictLikeError(f"Data must be a dict or dict-like, got {type(data)}")
        text = json.dumps(data, ensure_ascii=False, sort_keys=True)
        await self._write(key, replace(await self._read(key), data=text))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        data: dict[str, Any] = json.loads((await self._read(key)).data)
        return data

    async def close(self) -> None:
        """Nothing: the database belongs to the app, and handlers may still run when aiogram
        calls this.
        """

    async def sweep(self) -> None:
        """Forget the chats whose stacks nobody has touched for `ABANDONED_AFTER`, each as a
        whole.
        """
        last_touched = func.max(DialogRow.updated_at)
        async with self._database.session() as session:
            abandoned = await session.scalars(
                select(DialogRow.chat_id)
                .group_by(DialogRow.chat_id)
                .having(last_touched < datetime.now(UTC) - ABANDONED_AFTER)
            )
            chats = list(abandoned)
            await session.execute(delete(DialogRow).where(DialogRow.chat_id.in_(chats)))
        for key in [key for key in self._cache if key.chat_id in chats]:
            del self._cache[key]

    async def _read(self, key: StorageKey) -> Record:
        record = self._cache.get(key)
        if record is None:
            async with self._database.session() as session:
                row = await session.get(DialogRow, _columns(key))
            record = Record(row.state, row.data, row.updated_at.date()) if row else Record()
        self._remember(key, record)
        return record

    async def _write(self, key: StorageKey, record: Record) -> None:
        now = datetime.now(UTC)
        record = Record() if record.empty else replace(record, day=now.date())
        if record == self._cache.get(key):
            return
        async with self._database.session() as session:
            if record.empty:
                await session.execute(delete(DialogRow).filter_by(**_columns(key)))
            else:
                await session.merge(
                    DialogRow(
                        **_columns(key),
                        state=record.state,
                        data=record.data,
                        updated_at=now,
                    )
                )
        self._remember(key, record)

    def _remember(self, key: StorageKey, record: Record) -> None:
        self._cache[key] = record
        self._cache.move_to_end(key)
        if len(self._cache) > CACHED:
            self._cache.popitem(last=False)


def _columns(key: StorageKey) -> dict[str, Any]:
    """The six fields of the key; null is no value for a key column."""
    columns = asdict(key)
    columns["thread_id"] = key.thread_id or 0
    columns["business_connection_id"] = key.business_connection_id or ""
    return columns
