"""Records of dialogs that are stored at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from aiogram.fsm.storage.base import StorageKey
from sqlalchemy import Engine, event

from bot.updates.dialog_rows import DialogRows, Record
from services.clock import utc_now
from services.db import Database, DatabaseFailed
from tests.queries import held

OPERATORS = 20
UNSTORABLE = '{"topic": "\ud83d"}'  # half a sign: it has no UTF-8


def key(operator: int) -> StorageKey:
    return StorageKey(bot_id=1, chat_id=operator, user_id=operator, destiny="any:stack:")


@pytest.fixture
def records(database: Database) -> DialogRows:
    return DialogRows(database, 1_000_000, utc_now)


@contextmanager
def transactions() -> Iterator[list[object]]:
    """Those that begin meanwhile."""
    seen: list[object] = []
    note = seen.append
    event.listen(Engine, "begin", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "begin", note)


async def test_those_that_wait_are_stored_in_one_transaction(records: DialogRows) -> None:
    with transactions() as seen:
        await asyncio.gather(
            *(
                records.store({key(each): Record("open", f'{{"n": {each}}}')})
                for each in range(OPERATORS)
            )
        )

    assert len(seen) == 2  # the first one's, and that of all who came meanwhile
    for each in range(OPERATORS):
        assert (await records.load(key(each))).data == f'{{"n": {each}}}'


async def test_one_that_cannot_be_stored_hinders_no_other(records: DialogRows) -> None:
    texts = ['{"n": 0}', '{"n": 1}', UNSTORABLE, '{"n": 3}']

    ends = await asyncio.gather(
        *(records.store({key(each): Record(None, text)}) for each, text in enumerate(texts)),
        return_exceptions=True,
    )

    assert [isinstance(end, Exception) for end in ends] == [False, False, True, False]
    assert [(await records.load(key(each))).data for each in range(4)] == [
        *texts[:2],
        "{}",
        texts[3],
    ]


@pytest.mark.parametrize("busy_timeout", [0.1])
async def test_a_locked_database_is_waited_for_together(
    database: Database, records: DialogRows
) -> None:
    with held(database), transactions() as seen:
        ends = await asyncio.gather(
            *(records.store({key(each): Record("open")}) for each in range(OPERATORS)),
            return_exceptions=True,
        )

    assert {type(end) for end in ends} == {DatabaseFailed}
    assert len(seen) == 2
    await records.store({key(1): Record("open")})
    assert (await records.load(key(1))).state == "open"


async def test_who_stops_waiting_leaves_the_others_theirs(records: DialogRows) -> None:
    first = asyncio.create_task(records.store({key(0): Record("open")}))
    others = [
        asyncio.create_task(records.store({key(each): Record("open")})) for each in (1, 2, 3)
    ]
    await asyncio.sleep(0)
    others[0].cancel()
    first.cancel()
    await asyncio.wait([first, *others])

    assert (await records.load(key(2))).state == "open"
    assert (await records.load(key(3))).state == "open"
