"""What can be wrong with the database itself, told in one place."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from sqlalchemy.exc import (
    DisconnectionError,
    InterfaceError,
    OperationalError,
)
from sqlalchemy.exc import TimeoutError as NoConnectionLeft

Reason = Literal["disk", "busy", "read-only", "refused", "unfit", "broken"]

# SQLite's names for its results begin so (sqlite.org/rescode.html). What is not here is a mistake
# of ours: a wrong statement, a broken constraint, a value of a wrong type.
_REASONS: dict[str, Reason] = {
    "SQLITE_FULL": "disk",
    "SQLITE_IOERR": "disk",
    "SQLITE_NOLFS": "disk",
    "SQLITE_BUSY": "busy",
    "SQLITE_LOCKED": "busy",
    "SQLITE_PROTOCOL": "busy",
    "SQLITE_INTERRUPT": "busy",
    "SQLITE_SCHEMA": "busy",
    "SQLITE_NOMEM": "busy",
    "SQLITE_READONLY": "read-only",
    "SQLITE_CANTOPEN": "read-only",
    "SQLITE_PERM": "read-only",
    "SQLITE_AUTH": "read-only",
    "SQLITE_CORRUPT": "broken",
    "SQLITE_NOTADB": "broken",
}
# PostgreSQL's begin so (its manual, appendix A); the first that fits holds.
_STATES: dict[str, Reason] = {
    "25006": "read-only",
    "25P": "busy",
    "28": "refused",
    "3D": "refused",
    "08P01": "unfit",  # a pooler does not know what a session is asked to keep
    "42704": "unfit",  # nor does an older PostgreSQL
    "42501": "read-only",
    "53100": "disk",
    "58030": "disk",
    "XX001": "broken",
    "XX002": "broken",
    "08": "busy",
    "40": "busy",
    "53": "busy",
    "55": "busy",
    "57": "busy",
    "58": "busy",
}
# Of the operating system: where the driver opens a file, a socket or a thread.
_ERRORS: dict[int | None, Reason] = {
    errno.ENOSPC: "disk",
    errno.EDQUOT: "disk",
    errno.EIO: "disk",
    errno.EROFS: "read-only",
    errno.EACCES: "read-only",
    errno.EPERM: "read-only",
}
# What drivers say, in exceptions of any kind, where there is no connection, or it begins anew.
_NO_CONNECTION = (
    "no active connection",
    "connection closed",
    "connection is closed",
    "closed database",
    "operation (",  # asyncpg, of a connection that was cut within a statement
    "another operation is in progress",
    "cached statement plan is invalid",  # a migration came in between
    "can't start new thread",
)
# Without a code these come from the driver's connection and not from a statement.
_OF_CONNECTIONS = (
    OperationalError,
    InterfaceError,
    sqlite3.OperationalError,
    sqlite3.InterfaceError,
)
_WORDS: dict[Reason, str] = {
    "disk": "its disk does not take what is written: it may be full",
    "busy": "it is busy, held by another program, or cannot be reached",
    "read-only": "it cannot be opened for writing: look at the rights of the file and its folder, "
    "or of its user",
    "refused": "it does not let the bot in: look at user, password and name in database-url",
    "unfit": "it is no PostgreSQL of version 14 or newer, or a pooler stands before it: "
    "database-url has to lead to PostgreSQL itself",
    "broken": "it is damaged, or no database: restore a backup",
}


class DatabaseFailed(Exception):
    """It could not be read or written; what was to be written is not."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(_WORDS[reason])
        self.reason = reason


class NotActive(DatabaseFailed):
    """Another process has become the active one; nothing is read or written here."""

    def __init__(self) -> None:
        super().__init__("busy")
        self.args = ("another process has taken over",)


class DatabaseNewer(Exception):
    """A newer version of the program has changed the database."""

    def __init__(self) -> None:
        super().__init__("a newer version of the bot has changed it: start that one")


def reason_of(failure: BaseException) -> Reason | None:
    """What is wrong with the database; None for a mistake of ours, or of a foreign kind."""
    original = getattr(failure, "orig", None) or failure
    if name := getattr(original, "sqlite_errorname", ""):
        return next((_REASONS[start] for start in _REASONS if name.startswith(start)), None)
    text = str(original).lower()
    if any(piece in text for piece in _NO_CONNECTION):
        return "busy"
    if state := getattr(original, "sqlstate", None):
        return next((_STATES[start] for start in _STATES if state.startswith(start)), None)
    if isinstance(original, OSError):
        return _ERRORS.get(original.errno, "busy")
    if isinstance(failure, NoConnectionLeft | DisconnectionError):
        return "busy"
    if "could not decode" in text:  # a text that is not UTF-8
        return "broken"
    ours = "binding" in text or "invalid input" in text
    if isinstance(failure, _OF_CONNECTIONS) and not ours:
        return "busy"
    return None


@contextmanager
def translate_db_errors() -> Iterator[None]:
    """Raises DatabaseFailed for exceptions of SQLAlchemy, the driver and the system."""
    try:
        yield
    except DatabaseFailed:
        raise
    # Of any kind: those of asyncpg cannot be named here, where it may not be loaded.
    except Exception as failure:
        if reason := reason_of(failure):
            raise DatabaseFailed(reason) from failure
        raise
