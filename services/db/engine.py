"""The engine, its connections' settings, and the way to a session."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from services.db import postgresql, sqlite
from services.db.failures import DatabaseNewer, translate_db_errors
from services.db.fence import Fence
from services.db.sqlite import file_of, is_sqlite
from services.db.transactions import in_transaction
from services.db.turn import Turn, TurnLimits

# The newest migration, known here so that Alembic (slow to import) is loaded only when there is
# one to run. A test holds it equal to Alembic's own head.
HEAD = "0022_given_out"

MIGRATIONS = Path(__file__).parent / "migrations"


class Database:
    """One engine for the life of the program."""

    def __init__(
        self,
        url: str,  # with an async driver
        observe: Callable[[], AbstractContextManager[None]] = nullcontext,  # around each session
        busy_timeout: float = 5.0,  # seconds to wait for what others hold
        turn: TurnLimits = TurnLimits(),  # noqa: B008 - it cannot change
    ) -> None:
        self._observe = observe
        self._url = make_url(url)
        self._fence: Fence | None = None
        # Of a database that several processes may use; None: a lock beside the file allows one.
        self.turn: Turn | None = None
        if is_sqlite(self._url):
            self._engine = self._durable = create_async_engine(url)
            sqlite.set_up(self._engine, busy_timeout)
        else:
            self._engine = self._durable = create_async_engine(
                url, **postgresql.engine_options(busy_timeout)
            )
            self._fence = Fence()
            self.turn = Turn(url, self._fence, turn)
        if self.path is not None:
            self._durable = create_async_engine(url)
            sqlite.set_up(self._durable, busy_timeout, durable=True)

    @property
    def path(self) -> Path | None:
        """None for a database that is not a file."""
        return file_of(self._url)

    @property
    def place(self) -> str:
        """For people: without password and options."""
        return str(self.path or self._url.set(query={}))

    async def upgrade(self) -> None:
        """Raises DatabaseFailed, DatabaseNewer."""
        with translate_db_errors():
            async with self._engine.connect() as connection:
                current = await connection.run_sync(_current_revision)
            if current != HEAD:
                await self._upgrade()

    async def _upgrade(self) -> None:
        async with self._engine.begin() as connection:
            if self._fence is None:
                # The driver does not begin before CREATE TABLE: a kill would leave half a schema.
                await connection.exec_driver_sql("BEGIN IMMEDIATE")
            else:
                # A process that starts beside this one finds the work done.
                await connection.execute(postgresql.ONE_UPGRADE)
            await connection.run_sync(upgrade_schema)

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        """Committed at the end, rolled back on an error. Raises DatabaseFailed.

        Never hold it across a call to TrueConf or Telegram, nor open another one within: there is
        one writer. SQLite has it so, and `Fence` keeps it so.
        """
        async with self._transaction(self._engine) as session:
            yield session

    @asynccontextmanager
    async def durable(self) -> AsyncIterator[AsyncSession]:
        """As `session`, but its writes outlive a loss of power. Raises DatabaseFailed."""
        async with self._transaction(self._durable) as session:
            yield session

    async def close(self) -> None:
        if self.turn is not None:
            await self.turn.close()
        await self._engine.dispose()
        if self._durable is not self._engine:
            await self._durable.dispose()

    @asynccontextmanager
    async def _transaction(self, engine: AsyncEngine) -> AsyncIterator[AsyncSession]:
        with self._observe(), translate_db_errors(), in_transaction():
            async with AsyncSession(engine, expire_on_commit=False) as session, session.begin():
                if self._fence is not None:
                    await self._fence.pass_through(session)
                yield session

    async def prove(self) -> None:
        """That this process is the active one, just before it does what cannot be undone. Raises
        DatabaseFailed; returns at once for SQLite, where there is one process.
        """
        if self._fence is not None:
            async with self.session():
                pass


def _current_revision(connection: Connection) -> str | None:
    try:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except (OperationalError, ProgrammingError):  # a new database has no such table
        return None


def upgrade_schema(connection: Connection) -> None:
    """Within the transaction of the connection. Raises DatabaseNewer."""
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
