"""A look at a database from outside that changes nothing: no migration, no pragma, no new file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import URL, Connection, inspect, make_url, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from services.db import sqlite
from services.db.engine import HEAD, MIGRATIONS
from services.db.failures import reason_of

_VERSIONS = "alembic_version"


class Standing(StrEnum):
    """The schema, beside the one that this program wants."""

    EMPTY = "empty"
    CURRENT = "current"
    OLDER = "older"
    NEWER = "newer"
    FOREIGN = "foreign"  # tables, but none of ours


class Fault(StrEnum):
    """Why a database cannot be used."""

    URL = "url"  # no such kind of database, or its driver is not installed
    UNREACHABLE = "unreachable"
    REFUSED = "refused"  # a wrong user, password or name
    UNFIT = "unfit"  # an old version, or reached through a pooler
    NOT_A_DATABASE = "not-a-database"
    READ_ONLY = "read-only"


class Unusable(Exception):
    """Without the driver's own text, which may hold an address."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class Schema(NamedTuple):
    standing: Standing
    revision: str | None = None  # the newest migration that the database has seen


def place(url: str) -> str:
    """Without password and options, which may hold one. Raises Unusable."""
    return _engine(url).url.set(query={}).render_as_string(hide_password=True)


def file_of(url: str) -> Path | None:
    """Raises Unusable."""
    return sqlite.file_of(_engine(url).url)


def is_server(url: str) -> bool:
    """Whether it is a database of PostgreSQL, and no file."""
    return not sqlite.is_sqlite(make_url(url))


def with_hidden_password(url: str) -> str:
    """As `place`, with its options."""
    return make_url(url).render_as_string(hide_password=True)


def for_its_own_tools(url: str) -> str | None:
    """The same database, as programs like `pg_dump` take it, without password; None for SQLite."""
    known = make_url(url)
    if sqlite.is_sqlite(known):
        return None
    names = {"ssl": "sslmode"}
    query = {names.get(name, name): value for name, value in known.query.items()}
    # Written anew: to set the password to None would leave it as it is.
    without = URL.create(
        known.get_backend_name(),
        known.username,
        None,
        known.host,
        known.port,
        known.database,
        query,
    )
    return without.render_as_string(hide_password=False)


async def read_schema(url: str) -> Schema:
    """An SQLite file must be there: to open it would make it. Raises Unusable."""
    async with connected(url) as connection:
        return await connection.run_sync(schema_of)


async def read_refusals(url: str) -> dict[int, tuple[str, str]]:
    """The chats to which Telegram takes no alerts: since when (UTC), and why.

    The schema must be the present one. Raises Unusable.
    """
    refused = "SELECT chat_id, paused_at, reason FROM recipients WHERE paused_at IS NOT NULL"
    async with connected(url) as connection:
        rows = (await connection.execute(text(refused))).all()
    return {chat_id: (str(since)[:16], reason or "") for chat_id, since, reason in rows}


async def read_monitored(url: str) -> dict[str, bool]:
    """The servers for which somebody has switched monitoring on or off, by their names.

    The schema must be the present one. Raises Unusable.
    """
    switched = (
        "SELECT name, enabled FROM servers JOIN monitoring ON monitoring.server_id = servers.id "
        "WHERE enabled IS NOT NULL"
    )
    async with connected(url) as connection:
        rows = (await connection.execute(text(switched))).all()
    return {name: bool(enabled) for name, enabled in rows}


async def try_writing(url: str) -> None:
    """Changes nothing, but fails as a write would; the schema must be ours. Raises Unusable."""
    async with connected(url) as connection:
        await connection.execute(
            text(f"UPDATE {_VERSIONS} SET version_num = version_num WHERE 1 = 0")  # noqa: S608 - a constant
        )
        await connection.rollback()


@asynccontextmanager
async def connected(url: str, **settings: str) -> AsyncIterator[AsyncConnection]:
    """:param settings: of a session of PostgreSQL. Raises Unusable."""
    engine = _engine(url, **settings)
    try:
        async with engine.connect() as connection:
            yield connection
    # Those of asyncpg are of any kind: see `failures`.
    except Exception as error:
        if not isinstance(error, SQLAlchemyError | OSError) and reason_of(error) is None:
            raise
        raise Unusable(_fault(error)) from error
    finally:
        await engine.dispose()


def _engine(url: str, **settings: str) -> AsyncEngine:
    """One that has opened nothing yet."""
    try:
        return create_async_engine(
            url, connect_args={"server_settings": settings} if settings else {}
        )
    except (SQLAlchemyError, ImportError, ValueError) as error:
        raise Unusable(Fault.URL) from error


def _fault(error: Exception) -> Fault:
    match reason_of(error):
        case "broken":
            return Fault.NOT_A_DATABASE
        case "refused":
            return Fault.REFUSED
        case "unfit":
            return Fault.UNFIT
        case "read-only":
            return Fault.READ_ONLY
        case _:
            return Fault.UNREACHABLE


def schema_of(connection: Connection) -> Schema:
    tables = inspect(connection).get_table_names()
    if _VERSIONS not in tables:
        return Schema(Standing.FOREIGN if tables else Standing.EMPTY)
    revision = connection.execute(text(f"SELECT version_num FROM {_VERSIONS}")).scalar()  # noqa: S608 - a constant
    if revision is None:
        return Schema(Standing.EMPTY)
    if revision == HEAD:
        return Schema(Standing.CURRENT, revision)
    return Schema(Standing.OLDER if revision in _known() else Standing.NEWER, revision)


def _known() -> set[str]:
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - slow, and seldom needed

    return {script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}
