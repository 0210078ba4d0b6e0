"""A new SQLite database, as the program and as a developer make it."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

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
