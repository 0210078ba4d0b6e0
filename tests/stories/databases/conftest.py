"""The bot over a PostgreSQL server that is cut off, stopped and killed: one of its own, since
other tests share theirs.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest

from tests.postgresql import PostgreSQL
from tests.running_bot import RunningBot
from tests.stores import PostgresStore
from tests.stories.stop.stage import Stage


@pytest.fixture(scope="package")
def postgresql() -> Iterator[PostgreSQL]:
    server = PostgreSQL()
    server.start()
    yield server
    server.remove()


@pytest.fixture
def backend() -> str:
    return "postgresql"


@pytest.fixture
def kept(bot: RunningBot) -> PostgresStore:
    """Where the bot keeps its data."""
    assert isinstance(bot.store, PostgresStore)
    return bot.store


@pytest.fixture
async def stage(bot: RunningBot) -> AsyncIterator[Stage]:
    """Anna and Boris, and a bot that runs; what the audit tells is compared at the end."""
    built = Stage(bot, await bot.add_server("Main", "v4"))
    await bot.begin()
    yield built
    built.check()
