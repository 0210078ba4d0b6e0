"""Migrations on each database, and beside the version before: it goes on for a while after one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, MetaData, create_engine, inspect, select, text, types
from sqlalchemy.pool import NullPool

from services.db import Database
from services.db.engine import HEAD, MIGRATIONS
from services.db.failures import DatabaseNewer
from services.db.models import Base
from tests.conftest import BACKENDS

SCRIPTS = ScriptDirectory(str(MIGRATIONS))
# Oldest first.
STEPS = [
    (str(script.down_revision or "base"), script.revision)
    for script in reversed(list(SCRIPTS.walk_revisions()))
]
# The rule holds from here on.
BESIDE_OLD = [step for step in STEPS if step[1] >= "0020"]


@pytest.fixture(params=BACKENDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Of an empty database, with an async driver."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path}/bot.sqlite3"
        return
    server = request.getfixturevalue("postgresql")
    name = server.new(migrated=False)
    yield server.url(name)
    server.drop(name)


@pytest.fixture
def engine(url: str) -> Engine:
    driver = url.replace("+aiosqlite", "").replace("+asyncpg", "+psycopg")
    return create_engine(driver, poolclass=NullPool)


def migrate(engine: Engine, step: Callable[[Config, str], None], revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        step(config, revision)


def tables(engine: Engine) -> MetaData:
    found = MetaData()
    found.reflect(engine)
    found.remove(found.tables["alembic_version"])
    return found


def schema(engine: Engine) -> dict[str, list[str]]:
    """Columns, keys, constraints and indexes, by table."""
    asked = inspect(engine)
    found: dict[str, list[str]] = {}
    for of_all in (
        asked.get_multi_columns(),
        asked.get_multi_pk_constraint(),
        asked.get_multi_foreign_keys(),
        asked.get_multi_unique_constraints(),
        asked.get_multi_indexes(),
    ):
        for (_, table), told in of_all.items():
            each = told if isinstance(told, list) else [told]
            found.setdefault(table, []).extend(sorted(map(repr, each)))
    found.pop("alembic_version", None)
    return found


def test_the_newest_is_the_one_that_the_program_expects() -> None:
    assert SCRIPTS.get_heads() == [HEAD]


def test_each_migration_goes_up_down_and_up_again(engine: Engine) -> None:
    for before, revision in STEPS:
        below = schema(engine)
        migrate(engine, command.upgrade, revision)
        above = schema(engine)
        migrate(engine, command.downgrade, before)
        assert schema(engine) == below, revision
        migrate(engine, command.upgrade, revision)
        assert schema(engine) == above, revision


def test_they_end_where_the_models_are(engine: Engine) -> None:
    def differences(connection: Connection) -> list[object]:
        options = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        return list(compare_metadata(context, Base.metadata))

    migrate(engine, command.upgrade, "head")
    with engine.connect() as connection:
        assert differences(connection) == []


@pytest.mark.parametrize(("before", "revision"), BESIDE_OLD)
def test_the_version_before_can_go_on(engine: Engine, before: str, revision: str) -> None:
    """What is new may be null, or has a default; what was there is there."""
    migrate(engine, command.upgrade, before)
    old = tables(engine)
    insert(engine, old, 101)

    migrate(engine, command.upgrade, revision)

    insert(engine, old, 102)
    with engine.connect() as connection:
        for table in old.sorted_tables:
            rows = [dict(row) for row in connection.execute(select(table)).mappings()]
            assert example(table, 101) in rows, table.name
            assert example(table, 102) in rows, table.name


def insert(engine: Engine, old: MetaData, number: int) -> None:
    with engine.begin() as connection:
        for table in old.sorted_tables:
            connection.execute(table.insert(), example(table, number))


def example(table: Any, number: int) -> dict[str, Any]:
    """A row of which every column is filled in."""
    return {column.name: _value(column.type, number) for column in table.columns}


def _value(kind: Any, number: int) -> Any:
    if isinstance(kind, types.Boolean):
        return True
    if isinstance(kind, types.DateTime):
        return datetime(2026, 11, 29, 12, 30, 15, number)  # noqa: DTZ001 - as it is stored
    if isinstance(kind, types.Integer):
        return number
    return number / 2 if isinstance(kind, types.Numeric | types.Float) else f"text {number}"


async def test_two_processes_upgrade_at_once(url: str, engine: Engine) -> None:
    both = Database(url), Database(url)
    await asyncio.gather(*(each.upgrade() for each in both))
    for each in both:
        await each.close()
    assert set(schema(engine)) == set(Base.metadata.tables)


async def test_an_upgrade_that_fails_leaves_nothing(url: str, engine: Engine) -> None:
    """All of it or nothing: half a schema would end every later start."""
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE audit (something INTEGER)"))
    database = Database(url)
    with pytest.raises(Exception, match="already exists"):
        await database.upgrade()
    assert set(schema(engine)) == {"audit"}

    with engine.begin() as connection:
        connection.execute(text("DROP TABLE audit"))
    await database.upgrade()
    await database.close()
    assert set(schema(engine)) == set(Base.metadata.tables)


async def test_a_newer_version_has_changed_it(url: str, engine: Engine) -> None:
    database = Database(url)
    await database.upgrade()
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999_later'"))
    with pytest.raises(DatabaseNewer):
        await database.upgrade()
    await database.close()
