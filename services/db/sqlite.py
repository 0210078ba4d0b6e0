"""What only SQLite needs: the settings of its connections, and where its file is."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from sqlalchemy import URL, event
from sqlalchemy.ext.asyncio import AsyncEngine

_PRAGMAS = (
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
)
_PAUSE = 0.02  # seconds between tries of what SQLite does not wait for


def is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def file_of(url: URL) -> Path | None:
    """Also of a `file:` URL; None for a database that is not a file."""
    name = url.database
    if not is_sqlite(url) or not name or name == ":memory:":
        return None
    return Path(name.removeprefix("file:"))


def set_up(engine: AsyncEngine, busy_timeout: float, *, durable: bool = False) -> None:
    """:param busy_timeout: seconds
    :param durable: what is committed outlives a loss of power
    """
    pragmas = [f"PRAGMA busy_timeout = {int(busy_timeout * 1000)}", *_PRAGMAS]
    if durable:
        pragmas.append("PRAGMA synchronous = FULL")  # the later of two settings holds
    event.listen(engine.sync_engine, "connect", partial(_set_pragmas, pragmas, busy_timeout))


def _set_pragmas(
    pragmas: Sequence[str], busy_timeout: float, connection: Any, _record: object
) -> None:
    cursor = connection.cursor()
    for pragma in pragmas:
        cursor.execute(pragma)
    cursor.close()
    connection.run_async(partial(_use_wal, busy_timeout))


async def _use_wal(busy_timeout: float, connection: Any) -> None:
    """SQLite itself does not always wait here for another process, as where both open a new file
    (sqlite3_busy_handler: it could be a deadlock).
    """
    since = monotonic()
    while True:
        try:
            async with connection.execute("PRAGMA journal_mode = WAL"):
                return
        except sqlite3.OperationalError as failure:
            waited = monotonic() - since
            if failure.sqlite_errorcode != sqlite3.SQLITE_BUSY or waited >= busy_timeout:
                raise
        await asyncio.sleep(_PAUSE)
