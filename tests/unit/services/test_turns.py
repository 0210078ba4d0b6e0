"""Whose turn it is, on a real PostgreSQL: one at a time, and nothing of those before."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from sqlalchemy import text

from services.db import Database, DatabaseFailed, NotActive, TurnLimits
from tests.stores import PostgresStore

QUICK = TurnLimits(tries=0.02, proofs=0.05, patience=5.0, lease=5.0)

Opened = Callable[[], Awaitable[Database]]


@pytest.fixture
def backend() -> str:
    return "postgresql"


@pytest.fixture
async def opened(store: PostgresStore) -> AsyncIterator[Opened]:
    """Databases as the processes have them, each with a turn of its own."""
    every: list[Database] = []

    async def another() -> Database:
        every.append(Database(store.url, turn=QUICK))
        return every[-1]

    yield another
    for each in every:
        await each.close()


async def active(database: Database) -> None:
    assert database.turn
    async with asyncio.timeout(30):
        await database.turn.wait()


async def names(database: Database) -> list[str]:
    async with database.session() as session:
        return [*await session.scalars(text("SELECT name FROM servers"))]


async def add(database: Database, name: str) -> None:
    async with database.session() as session:
        await session.execute(text("INSERT INTO servers (name) VALUES (:name)"), {"name": name})


async def test_one_at_a_time(opened: Opened) -> None:
    first, second = await opened(), await opened()
    await active(first)
    waiting = asyncio.create_task(active(second))
    await add(first, "Main")
    assert first.turn
    assert second.turn
    assert not waiting.done()
    await first.turn.give_back()
    await waiting
    assert await names(second) == ["Main"]
    assert (first.turn.active, second.turn.active) == (False, True)


async def test_whoever_had_its_turn_reads_and_writes_nothing(opened: Opened) -> None:
    first, second = await opened(), await opened()
    await active(first)
    assert first.turn
    await first.turn.give_back()
    await add(first, "as long as nobody has taken over")
    await active(second)
    for work in (names(first), add(first, "Late"), first.prove()):
        with pytest.raises(NotActive):
            await work
    assert await names(second) == ["as long as nobody has taken over"]
    await second.prove()


async def test_what_had_begun_ends_first(opened: Opened) -> None:
    """The next one finds all that its predecessor has written, or nothing of it."""
    first, second = await opened(), await opened()
    await active(first)
    assert first.turn
    async with first.session() as session:
        await session.execute(text("INSERT INTO servers (name) VALUES ('Main')"))
        await first.turn.give_back()
        taking = asyncio.create_task(active(second))
        done, _ = await asyncio.wait((taking,), timeout=0.3)
        assert not done
    await taking
    assert await names(second) == ["Main"]


async def test_a_connection_that_is_cut_is_made_anew(store: PostgresStore, opened: Opened) -> None:
    database = await opened()
    await active(database)
    assert database.turn
    lost = asyncio.create_task(database.turn.lost())
    assert store.server.cut(store.name)
    await add(database, "Main")
    done, _ = await asyncio.wait((lost,), timeout=0.5)
    assert not done
    lost.cancel()


async def test_whoever_takes_over_is_noticed(store: PostgresStore, opened: Opened) -> None:
    first, second = await opened(), await opened()
    await active(first)
    assert first.turn
    lost = asyncio.create_task(first.turn.lost())
    taking = asyncio.create_task(active(second))
    async with asyncio.timeout(30):
        while not taking.done():  # whoever is quicker has the lock
            store.server.cut(store.name, "strpos(query, 'advisory') + strpos(query, 'term') > 0")
            await asyncio.wait((taking,), timeout=0.05)
        await lost
    assert not first.turn.active


async def test_a_user_without_rights_is_told_of_at_once(store: PostgresStore) -> None:
    store.execute("CREATE ROLE reader LOGIN")
    try:
        store.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
        database = Database(store.url.replace("//bot@", "//reader@"), turn=QUICK)
        assert database.turn
        async with asyncio.timeout(30):
            failure = await database.turn.wait()
        assert failure
        assert failure.reason == "read-only"
        await database.close()
    finally:
        store.execute("DROP OWNED BY reader")
        store.execute("DROP ROLE reader")


async def test_transactions_come_one_after_the_other(opened: Opened) -> None:
    """As with SQLite: what one has read is still so when it writes."""
    database = await opened()
    await add(database, "0")

    async def count() -> None:
        async with database.session() as session:
            (number,) = await session.scalars(text("SELECT name FROM servers"))
            await session.execute(
                text("UPDATE servers SET name = :n"), {"n": str(int(number) + 1)}
            )

    await asyncio.gather(*(count() for _ in range(20)))
    assert await names(database) == ["20"]


async def test_a_migration_beside_it_is_no_mistake_of_ours(
    store: PostgresStore, opened: Opened
) -> None:
    database = await opened()
    everything = text("SELECT * FROM servers")
    async with database.session() as session:
        await session.execute(everything)
    store.execute("ALTER TABLE servers ADD COLUMN later TEXT")
    reasons = []
    for _ in range(5):  # each connection has a plan of its own
        try:
            async with database.session() as session:
                await session.execute(everything)
        except DatabaseFailed as failure:
            reasons.append(failure.reason)
    assert len(reasons) < 5
    assert {*reasons} <= {"busy"}
