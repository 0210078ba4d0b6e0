"""The schema: every migration goes up, down and up again, and ends where the models are."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from services.db import Database
from services.db.engine import HEAD, MIGRATIONS
from services.db.models import Base

ROOT = Path(__file__).parents[3]

SCRIPTS = ScriptDirectory(str(MIGRATIONS))
# Oldest first.
REVISIONS = [script.revision for script in reversed(list(SCRIPTS.walk_revisions()))]


def migrate(path: Path, step: Callable[[Config, str], None], revision: str) -> None:
    """Run one Alembic command on a database file."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with create_engine(f"sqlite:///{path}", poolclass=NullPool).begin() as connection:
        config.attributes["connection"] = connection
        step(config, revision)


def schema(path: Path) -> set[tuple[str, str]]:
    """Names and definitions of all tables and indexes; an empty set for a new file."""
    with closing(sqlite3.connect(path)) as connection:
        return set(
            connection.execute(
                "SELECT name, sql FROM sqlite_schema"
                " WHERE name NOT LIKE 'sqlite_%' AND name != 'alembic_version'"
            )
        )


def test_the_newest_migration_is_the_one_that_the_program_expects() -> None:
    assert SCRIPTS.get_heads() == [HEAD]


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_migration_goes_up_down_and_up_again(path: Path, revision: str) -> None:
    before = SCRIPTS.get_revision(revision).down_revision
    if before:
        migrate(path, command.upgrade, str(before))
    below = schema(path)

    migrate(path, command.upgrade, revision)
    above = schema(path)
    assert above != below

    migrate(path, command.downgrade, str(before or "base"))
    assert schema(path) == below

    migrate(path, command.upgrade, revision)
    assert schema(path) == above


def test_the_migrations_end_where_the_models_are(path: Path) -> None:
    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        return list(compare_metadata(context, Base.metadata))

    migrate(path, command.upgrade, "head")
    with create_engine(f"sqlite:///{path}", poolclass=NullPool).connect() as connection:
        assert differences(connection) == []


def test_a_number_of_a_row_is_never_used_again_where_the_models_say_so(path: Path) -> None:
    """Alembic's comparison does not look at AUTOINCREMENT."""
    migrate(path, command.upgrade, "head")

    numbered = {name for name, sql in schema(path) if "AUTOINCREMENT" in (sql or "")}

    asked_for = {
        table.name
        for table in Base.metadata.sorted_tables
        if table.dialect_options["sqlite"]["autoincrement"]
    }
    assert asked_for
    assert numbered == asked_for


async def test_the_program_brings_a_new_database_to_the_newest_schema(
    path: Path, database: Database
) -> None:
    await database.upgrade()

    by_program = schema(path)
    await database.upgrade()
    assert schema(path) == by_program
    assert {name for name, _ in by_program} >= set(Base.metadata.tables)


async def test_an_upgrade_that_was_cut_off_can_be_done_again(
    path: Path, database: Database
) -> None:
    """All of it or nothing: half a schema would end every later start."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE audit (something)")  # stops the upgrade halfway
    with pytest.raises(OperationalError):
        await database.upgrade()
    assert {name for name, _ in schema(path)} == {"audit"}

    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE audit")
    await database.upgrade()

    assert {name for name, _ in schema(path)} >= set(Base.metadata.tables)


def test_a_developer_upgrades_a_database_from_the_command_line(tmp_path: Path) -> None:
    """As alembic.ini says, in a fresh clone."""
    shutil.copy(ROOT / "alembic.ini", tmp_path)
    shutil.copytree(ROOT / "services", tmp_path / "services")

    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "alembic", "upgrade", "head"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert {name for name, _ in schema(tmp_path / "development.sqlite3")} >= set(
        Base.metadata.tables
    )
