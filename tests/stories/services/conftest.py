"""Services without Telegram: a stage for stops, a bench for outages."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from demo.trueconf import Authority, Generation, SimulatedTrueConf, World
from services.background.supervisor import Supervisor
from services.db import Database
from services.stop.request import StopLimits
from tests.stories.services.bench import Bench
from tests.stories.services.stage import Stage, build


@pytest.fixture
def generation() -> Generation:
    """Of the simulated server's API; a test may choose by parametrize."""
    return "v3.3"


@pytest.fixture
async def stage(
    tmp_path: Path, database: Database, authority: Authority, generation: Generation
) -> AsyncIterator[Stage]:
    ca = authority.write(tmp_path / "ca.pem")
    supervisor = Supervisor()
    tls = authority.issue("127.0.0.1")
    async with SimulatedTrueConf(World("vc.example.com"), generation, tls=tls) as server:
        built = await build(server, database, ca, supervisor)
        yield built
        await built.servers.close()
        await supervisor.close()


@pytest.fixture
def impatient(stage: Stage) -> None:
    """What goes on running after a stop is looked after for a moment, many times in it."""
    stage.choose(StopLimits(ending=0.3, answered=0.3, pauses=(0.02, 0.03)))


@pytest.fixture
async def bench(database: Database) -> Bench:
    built = Bench(database)
    await built.begin()
    return built
