"""An SQLite file with rows in every table, and what the move makes of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Integer,
    Table,
    create_engine,
    insert,
    text,
)

from services.db.models import ActiveRow, AlertRow, Base, UtcDateTime

TABLES = [table for table in Base.metadata.sorted_tables if table is not ActiveRow.__table__]
# More than one batch of the move.
MANY = {AlertRow.__tablename__: 1203}
FEW = 3
# An id that was given once, of a server that is gone.
GONE = 4711


def fill(path: Path, new: Path) -> str:
    """Copy the new database there and put rows into every table; the URL."""
    shutil.copy(new, path)
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        for table in TABLES:
            connection.execute(insert(table), list(_rows(table)))
        connection.execute(
            text("INSERT INTO servers (id, name) VALUES (:id, 'gone')"), {"id": GONE}
        )
        connection.execute(text("DELETE FROM servers WHERE id = :id"), {"id": GONE})
    engine.dispose()
    return f"sqlite+aiosqlite:///{path}"


def many(table: Table) -> int:
    return MANY.get(table.name, FEW)


def _rows(table: Table) -> Iterator[dict[str, Any]]:
    for number in range(1, many(table) + 1):
        yield {column.name: _value(column, number) for column in table.columns}


def _value(column: Column[Any], number: int) -> Any:
    if column.nullable and number % FEW == 2:
        return None
    if column.foreign_keys:
        return 7 * (number % FEW + 1)
    match column.type:
        case Boolean():
            return number % 2 == 0
        case BigInteger():
            return -(10**12) * number
        case Integer():
            return 7 * number
        case Float():
            return number + 0.1
        case UtcDateTime():
            return datetime(2026, 3, 4, 5, 6, 7, 89, UTC) + timedelta(seconds=number)
    return f"{column.name} {number} Ä🎥\n'\"\\"
