"""What can be wrong with the database itself, told in one place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from sqlalchemy.exc import DBAPIError

Reason = Literal["disk", "busy", "read-only", "broken"]

# SQLite's names for its results begin so (sqlite.org/rescode.html).
_REASONS: dict[str, Reason] = {
    "SQLITE_FULL": "disk",
    "SQLITE_IOERR": "disk",
    "SQLITE_BUSY": "busy",
    "SQLITE_LOCKED": "busy",
    "SQLITE_READONLY": "read-only",
    "SQLITE_CANTOPEN": "read-only",
    "SQLITE_CORRUPT": "broken",
    "SQLITE_NOTADB": "broken",
}
_WORDS: dict[Reason, str] = {
    "disk": "its disk does not take what is written: it may be full",
    "busy": "another program holds it",
    "read-only": "it cannot be opened for writing: look at the rights of the file and its folder",
    "broken": "it is damaged, or no database: restore a backup",
}


class DatabaseFailed(Exception):
    """The database could not be read or written; what was to be written is not.

    :ivar reason: "disk" (full, or broken), "busy" (another program holds it), "read-only",
        "broken" (damaged, or no database)
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(_WORDS[reason])
        self.reason = reason


class DatabaseNewer(Exception):
    """A newer version of the program has changed the database."""

    def __init__(self) -> None:
        super().__init__("a newer version of the bot has changed it: start that one")


def reason_of(failure: BaseException) -> Reason | None:
    """What is wrong with the database; None for a mistake of ours, or of a foreign kind."""
    name = getattr(getattr(failure, "orig", failure), "sqlite_errorname", "")
    return next((_REASONS[start] for start in _REASONS if name.startswith(start)), None)


@contextmanager
def failures_told() -> Iterator[None]:
    """
    :raises DatabaseFailed: instead of the driver's own exception
    """
    try:
        yield
    except DBAPIError as failure:
        if reason := reason_of(failure):
            raise DatabaseFailed(reason) from failure
        raise
