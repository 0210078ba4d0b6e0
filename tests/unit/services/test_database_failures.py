"""What can be wrong with the database becomes one exception; mistakes of ours stay as they are."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from sqlalchemy import event, exc, text
from sqlalchemy.ext.asyncio import create_async_engine

from services.db import Database, DatabaseFailed
from services.db.failures import reason_of, translate_db_errors


def of_sqlite(
    kind: type[sqlite3.Error], name: str | None, words: str = "trouble"
) -> sqlite3.Error:
    failure = kind(words)
    if name is not None:
        failure.sqlite_errorname = name
    return failure


def wrapped(kind: type[exc.DBAPIError], original: BaseException) -> exc.DBAPIError:
    return kind("UPDATE alerts", {}, original)


BUSY = {
    "pool": exc.TimeoutError("QueuePool limit of size 5 overflow 10 reached"),
    "locked": wrapped(
        exc.OperationalError, of_sqlite(sqlite3.OperationalError, "SQLITE_BUSY_SNAPSHOT")
    ),
    "while connecting": of_sqlite(sqlite3.OperationalError, "SQLITE_BUSY"),
    "connection gone": wrapped(
        exc.OperationalError, sqlite3.OperationalError("no active connection")
    ),
    "connection gone, raw": ValueError("Connection closed"),
    "closed": wrapped(
        exc.ProgrammingError, sqlite3.ProgrammingError("Cannot operate on a closed database.")
    ),
    "no thread": RuntimeError("can't start new thread"),
    "interface": wrapped(exc.InterfaceError, Exception("cannot perform operation")),
    "interface of SQLite": wrapped(
        exc.InterfaceError, sqlite3.InterfaceError("bad parameter or other API misuse")
    ),
    "disconnected": exc.DisconnectionError("gone"),
    "refused": ConnectionRefusedError(errno.ECONNREFUSED, "refused"),
    "system timeout": TimeoutError(),
    "too many files": OSError(errno.EMFILE, "Too many open files"),
}
OTHERS = {
    "full": (OSError(errno.ENOSPC, "No space left on device"), "disk"),
    "read-only": (PermissionError(errno.EACCES, "Permission denied"), "read-only"),
    "full, of SQLite": (
        wrapped(exc.OperationalError, of_sqlite(sqlite3.OperationalError, "SQLITE_FULL")),
        "disk",
    ),
    "damaged": (of_sqlite(sqlite3.DatabaseError, "SQLITE_NOTADB"), "broken"),
    "no text": (sqlite3.OperationalError("Could not decode to UTF-8 column 'data'"), "broken"),
}
OURS = [
    wrapped(exc.OperationalError, of_sqlite(sqlite3.OperationalError, "SQLITE_ERROR", "no table")),
    wrapped(exc.IntegrityError, of_sqlite(sqlite3.IntegrityError, "SQLITE_CONSTRAINT_UNIQUE")),
    wrapped(exc.ProgrammingError, sqlite3.ProgrammingError("Incorrect number of bindings")),
    wrapped(exc.InterfaceError, sqlite3.InterfaceError("Error binding parameter 1")),
    exc.InvalidRequestError("This session is closed"),
    ValueError("'x' is not a valid Kind"),
    RuntimeError("something else"),
    KeyError("closed"),
]


@pytest.mark.parametrize("failure", BUSY.values(), ids=BUSY)
def test_what_may_work_in_a_moment_is_busy(failure: Exception) -> None:
    with pytest.raises(DatabaseFailed) as told, translate_db_errors():
        raise failure
    assert told.value.reason == "busy"


@pytest.mark.parametrize(("failure", "reason"), OTHERS.values(), ids=OTHERS)
def test_what_needs_somebody_has_a_reason_of_its_own(failure: Exception, reason: str) -> None:
    assert reason_of(failure) == reason


class OfPostgreSQL(Exception):
    """As its driver's: each has a code."""

    def __init__(self, state: str) -> None:
        super().__init__("trouble")
        self.sqlstate = state


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        ("08006", "busy"),  # the connection broke
        ("25P03", "busy"),  # it was idle in a transaction for too long
        ("40P01", "busy"),  # deadlock
        ("53300", "busy"),  # too many connections
        ("55P03", "busy"),  # a lock is not available
        ("57P01", "busy"),  # the server shuts down
        ("57P03", "busy"),  # it starts
        ("53100", "disk"),
        ("58030", "disk"),
        ("25006", "read-only"),
        ("42501", "read-only"),  # no right to the table
        ("28P01", "refused"),  # a wrong password
        ("3D000", "refused"),  # no such database
        ("08P01", "unfit"),  # what a pooler answers
        ("42704", "unfit"),  # an older version does not know what is set
        ("XX001", "broken"),
        ("23505", None),  # these are mistakes of ours: a constraint,
        ("42P01", None),  # a table that is not there,
        ("22021", None),  # a sign that cannot be stored
    ],
)
def test_the_codes_of_postgresql(state: str, reason: str | None) -> None:
    assert reason_of(wrapped(exc.DBAPIError, OfPostgreSQL(state))) == reason


@pytest.mark.parametrize("failure", OURS, ids=repr)
def test_a_mistake_of_ours_is_not_hidden(failure: Exception) -> None:
    with pytest.raises(type(failure)), translate_db_errors():
        raise failure


async def test_when_all_connections_are_in_use(tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'bot.sqlite3'}")
    database._engine = create_async_engine(
        database._engine.url, pool_size=1, max_overflow=0, pool_timeout=0.01
    )
    async with AsyncExitStack() as opened:
        opened.push_async_callback(database.close)
        session = await opened.enter_async_context(database.session())
        await session.execute(text("SELECT 1"))
        with pytest.raises(DatabaseFailed) as told:
            async with database.session() as another:
                await another.execute(text("SELECT 1"))
    assert told.value.reason == "busy"


async def test_a_commit_that_is_refused(database: Database) -> None:
    def refuse(_connection: object) -> None:
        raise of_sqlite(sqlite3.OperationalError, "SQLITE_BUSY", "database is locked")

    event.listen(database._engine.sync_engine, "commit", refuse)
    with pytest.raises(DatabaseFailed) as told:
        async with database.session() as session:
            await session.execute(text("UPDATE operators SET name = 'x'"))
    assert told.value.reason == "busy"
