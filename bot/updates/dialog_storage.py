"""aiogram's FSM storage on SQLAlchemy: each operator's place in the menus survives a kill.

The write-through cache holds JSON text: handlers would share parsed data with it and change it, so
that no write would find a change to store.
"""

from __future__ import annotations

import json
import logging
from collections import OrderedDict
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

from aiogram.exceptions import DataNotDictLikeError
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey

from bot.updates.dialog_records import read_dialog
from bot.updates.dialog_rows import DialogRows, Record
from services.clock import Clock
from services.db import Database

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class StorageLimits:
    cached: int = 10_000  # records in memory; an operator's open stack is a handful
    largest: int = 1_000_000  # characters of a record; an open screen needs a few thousand


class DialogStorage(BaseStorage):
    """A damaged record counts as none: its operator loses the open screen, and gets the next."""

    def __init__(self, database: Database, limits: StorageLimits, now: Clock) -> None:
        self._rows = DialogRows(database, limits.largest, now)
        self._limits = limits
        self._now = now
        self._cache: OrderedDict[StorageKey, Record] = OrderedDict()
        self._drafts: dict[int, dict[StorageKey, Record]] = {}

    @asynccontextmanager
    async def draft(self, chat_id: int) -> AsyncIterator[None]:
        """Store what is written for a chat at the end, or nothing of it if something is raised:
        aiogram-dialog stores some steps before their screen is shown. Needs the chat's lock.
        """
        draft = self._drafts[chat_id] = {}
        try:
            yield
            await self._store(draft)
        finally:
            del self._drafts[chat_id]

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
        data = read_dialog(key, (await self._read(key)).data)
        if data is None:
            logger.warning("chat %s: a damaged record is removed: %s", key.chat_id, key.destiny)
            await self._write(key, Record())
            return {}
        return data

    async def close(self) -> None:
        """Nothing: handlers may still run when aiogram calls this; the app closes the database."""

    async def sweep(self) -> None:
        """Forget the chats that nobody has touched for `ABANDONED_AFTER`."""
        chats = await self._rows.forget_abandoned()
        for key in [key for key in self._cache if key.chat_id in chats]:
            del self._cache[key]

    async def _read(self, key: StorageKey) -> Record:
        if drafted := self._drafts.get(key.chat_id, {}).get(key):
            return drafted
        record = self._cache.get(key)
        if record is None:
            record = await self._rows.load(key)
        self._remember(key, record)
        return record

    async def _write(self, key: StorageKey, record: Record) -> None:
        today = self._now().date()
        record = Record() if record.empty else replace(record, day=today)
        draft = self._drafts.get(key.chat_id)
        if draft is None:
            await self._store({key: record})
        else:
            draft[key] = record

    async def _store(self, records: Mapping[StorageKey, Record]) -> None:
        changed = {key: each for key, each in records.items() if each != self._cache.get(key)}
        if not changed:
            return
        await self._rows.store(changed)
        for key, record in changed.items():
            if (
                record.empty
            ):  # each window that was closed leaves one, and nobody asks for it again
                self._cache.pop(key, None)
            else:
                self._remember(key, record)

    def _remember(self, key: StorageKey, record: Record) -> None:
        self._cache[key] = record
        self._cache.move_to_end(key)
        if len(self._cache) > self._limits.cached:
            self._cache.popitem(last=False)
