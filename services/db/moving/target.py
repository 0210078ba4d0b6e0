"""The PostgreSQL side: one transaction, in which nobody else begins to use the database."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from sqlalchemy import Table, exists, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from services.db import postgresql
from services.db.engine import upgrade_schema
from services.db.failures import reason_of, translate_db_errors
from services.db.inspection import Standing, schema_of
from services.db.moving.refused import MoveRefused
from services.db.turn import TAKE_THE_TURN

PATIENCE = 30.0  # seconds for one statement, and for locks
# Milliseconds between two statements: the source is read in between.
_IDLE = "60000"
_COUNT_ON = text("SELECT setval(pg_get_serial_sequence(:table, :column), :highest)")


@asynccontextmanager
async def transaction(url: str) -> AsyncIterator[AsyncConnection]:
    """Of an empty database, with our tables in it; committed at the end, rolled back on an error,
    also of this process. Raises MoveRefused, DatabaseFailed.
    """
    options = postgresql.connect_options(PATIENCE, idle_in_transaction_session_timeout=_IDLE)
    engine = create_async_engine(url, poolclass=NullPool, connect_args=options)
    try:
        with translate_db_errors():
            async with engine.connect() as connection:
                begun = await connection.begin()
                await _prepare(connection)
                yield connection
                try:
                    await begun.commit()
                except (DBAPIError, OSError) as lost:
                    raise MoveRefused(
                        "The connection broke at the very end, and nobody knows whether all was "
                        "kept. Run this again: where it says that the database holds data, all "
                        "of it is there."
                    ) from lost
    finally:
        await engine.dispose()


async def _prepare(connection: AsyncConnection) -> None:
    encoding = await connection.scalar(text("SHOW server_encoding"))
    if encoding != "UTF8":
        raise MoveRefused(
            f"The database keeps texts in {encoding}; make one with ENCODING 'UTF8'."
        )
    if not await connection.scalar(TAKE_THE_TURN):
        raise MoveRefused("A bot uses that database, or another move; end it before.")
    await connection.execute(postgresql.ONE_UPGRADE)
    schema = await connection.run_sync(schema_of)
    if schema.standing not in (Standing.EMPTY, Standing.CURRENT):
        raise MoveRefused("That database holds other tables; make an empty one.")
    await connection.run_sync(upgrade_schema)


async def refuse_rows(connection: AsyncConnection, tables: Iterable[Table]) -> None:
    """Raises MoveRefused where one of the tables is not empty."""
    for table in tables:
        if await connection.scalar(select(exists(select(table)))):
            raise MoveRefused(
                f"That database holds data already, in {table.name}; make an empty one."
            )


async def count_on(connection: AsyncConnection, table: Table, highest: int) -> None:
    """The next number that the database gives is higher."""
    column = table.autoincrement_column
    if column is not None and highest:
        values = {"table": table.name, "column": column.name, "highest": highest}
        await connection.execute(_COUNT_ON, values)


@asynccontextmanager
async def told_of(table: Table) -> AsyncIterator[None]:
    """Raises MoveRefused, which names the table, where its rows are not taken."""
    try:
        yield
    except DBAPIError as error:
        if reason_of(error):
            raise
        # Behind the driver's name of it; no row's values are in the first line.
        why = str(error.orig).partition("\n")[0].rpartition(">: ")[2]
        raise MoveRefused(f"PostgreSQL does not take the rows of {table.name}: {why}.") from error
