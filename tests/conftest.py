"""Fixtures for all tests. `bot` checks after each test what must hold after every one."""

from __future__ import annotations

import asyncio
import gc
import logging
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from itertools import groupby
from pathlib import Path

import certifi
import hypothesis
import pytest

from bot.process.event_loop import loop_factory
from demo.telegram import SimulatedTelegram
from demo.trueconf import Authority
from services.db import Database
from tests.postgresql import PostgreSQL
from tests.process.process import Process
from tests.running_bot import TOKEN, RunningBot
from tests.stores import PostgresStore, SqliteStore, Store

# The suite tries the same inputs each time, so that what it says depends on the code alone;
# `make soak` tries others (--hypothesis-profile=explore).
hypothesis.settings.register_profile("check", derandomize=True)
hypothesis.settings.register_profile("explore", max_examples=1000)
hypothesis.settings.load_profile("check")

BACKENDS = ("sqlite", "postgresql")

LoopFactory = Callable[[], asyncio.AbstractEventLoop]


def pytest_asyncio_loop_factories() -> dict[str, LoopFactory]:
    """The program's own loop."""
    return {"own": loop_factory()}


# Modules whose tests take seconds each.
LONG = (
    "tests/contract/programs/",
    "tests/process/",
    "tests/stories/bench/",
    "tests/stories/demo/",
    "tests/stories/kills/",
    "tests/stories/polling/test_cut_polls.py",
    "tests/stories/takeover/",
    "tests/stories/webhook/test_killed.py",
    "tests/walks/",
)
# They have a command of `make` each.
APART = ("soak", "container")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is run only when it is asked for (`-m soak`), and spread the long modules
    over the first half: a worker with a few of them at the end would let the others wait.
    """
    for mark in APART:
        if mark not in config.option.markexpr:
            apart = [item for item in items if item.get_closest_marker(mark)]
            config.hook.pytest_deselected(items=apart)
            items[:] = [item for item in items if item not in apart]
    modules = [list(tests) for _, tests in groupby(items, lambda item: item.path)]
    long = [tests for tests in modules if tests[0].nodeid.startswith(LONG)]
    short = [tests for tests in modules if tests not in long]
    for number, tests in enumerate(long):
        short.insert(number * len(modules) // (2 * len(long)), tests)
    items[:] = [item for tests in short for item in tests]


@pytest.fixture(scope="session", autouse=True)
def _imported_for_good() -> None:
    """What has been imported stays: looking through all of it for garbage takes so long that a
    press would be late.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority()


@pytest.fixture(scope="session", autouse=True)
def _few_authorities(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Of the world's authorities there is one, of which nobody here has a certificate: each bot
    that a test starts reads them all, which takes longer than the rest of its start.
    """
    folder = tmp_path_factory.mktemp("authorities")
    file = Authority().write(folder / "only.pem")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(certifi, "where", lambda: str(file))
        patch.setenv("SSL_CERT_FILE", str(file))
        patch.setenv("SSL_CERT_DIR", str(folder))
        yield


@pytest.fixture(scope="session")
def new_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database as the first start of the bot makes it, to be copied: migrating takes a while."""
    path = tmp_path_factory.mktemp("database") / "new.sqlite3"

    async def make() -> None:
        database = Database(f"sqlite+aiosqlite:///{path}")
        await database.upgrade()
        await database.close()

    asyncio.run(make())
    return path


@pytest.fixture
async def telegram() -> AsyncIterator[SimulatedTelegram]:
    async with SimulatedTelegram(TOKEN) as simulated:
        yield simulated


@pytest.fixture
def backend() -> str:
    """Of the bot's database; a test may choose by parametrize, `BACKENDS` are all."""
    return "sqlite"


@pytest.fixture
def store(
    request: pytest.FixtureRequest, backend: str, tmp_path: Path, new_database: Path
) -> Iterator[Store]:
    if backend == "sqlite":
        yield SqliteStore(tmp_path / "data" / "bot.sqlite3", new_database)
        return
    server: PostgreSQL = request.getfixturevalue("postgresql")
    kept = PostgresStore(server)
    yield kept
    kept.close()


@pytest.fixture
async def bot(
    tmp_path: Path,
    authority: Authority,
    telegram: SimulatedTelegram,
    store: Store,
) -> AsyncIterator[RunningBot]:
    built = RunningBot(tmp_path, authority, telegram, store)
    try:
        yield built
    finally:
        await built.close()
    built.check()


@pytest.fixture
async def process(bot: RunningBot) -> AsyncIterator[Process]:
    """The bot, as a process of its own that is begun fast and can be killed."""
    built = Process(bot)
    yield built
    await built.close()


@pytest.fixture(autouse=True)
def _log_levels() -> Iterator[None]:
    """Each test leaves the levels of the loggers as it found them."""
    root = logging.getLogger()
    level = root.level
    yield
    root.setLevel(level)


@pytest.fixture
def busy_timeout() -> float:
    """Seconds for which a database is waited for that somebody else holds."""
    return 30.0


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    server = PostgreSQL()
    server.start()
    yield server
    server.remove()


@pytest.fixture(params=BACKENDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Of a database as the first start of the bot makes it, of each kind."""
    if request.param == "sqlite":
        path = tmp_path / "bot.sqlite3"
        shutil.copy(request.getfixturevalue("new_database"), path)
        yield f"sqlite+aiosqlite:///{path}"
        return
    server: PostgreSQL = request.getfixturevalue("postgresql")
    name = server.new()
    yield server.url(name)
    server.drop(name)


@pytest.fixture
async def database(database_url: str, busy_timeout: float) -> AsyncIterator[Database]:
    opened = Database(database_url, busy_timeout=busy_timeout)
    yield opened
    await opened.close()
