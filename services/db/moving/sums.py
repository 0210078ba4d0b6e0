"""Whether two databases hold the same, read by the models as the bot will read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Row, Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from services.db.models import without_nul

BATCH = 500  # rows in memory at a time


@dataclass(slots=True)
class Sum:
    """Of a table. The hashes of its rows are added up, so that their order is of no matter: each
    database sorts texts in its own way.
    """

    rows: int = 0
    total: int = 0

    def add(self, row: Row[Any]) -> None:
        values = tuple(without_nul(each) if isinstance(each, str) else each for each in row)
        digest = sha256(repr(values).encode()).digest()
        self.rows += 1
        self.total = (self.total + int.from_bytes(digest)) % (1 << 256)


async def sum_up(connection: AsyncConnection, tables: Iterable[Table]) -> dict[str, Sum]:
    """By the names of the tables; a batch is in memory at a time."""
    sums = {}
    for table in tables:
        sums[table.name] = found = Sum()
        query = select(table).execution_options(yield_per=BATCH)
        async for row in await connection.stream(query):
            found.add(row)
    return sums
