"""The move: judge the source, copy in one transaction, compare, commit."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Table, func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from services.db.models import ActiveRow, Base
from services.db.moving.judging import judge
from services.db.moving.refused import MoveRefused
from services.db.moving.sums import BATCH, Sum, sum_up
from services.db.moving.target import count_on, refuse_rows, told_of, transaction

_GIVEN = text("SELECT seq FROM sqlite_sequence WHERE name = :table")


@dataclass(frozen=True, slots=True)
class Moved:
    rows: dict[str, int]  # by table
    nuls: int  # texts in which NUL has been replaced


async def move(source: Path, target: str) -> Moved:
    """Copy all rows, but whose turn it is, and prove that both databases hold the same.

    :param source: an SQLite file that nobody uses, of the present schema; it stays as it is
    :param target: the URL of an empty PostgreSQL database; where this fails, or the process ends,
        it stays empty
    :raises MoveRefused: for what has to be put right before
    :raises DatabaseFailed: of the target
    """
    # In the order of their references.
    tables = [table for table in Base.metadata.sorted_tables if table is not ActiveRow.__table__]
    judgement = await asyncio.to_thread(judge, source, tables)
    if judgement.damages:
        raise MoveRefused(
            "\n".join(
                (
                    "PostgreSQL does not take these rows, so nothing was moved:",
                    *judgement.damages,
                    "Correct or delete them, with the program sqlite3 and while the bot does not "
                    "run; then try again.",
                )
            )
        )
    async with _opened(source) as here:
        before = await sum_up(here, tables)
        async with transaction(target) as there:
            await refuse_rows(there, tables)
            for table in tables:
                async with told_of(table):
                    await _copy(table, here, there)
            _compare(before, await sum_up(there, tables))
    return Moved({name: found.rows for name, found in before.items()}, judgement.nuls)


@asynccontextmanager
async def _opened(source: Path) -> AsyncIterator[AsyncConnection]:
    engine = create_async_engine(f"sqlite+aiosqlite:///{source}")
    try:
        async with engine.connect() as connection:
            yield connection
    finally:
        await engine.dispose()


async def _copy(table: Table, here: AsyncConnection, there: AsyncConnection) -> None:
    query = select(table).execution_options(yield_per=BATCH)
    async for rows in (await here.stream(query)).mappings().partitions():
        await there.execute(insert(table), [dict(row) for row in rows])
    if (column := table.autoincrement_column) is not None:
        highest = await here.scalar(select(func.max(column))) or 0
        # Of a row that is gone by now: its number is not given again.
        given = 0
        if table.dialect_options["sqlite"]["autoincrement"]:
            given = await here.scalar(_GIVEN, {"table": table.name}) or 0
        await count_on(there, table, max(highest, given))


def _compare(before: dict[str, Sum], after: dict[str, Sum]) -> None:
    """Raises MoveRefused."""
    for name, here in before.items():
        if (there := after[name]) != here:
            raise MoveRefused(
                f"The copy of {name} is not the same: {here.rows} rows here, {there.rows} there, "
                "and other checksums. Nothing was kept; please report this."
            )
