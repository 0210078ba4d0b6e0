"""Where the operators are in the menus: a contract that aiogram's own storage keeps too, and what
ours promises besides.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiogram.exceptions import DataNotDictLikeError
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import BaseStorage, StorageKey
from aiogram.fsm.storage.memory import MemoryStorage
from sqlalchemy import Engine, event

from bot.updates.dialog_rows import ABANDONED_AFTER
from bot.updates.dialog_storage import DialogStorage, StorageLimits
from services.clock import utc_now
from services.db import Database
from tests.queries import rows
from tests.stores import stored

KEY = StorageKey(bot_id=1, chat_id=2, user_id=3, destiny="any:stack:")
NESTED = {"intents": ["a", {"b": [1, 2]}], "last_message_id": 7, "title": "Планёрка <R&D>"}


class Flow(StatesGroup):
    open = State()


@pytest.fixture
def storage(database: Database) -> DialogStorage:
    return DialogStorage(database, StorageLimits(), utc_now)


async def kept(database: Database) -> list[tuple[Any, ...]]:
    return await rows(database, "SELECT chat_id, destiny, state, data FROM dialogs")


async def touched(database: Database, chat_id: int, destiny: str, ago: timedelta) -> None:
    """Make it so that one record was last written that long ago."""
    await rows(
        database,
        "UPDATE dialogs SET updated_at = ? WHERE chat_id = ? AND destiny = ?",
        stored(datetime.now(UTC) - ago),
        chat_id,
        destiny,
    )


@contextmanager
def statements() -> Iterator[list[str]]:
    """The first word of every statement about dialogs that reaches a database meanwhile."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if "dialogs" in statement:
            seen.append(statement.partition(" ")[0])

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)


@pytest.mark.parametrize("kind", ["ours", "aiogram's"])
class TestContract:
    @pytest.fixture
    async def storage(self, kind: str, database: Database) -> AsyncIterator[BaseStorage]:
        built: BaseStorage = (
            DialogStorage(database, StorageLimits(), utc_now)
            if kind == "ours"
            else MemoryStorage()
        )
        yield built
        await built.close()

    async def test_an_unknown_key_has_no_state_and_no_data(self, storage: BaseStorage) -> None:
        assert await storage.get_state(KEY) is None
        assert await storage.get_data(KEY) == {}
        assert await storage.get_value(KEY, "anything") is None
        assert await storage.get_value(KEY, "anything", "else") == "else"

    async def test_a_state_comes_back_by_its_name(self, storage: BaseStorage) -> None:
        await storage.set_state(KEY, Flow.open)
        assert await storage.get_state(KEY) == "Flow:open"
        await storage.set_state(KEY, "Flow:other")
        assert await storage.get_state(KEY) == "Flow:other"
        await storage.set_state(KEY)
        assert await storage.get_state(KEY) is None

    async def test_data_comes_back_equal(self, storage: BaseStorage) -> None:
        await storage.set_data(KEY, NESTED)
        assert await storage.get_data(KEY) == NESTED
        assert await storage.get_value(KEY, "last_message_id") == 7
        await storage.set_data(KEY, {})
        assert await storage.get_data(KEY) == {}

    async def test_data_is_updated_key_by_key(self, storage: BaseStorage) -> None:
        await storage.set_data(KEY, {"a": 1, "b": 2})
        assert await storage.update_data(KEY, {"b": 3, "c": 4}) == {"a": 1, "b": 3, "c": 4}
        assert await storage.get_data(KEY) == {"a": 1, "b": 3, "c": 4}

    async def test_state_and_data_do_not_disturb_each_other(self, storage: BaseStorage) -> None:
        await storage.set_state(KEY, "Flow:open")
        await storage.set_data(KEY, {"a": 1})
        await storage.set_state(KEY, None)
        assert await storage.get_data(KEY) == {"a": 1}
        await storage.set_state(KEY, "Flow:open")
        await storage.set_data(KEY, {})
        assert await storage.get_state(KEY) == "Flow:open"

    @pytest.mark.parametrize("data", [None, [], "text", 5])
    async def test_data_that_is_no_mapping_is_refused(
        self, storage: BaseStorage, data: Any
    ) -> None:
        await storage.set_data(KEY, {"a": 1})
        with pytest.raises(DataNotDictLikeError):
            await storage.set_data(KEY, data)
        assert await storage.get_data(KEY) == {"a": 1}

    @pytest.mark.parametrize(
        "other",
        [
            replace(KEY, bot_id=9),
            replace(KEY, chat_id=9),
            replace(KEY, user_id=9),
            replace(KEY, thread_id=9),
            replace(KEY, business_connection_id="9"),
            replace(KEY, destiny="9"),
        ],
    )
    async def test_each_of_the_six_fields_makes_another_key(
        self, storage: BaseStorage, other: StorageKey
    ) -> None:
        for key, text in ((KEY, "this"), (other, "other")):
            await storage.set_state(key, text)
            await storage.set_data(key, {"name": text})

        assert await storage.get_data(KEY) == {"name": "this"}
        assert await storage.get_state(KEY) == "this"
        assert await storage.get_data(other) == {"name": "other"}
        assert await storage.get_state(other) == "other"


class TestOurs:
    async def test_everything_survives_a_restart(
        self, storage: DialogStorage, database: Database
    ) -> None:
        deep = replace(KEY, thread_id=5, business_connection_id="connection")
        for key in (KEY, deep):
            await storage.set_state(key, Flow.open)
            await storage.set_data(key, {**NESTED, "destiny": key.thread_id})

        again = DialogStorage(database, StorageLimits(), utc_now)
        for key in (KEY, deep):
            assert await again.get_state(key) == "Flow:open"
            assert await again.get_data(key) == {**NESTED, "destiny": key.thread_id}

    async def test_a_step_is_on_disk_when_it_is_done(
        self, storage: DialogStorage, database: Database
    ) -> None:
        await storage.set_data(KEY, {"a": 1})
        assert await kept(database) == [(2, "any:stack:", None, '{"a": 1}')]

    async def test_what_has_not_changed_is_not_written(self, storage: DialogStorage) -> None:
        await storage.set_state(KEY, "Flow:open")
        await storage.set_data(KEY, {"a": 1, "b": {"c": 2}})
        with statements() as seen:
            await storage.set_data(KEY, {"b": {"c": 2}, "a": 1})
            await storage.set_state(KEY, "Flow:open")
        assert seen == []

    async def test_what_is_known_is_not_read_again(
        self, storage: DialogStorage, database: Database
    ) -> None:
        await storage.set_data(KEY, NESTED)
        with statements() as seen:
            await storage.get_data(KEY)
            await storage.get_state(KEY)
        assert seen == []

        again = DialogStorage(database, StorageLimits(), utc_now)
        with statements() as seen:
            await again.get_data(KEY)
            await again.get_data(KEY)
        assert seen == ["SELECT"]

    async def test_a_change_of_nested_data_is_written(
        self, storage: DialogStorage, database: Database
    ) -> None:
        """A cache of dicts would hand out its own parts, see no change and lose this."""
        await storage.set_data(KEY, {"list": [1]})
        data = await storage.get_data(KEY)
        data["list"].append(2)
        assert await storage.get_data(KEY) == {"list": [1]}

        await storage.set_data(KEY, data)
        assert await DialogStorage(database, StorageLimits(), utc_now).get_data(KEY) == {
            "list": [1, 2]
        }

    async def test_data_that_changes_after_the_write_does_not_change_what_is_stored(
        self, storage: DialogStorage
    ) -> None:
        data: dict[str, Any] = {"list": [1]}
        await storage.set_data(KEY, data)
        data["list"].append(2)
        assert await storage.get_data(KEY) == {"list": [1]}

    async def test_data_that_json_cannot_hold_leaves_the_earlier_data(
        self, storage: DialogStorage, database: Database
    ) -> None:
        await storage.set_data(KEY, {"a": 1})
        with pytest.raises(TypeError):
            await storage.set_data(KEY, {"a": datetime.now(UTC)})
        assert await storage.get_data(KEY) == {"a": 1}
        assert await DialogStorage(database, StorageLimits(), utc_now).get_data(KEY) == {"a": 1}

    async def test_a_write_that_fails_is_not_remembered_as_done(
        self, storage: DialogStorage, database: Database
    ) -> None:
        await storage.set_data(KEY, {"a": 1})
        await rows(database, "ALTER TABLE dialogs RENAME TO away")
        with pytest.raises(Exception, match=r"no such table|does not exist"):
            await storage.set_data(KEY, {"a": 2})
        await rows(database, "ALTER TABLE away RENAME TO dialogs")

        assert await storage.get_data(KEY) == {"a": 1}
        await storage.set_data(KEY, {"a": 2})
        assert await DialogStorage(database, StorageLimits(), utc_now).get_data(KEY) == {"a": 2}

    async def test_an_empty_record_is_not_kept_in_memory(self, storage: DialogStorage) -> None:
        for number in range(10):
            key = replace(KEY, destiny=f"closed {number}")
            await storage.set_data(key, {"a": 1})
            await storage.set_data(key, {})
        assert storage._cache == {}

    async def test_an_empty_record_leaves_no_row(
        self, storage: DialogStorage, database: Database
    ) -> None:
        await storage.set_state(KEY, "Flow:open")
        await storage.set_data(KEY, {"a": 1})
        await storage.set_data(KEY, {})
        assert len(await kept(database)) == 1
        await storage.set_state(KEY, None)
        assert await kept(database) == []

    async def test_more_operators_than_the_memory_holds(self, database: Database) -> None:
        storage = DialogStorage(database, StorageLimits(cached=2), utc_now)
        keys = [replace(KEY, chat_id=number) for number in range(5)]
        for key in keys:
            await storage.set_data(key, {"chat": key.chat_id})
        for key in keys:
            assert await storage.get_data(key) == {"chat": key.chat_id}

        with statements() as seen:
            await storage.get_data(keys[-1])
            await storage.get_data(keys[-2])
        assert seen == []


class TestSweep:
    OLD = ABANDONED_AFTER + timedelta(hours=1)
    YOUNG = ABANDONED_AFTER - timedelta(hours=1)
    STACK = "any:stack:"
    CONTEXT = "any:context:abcdef"

    async def furnish(self, storage: DialogStorage, *chats: int) -> None:
        """In each chat a stack and the context of one open window."""
        for chat_id in chats:
            for destiny in (self.STACK, self.CONTEXT):
                key = replace(KEY, chat_id=chat_id, destiny=destiny)
                await storage.set_data(key, {"of": [chat_id, destiny]})

    async def test_abandoned_chats_are_forgotten_as_a_whole(
        self, storage: DialogStorage, database: Database
    ) -> None:
        await self.furnish(storage, 1, 2)
        for destiny in (self.STACK, self.CONTEXT):
            await touched(database, 1, destiny, self.OLD)
        await touched(database, 2, self.STACK, self.OLD)  # the bottom of a stack is seldom written
        await touched(database, 2, self.CONTEXT, self.YOUNG)

        await storage.sweep()

        assert {(chat, destiny) for chat, destiny, *_ in await kept(database)} == {
            (2, self.STACK),
            (2, self.CONTEXT),
        }

    async def test_what_is_swept_is_not_remembered_either(
        self, storage: DialogStorage, database: Database
    ) -> None:
        await self.furnish(storage, 1, 2)
        for destiny in (self.STACK, self.CONTEXT):
            await touched(database, 1, destiny, self.OLD)

        await storage.sweep()

        assert await storage.get_data(replace(KEY, chat_id=1)) == {}
        assert await storage.get_data(replace(KEY, chat_id=2)) == {"of": [2, self.STACK]}

    async def test_a_screen_that_is_used_but_never_changes_is_not_abandoned(
        self, storage: DialogStorage, database: Database
    ) -> None:
        """Who only ever refreshes one screen leaves the same stack behind at each press."""
        await self.furnish(storage, 1)
        for destiny in (self.STACK, self.CONTEXT):
            await touched(database, 1, destiny, self.OLD)

        used = DialogStorage(database, StorageLimits(), utc_now)
        await self.furnish(used, 1)
        await used.sweep()

        assert len(await kept(database)) == 2
