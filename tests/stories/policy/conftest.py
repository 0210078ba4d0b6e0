"""The rule without Telegram."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from demo.trueconf import Authority, Generation, SimulatedTrueConf, World
from services.db import Database
from tests.stories.policy.stage import Clock, Stage


@pytest.fixture
def generation() -> Generation:
    """Of the simulated server's API; a test may choose by parametrize."""
    return "v3.3"


@asynccontextmanager
async def built(
    place: Path, database: Path, authority: Authority, generation: Generation
) -> AsyncIterator[Stage]:
    path = place.with_suffix(".sqlite3")
    shutil.copy(database, path)
    opened = Database(f"sqlite+aiosqlite:///{path}")
    ca, tls, clock = (
        authority.write(path.with_suffix(".pem")),
        authority.issue("127.0.0.1"),
        Clock(),
    )
    async with SimulatedTrueConf(World("vc.example.com", clock), generation, tls=tls) as server:
        stage = Stage(server, clock, opened, ca)
        await stage.begin()
        yield stage
        await stage.close()
    await opened.close()


@pytest.fixture
async def stage(
    tmp_path: Path, new_database: Path, authority: Authority, generation: Generation
) -> AsyncIterator[Stage]:
    async with built(tmp_path / "one", new_database, authority, generation) as one:
        yield one


@pytest.fixture
async def twin(
    tmp_path: Path, new_database: Path, authority: Authority, generation: Generation
) -> AsyncIterator[Stage]:
    """Another world, to which the same can happen."""
    async with built(tmp_path / "two", new_database, authority, generation) as two:
        yield two
