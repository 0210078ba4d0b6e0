"""A new SQLite database, as the program and as a developer make it."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from services.db import Database, DatabaseFailed
from services.db.models import Base

ROOT = Path(__file__).parents[3]


def schema(path: Path) -> dict[str, str]:
    """The definitions of all tables, by name."""
    with closing(sqlite3.connect(path)) as connection:
        asked = "SELECT name, sql FROM sqlite_schema WHERE type = 'table'"
        return dict(connection.execute(asked))


def test_a_number_of_a_row_is_never_used_again_where_the_models_say_so(new_database: Path) -> None:
    """Alembic's comparison does not look at AUTOINCREMENT."""
    numbered = {name for name, sql in schema(new_database).items() if "AUTOINCREMENT" in sql}

    asked_for = {
        table.name
        for table in Base.metadata.sorted_tables
        if table.dialect_options["sqlite"]["autoincrement"]
    }
    assert asked_for
    assert numbered == asked_for


async def test_it_waits_for_another_process_that_makes_it(tmp_path: Path) -> None:
    """SQLite refuses at once to change the journal while somebody writes."""
    path = tmp_path / "bot.sqlite3"
    database = Database(f"sqlite+aiosqlite:///{path}")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        upgrade = asyncio.create_task(database.upgrade())
        await asyncio.wait((upgrade,), timeout=0.2)
        assert not upgrade.done()
        other.execute("COMMIT")
        await upgrade
    await database.close()
    assert set(schema(path)) >= set(Base.metadata.tables)


async def test_a_file_that_stays_locked_is_busy(tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    database = Database(f"sqlite+aiosqlite:///{path}", busy_timeout=0.1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseFailed) as failed:
            await database.upgrade()
    assert failed.value.reason == "busy"
    await database.close()


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
    assert set(schema(tmp_path / "development.sqlite3")) >= set(Base.metadata.tables)
