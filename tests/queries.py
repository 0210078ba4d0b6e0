"""SQL of tests that both kinds of databases understand, beside the bot or within its session."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from enum import Enum
from itertools import count
from typing import Any

import psycopg
from sqlalchemy import bindparam, text

from services.db import Database
from tests.stores import as_of_sqlite


async def rows(database: Database, query: str, *values: Any) -> list[tuple[Any, ...]]:
    """What a statement gives, in SQLite's way, or [] where it gives nothing; `?` stands for a
    value.
    """
    numbers = count()
    named = re.sub(r"\?", lambda _: f":value_{next(numbers)}", query)
    # As literals, which both databases read as what they are compared with.
    bound = text(named).bindparams(
        *(
            bindparam(f"value_{number}", _plain(value), literal_execute=True)
            for number, value in enumerate(values)
        )
    )
    async with database.session() as session:
        # The raw values, as they stand in the database.
        done = await (await session.connection()).execute(bound)
        found = done.fetchall() if done.returns_rows else []
    return [tuple(map(as_of_sqlite, row)) for row in found]


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


@contextmanager
def held(database: Database) -> Iterator[None]:
    """Another program writes into the database."""
    if database.path is not None:
        with closing(sqlite3.connect(str(database.path))) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
        return
    place = database._url.set(drivername="postgresql").render_as_string(hide_password=False)
    with closing(psycopg.connect(place)) as other_one:
        other_one.execute("SELECT term FROM active FOR UPDATE")
        yield
