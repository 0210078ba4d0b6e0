"""Whether PostgreSQL will take every row of an SQLite file: SQLite itself takes any value in any
column, and looks at references only while it is told to.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Boolean, Column, Float, Integer, Select, Table, exists, select
from sqlalchemy.dialects import sqlite

from services.db.models import PlainText, UtcDateTime

_NUL = "\0"
_SHOWN = 5  # damaged rows of a table


class _NotText(NamedTuple):
    """What SQLite calls a text, and is not UTF-8."""

    data: bytes


@dataclass(slots=True)
class Judgement:
    damages: list[str] = field(default_factory=list)  # table, key, column, and what is wrong
    nuls: int = 0  # texts with a NUL, which PlainText replaces


def judge(path: Path, tables: Sequence[Table]) -> Judgement:
    """Read all of a file at rest, whose schema is the present one; a row at a time."""
    judgement = Judgement()
    with closing(sqlite3.connect(path)) as connection:
        connection.text_factory = _text
        for table in tables:
            _look_at_values(connection, table, judgement)
            _look_at_references(connection, table, judgement)
    return judgement


def _look_at_values(connection: sqlite3.Connection, table: Table, judgement: Judgement) -> None:
    columns = list(table.columns)
    shown = 0
    for row in connection.execute(_sql(select(table))):
        judgement.nuls += sum(isinstance(value, str) and _NUL in value for value in row)
        for column, value in zip(columns, row, strict=True):
            wrong = _wrong(column, value)
            if wrong and shown < _SHOWN:
                shown += 1
                named = dict(zip(table.columns.keys(), row, strict=True))
                key = {each.name: named[each.name] for each in table.primary_key}
                judgement.damages.append(f"{_row(table, key)}, {column.name}: {wrong}")


def _look_at_references(
    connection: sqlite3.Connection, table: Table, judgement: Judgement
) -> None:
    keys = list(table.primary_key)
    for reference in table.foreign_keys:
        other, column = reference.column, reference.parent
        lost = select(*keys, column).where(
            column.is_not(None), ~exists(select(other).where(other == column))
        )
        for *key, value in connection.execute(_sql(lost)).fetchmany(_SHOWN):
            names = [each.name for each in keys]
            judgement.damages.append(
                f"{_row(table, dict(zip(names, key, strict=True)))}, {column.name}: "
                f"no row of {other.table.name} is {value!r}"
            )


def _sql(query: Select[Any]) -> str:
    return str(query.compile(dialect=sqlite.dialect()))


def _text(data: bytes) -> str | _NotText:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return _NotText(data)


def _row(table: Table, key: dict[str, Any]) -> str:
    return f"{table.name}, {', '.join(f'{name} = {_shown(key[name])}' for name in key)}"


def _shown(value: object) -> str:
    return "not a text" if isinstance(value, _NotText) else repr(value)


def _wrong(column: Column[Any], value: object) -> str:
    """Nothing where the column's type in the models takes the value."""
    if value is None:
        return "" if column.nullable else "nothing, where something must be"
    if isinstance(value, _NotText):
        return "a text that is not UTF-8"
    return "" if _fits(column, value) else f"{_what(column)} cannot be {value!r:.60}"


def _fits(column: Column[Any], value: object) -> bool:
    match column.type:
        case Boolean():
            return value in (0, 1) and isinstance(value, int)
        case Integer() as kind:
            bits = 63 if isinstance(kind, BigInteger) else 31
            return isinstance(value, int) and -(1 << bits) <= value < 1 << bits
        case Float():
            return isinstance(value, int | float)
        case UtcDateTime():
            return isinstance(value, str) and _is_moment(value)
        case PlainText():
            return isinstance(value, str)
    raise TypeError(column.type)  # of a model that came after this


def _what(column: Column[Any]) -> str:
    kinds: Iterator[tuple[type, str]] = iter(
        ((Boolean, "yes or no"), (Integer, "such a whole number"), (Float, "a number"))
    )
    found = (word for kind, word in kinds if isinstance(column.type, kind))
    return next(found, "a time in UTC" if isinstance(column.type, UtcDateTime) else "a text")


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is None
    except ValueError:
        return False
