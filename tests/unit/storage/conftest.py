"""Databases of their own: real SQLite files."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from services.db import Database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bot.sqlite3"


@pytest.fixture
async def database(path: Path) -> AsyncIterator[Database]:
    """A new database file, not yet upgraded."""
    opened = Database(f"sqlite+aiosqlite:///{path}")
    yield opened
    await opened.close()
