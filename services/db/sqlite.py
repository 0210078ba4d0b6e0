"""What only SQLite needs: the settings of its connections, and where its file is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, event
from sqlalchemy.ext.asyncio import AsyncEngine

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
)


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
    event.listen(engine.sync_engine, "connect", partial(_set_pragmas, pragmas))


def _set_pragmas(pragmas: Sequence[str], connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in pragmas:
        cursor.execute(pragma)
    cursor.close()
