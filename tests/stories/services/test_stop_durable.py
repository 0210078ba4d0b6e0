"""The record of an intention is on the disk before its request leaves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event

from demo.trueconf import Call, Fault, SimulatedTrueConf
from services.db import Database
from services.stop.audit import Outcome
from tests.queries import rows
from tests.stories.services.stage import POST, Stage

FULL, NORMAL = ("wal", 2), ("wal", 1)
Commit = tuple[Any, list[str]]


def _synced(connection: Connection) -> Any:
    """SQLite: the journal, and how it is synced."""
    if connection.dialect.name != "sqlite":
        return connection.exec_driver_sql("SHOW synchronous_commit").scalar()
    pragmas = ("journal_mode", "synchronous")
    return tuple(connection.exec_driver_sql(f"PRAGMA {each}").scalar() for each in pragmas)


@pytest.fixture
def commits() -> Iterator[list[Commit]]:
    """Of each commit: how it is synced, and the tables that were written to."""
    seen: list[Commit] = []
    written: dict[int, list[str]] = {}

    def note_write(connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        words = statement.split()
        if words[0] in ("INSERT", "UPDATE"):
            table = words[2] if words[0] == "INSERT" else words[1]
            written.setdefault(id(connection), []).append(table)

    def note_commit(connection: Any) -> None:
        tables = written.pop(id(connection), [])
        seen.append((_synced(connection), tables))

    event.listen(Engine, "after_cursor_execute", note_write)
    event.listen(Engine, "commit", note_commit)
    yield seen
    event.remove(Engine, "after_cursor_execute", note_write)
    event.remove(Engine, "commit", note_commit)


async def test_the_intention_is_synced_before_the_request(
    stage: Stage, commits: list[Commit]
) -> None:
    stage.hold()
    shown = await stage.confirm()
    at_the_request: list[Commit] = []
    on_record: list[tuple[Any, ...]] = []

    async def look(_: SimulatedTrueConf) -> None:
        at_the_request.extend(commits)
        other = Database(stage.database._url.render_as_string(hide_password=False))
        on_record.extend(await rows(other, "SELECT conference_id, outcome FROM audit"))
        await other.close()

    stage.server.faults.add(Fault(POST, Call(look)))
    assert (await stage.yes(shown)).outcome is Outcome.STOPPED
    assert on_record == [(shown.ref.conference_id, None)]
    synced, written = at_the_request[-1]
    if stage.database.path is None:
        assert synced == "on"
    else:
        assert synced == FULL
        # All else is not worth the wait.
        others = [*at_the_request[:-1], *commits[len(at_the_request) :]]
        assert {synced for synced, _ in others} == {NORMAL}
    assert sorted(written) == ["audit", "confirmations"]


async def test_what_a_durable_transaction_wrote_is_there_for_others(database: Database) -> None:
    async with database.durable() as session:
        connection = await session.connection()
        await connection.exec_driver_sql("INSERT INTO servers (name) VALUES ('Main')")
    async with database.session() as session:
        connection = await session.connection()
        found = await connection.exec_driver_sql("SELECT name FROM servers")
        assert [row[0] for row in found] == ["Main"]


async def test_a_database_that_is_no_file() -> None:
    """There is nothing to be synced, and one database only."""
    memory = Database("sqlite+aiosqlite://")
    await memory.upgrade()
    async with memory.durable() as session:
        connection = await session.connection()
        await connection.exec_driver_sql("INSERT INTO servers (name) VALUES ('Main')")
    async with memory.session() as session:
        connection = await session.connection()
        found = await connection.exec_driver_sql("SELECT name FROM servers")
        assert [row[0] for row in found] == ["Main"]
    await memory.close()
