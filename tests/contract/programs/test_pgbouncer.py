"""A pooler gives one session to many, or keeps nothing of what a session asks for: whose turn it
is could not be told. Nobody works through one, and whoever set it up is told.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.check.database.server import ServerCheck
from bot.check.report import State
from services.db import Database, DatabaseFailed, TurnLimits
from tests.contract.programs.pgbouncer import PgBouncer
from tests.stores import PostgresStore

pytestmark = pytest.mark.parametrize(
    ("mode", "ignored"),
    [
        ("transaction", ""),  # as it comes
        ("session", ""),
        ("transaction", "lock_timeout, idle_session_timeout"),
        ("session", "lock_timeout, idle_session_timeout"),
    ],
)


@pytest.fixture
def backend() -> str:
    return "postgresql"


@pytest.fixture
async def url(store: PostgresStore, tmp_path: Path, mode: str, ignored: str) -> AsyncIterator[str]:
    pooler = PgBouncer(tmp_path / "pgbouncer")
    await pooler.serve(store.server.port, mode, ignored)
    yield pooler.url(store.name)
    await pooler.stop()


async def test_nobody_works_through_one(url: str) -> None:
    database = Database(url, turn=TurnLimits(tries=0.02))
    assert database.turn
    hindrance = await database.turn.wait()
    await database.close()
    assert isinstance(hindrance, DatabaseFailed)
    assert "pooler" in str(hindrance)
    assert not database.turn.active


async def test_check_says_so(url: str) -> None:
    result = await ServerCheck(url).server()
    assert result.state is State.FAULT
    assert "pooler" in result.found
