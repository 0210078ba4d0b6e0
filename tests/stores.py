"""Where the bot under test keeps its data, and a look into it from outside."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import psycopg

from tests.postgresql import PostgreSQL


class Store(Protocol):
    """`?` stands for a value. Both kinds show values in one way: SQLite's."""

    is_default: bool  # where the settings need not name it

    @property
    def url(self) -> str: ...

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """Read by a connection of our own: committed data only."""

    def execute(self, statement: str, *values: Any, timeout: float = 5.0) -> bool:
        """Whether it was done; not if the bot wrote all that time (seconds)."""


class SqliteStore:
    is_default = True

    def __init__(self, path: Path, new: Path) -> None:
        self.path = path
        path.parent.mkdir()
        shutil.copy(new, path)
        path.chmod(0o600)

    @property
    def url(self) -> str:
        return f"sqlite+aiosqlite:///{self.path}"

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.path)) as connection:
            return connection.execute(query, values).fetchall()

    def execute(self, statement: str, *values: Any, timeout: float = 5.0) -> bool:
        with closing(sqlite3.connect(self.path, timeout=timeout)) as connection, connection:
            try:
                connection.execute(statement, values)
            except sqlite3.OperationalError as held:
                if "locked" not in str(held):
                    raise
                return False
        return True


class PostgresStore:
    is_default = False

    def __init__(self, server: PostgreSQL) -> None:
        self.server = server
        self.name = server.new()
        self._looking: psycopg.Connection[Any] | None = None

    @property
    def url(self) -> str:
        return self.server.url(self.name)

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        done = self._look().execute(query.replace("?", "%s"), values)
        found = done.fetchall() if done.description else []
        return [tuple(map(as_of_sqlite, row)) for row in found]

    def execute(self, statement: str, *values: Any, timeout: float = 5.0) -> bool:
        try:
            self.server.rows(statement, *values, database=self.name, lock_timeout=timeout)
        except psycopg.errors.LockNotAvailable:
            return False
        return True

    def close(self) -> None:
        self.look_away()
        self.server.drop(self.name)

    def look_away(self) -> None:
        """The next look is over a new connection: the server is about to stop."""
        if self._looking is not None:
            self._looking.close()

    def _look(self) -> psycopg.Connection[Any]:
        """Kept, since stories look often: PostgreSQL starts a process for each connection."""
        if self._looking is None or self._looking.closed:
            self._looking = self.server.connected(self.name, autocommit=True)
        return self._looking


def stored(moment: datetime) -> str:
    """As it stands in SQLite, where a moment is a text."""
    return f"{moment:%Y-%m-%d %H:%M:%S.%f}"


def as_of_sqlite(value: Any) -> Any:
    if isinstance(value, datetime):
        return stored(value)
    return int(value) if isinstance(value, bool) else value
