"""The engine, its connections' settings, and the way to a session."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from services.db.failures import DatabaseNewer, translate_db_errors
from services.db.transactions import in_transaction

# The newest migration, known here so that Alembic (slow to import) is loaded only when there is
# one to run. A test holds it equal to Alembic's own head.
HEAD = "0021_received"

MIGRATIONS = Path(__file__).parent / "migrations"

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
)


class Database:
    """One engine for the life of the program."""

    def __init__(
        self,
        url: str,  # with an async driver
        observe: Callable[[], AbstractContextManager[None]] = nullcontext,  # around each session
        busy_timeout: float = 5.0,  # seconds to wait for an SQLite database that others hold
    ) -> None:
        self._observe = observe
        self._engine = create_async_engine(url)
        self._url = make_url(url)
        self._durable = self._engine
        pragmas: tuple[str, ...] = (f"PRAGMA busy_timeout = {int(busy_timeout * 1000)}", *_PRAGMAS)
        if self._is_sqlite:
            event.listen(self._engine.sync_engine, "connect", partial(_set_pragmas, pragmas))
        if self.path is not None:
            self._durable = create_async_engine(url)
            # The later of two settings holds.
            pragmas = (*pragmas, "PRAGMA synchronous = FULL")
            event.listen(self._durable.sync_engine, "connect", partial(_set_pragmas, pragmas))

    @property
    def path(self) -> Path | None:
        """None for a database that is not a file."""
        return file_of(self._url)

    @property
    def _is_sqlite(self) -> bool:
        return self._url.get_backend_name() == "sqlite"

    async def upgrade(self) -> None:
        """Raises DatabaseFailed, DatabaseNewer."""
        with translate_db_errors():
            async with self._engine.connect() as connection:
                current = await connection.run_sync(_current_revision)
            if current != HEAD:
                await self._upgrade()

    async def _upgrade(self) -> None:
        async with self._engine.begin() as connection:
            if self._is_sqlite:
                # The driver does not begin before CREATE TABLE: a kill would leave half a schema.
                await connection.exec_driver_sql("BEGIN IMMEDIATE")
            await connection.run_sync(_upgrade)

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        """Committed at the end, rolled back on an error. Raises DatabaseFailed.

        Never hold it across a call to TrueConf or Telegram: SQLite has one writer.
        """
        async with self._transaction(self._engine) as session:
            yield session

    @asynccontextmanager
    async def durable(self) -> AsyncIterator[AsyncSession]:
        """As `session`, but its writes outlive a loss of power. Raises DatabaseFailed."""
        async with self._transaction(self._durable) as session:
            yield session

    async def close(self) -> None:
        await self._engine.dispose()
        if self._durable is not self._engine:
            await self._durable.dispose()

    @asynccontextmanager
    async def _transaction(self, engine: AsyncEngine) -> AsyncIterator[AsyncSession]:
        with self._observe(), translate_db_errors(), in_transaction():
            async with AsyncSession(engine, expire_on_commit=False) as session, session.begin():
                yield session


def file_of(url: URL) -> Path | None:
    """Also of a `file:` URL; None for a database that is not a file."""
    name = url.database
    if url.get_backend_name() != "sqlite" or not name or name == ":memory:":
        return None
    return Path(name.removeprefix("file:"))


def _set_pragmas(pragmas: Sequence[str], connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in pragmas:
        cursor.execute(pragma)
    cursor.close()


def _current_revision(connection: Connection) -> str | None:
    try:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except (OperationalError, ProgrammingError):  # a new database has no such table
        return None


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - see HEAD
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as unknown:  # of the revision that stands in the database
        raise DatabaseNewer from unknown
