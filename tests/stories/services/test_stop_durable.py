"""The record of an intention is on the disk before its request leaves."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy import Engine, event

from demo.trueconf import Call, Fault, SimulatedTrueConf
from services.db import Database
from services.stop.audit import Outcome
from tests.stories.services.stage import POST, Stage

FULL, NORMAL = 2, 1


@pytest.fixture
def commits() -> Iterator[list[tuple[str, int, list[str]]]]:
    """Of each commit: the journal, how it is synced, and the tables that were written to."""
    seen: list[tuple[str, int, list[str]]] = []
    written: dict[int, list[str]] = {}

    def note_write(connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        words = statement.split()
        if words[0] in ("INSERT", "UPDATE"):
            table = words[2] if words[0] == "INSERT" else words[1]
            written.setdefault(id(connection), []).append(table)

    def note_commit(connection: Any) -> None:
        tables = written.pop(id(connection), [])
        journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
        synchronous = connection.exec_driver_sql("PRAGMA synchronous").scalar()
        seen.append((journal, synchronous, tables))

    event.listen(Engine, "after_cursor_execute", note_write)
    event.listen(Engine, "commit", note_commit)
    yield seen
    event.remove(Engine, "after_cursor_execute", note_write)
    event.remove(Engine, "commit", note_commit)


async def test_the_intention_is_synced_before_the_request(
    stage: Stage, commits: list[tuple[str, int, list[str]]]
) -> None:
    stage.hold()
    shown = await stage.confirm()
    at_the_request: list[tuple[str, int, list[str]]] = []
    on_record: list[tuple[Any, ...]] = []

    async def look(_: SimulatedTrueConf) -> None:
        at_the_request.extend(commits)
        with closing(sqlite3.connect(str(stage.database.path))) as other:
            on_record.extend(other.execute("SELECT conference_id, outcome FROM audit"))

    stage.server.faults.add(Fault(POST, Call(look)))
    assert (await stage.yes(shown)).outcome is Outcome.STOPPED
    assert on_record == [(shown.ref.conference_id, None)]
    journal, synchronous, written = at_the_request[-1]
    assert (journal, synchronous) == ("wal", FULL)
    assert sorted(written) == ["audit", "confirmations"]
    # All else is not worth the wait.
    assert {each[1] for each in [*at_the_request[:-1], *commits[len(at_the_request) :]]} == {
        NORMAL
    }


async def test_what_a_durable_transaction_wrote_is_there_for_others(database: Database) -> None:
    async with database.durable() as session:
        connection = await session.connection()
        await connection.exec_driver_sql("INSERT INTO servers (name) VALUES ('Main')")
    async with database.session() as session:
        connection = await session.connection()
        rows = await connection.exec_driver_sql("SELECT name FROM servers")
        assert [row[0] for row in rows] == ["Main"]


async def test_a_database_that_is_no_file() -> None:
    """There is nothing to be synced, and one database only."""
    memory = Database("sqlite+aiosqlite://")
    await memory.upgrade()
    async with memory.durable() as session:
        connection = await session.connection()
        await connection.exec_driver_sql("INSERT INTO servers (name) VALUES ('Main')")
    async with memory.session() as session:
        connection = await session.connection()
        rows = await connection.exec_driver_sql("SELECT name FROM servers")
        assert [row[0] for row in rows] == ["Main"]
    await memory.close()
