"""The programs, ended when the test ends."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from demo.trueconf import Generation
from tests.contract.programs.fronts import Fronted
from tests.contract.programs.proxies import Haproxy, Microsocks, Nginx
from tests.running_bot import RunningBot


@pytest.fixture
def generation() -> Generation:
    return "v3.3"


@pytest.fixture
async def nginx(bot: RunningBot, generation: Generation) -> AsyncIterator[Nginx]:
    """In front of the only server, of whose web API the bot knows nothing else."""
    server = Fronted.of(bot, generation)
    await server.start()
    bot.servers["Main"] = server
    built = Nginx(bot.folder / "nginx", server.url, bot.authority)
    await built.serve()
    server.front = built.address
    yield built
    await built.stop()


@pytest.fixture
def server(bot: RunningBot, nginx: Nginx) -> Fronted:
    found = bot.servers["Main"]
    assert isinstance(found, Fronted)
    return found


@pytest.fixture
async def haproxy(tmp_path: Path) -> AsyncIterator[Haproxy]:
    built = Haproxy("haproxy", tmp_path / "haproxy")
    yield built
    await built.stop()


@pytest.fixture
async def microsocks(tmp_path: Path) -> AsyncIterator[Microsocks]:
    built = Microsocks("microsocks", tmp_path / "microsocks")
    await built.serve()
    yield built
    await built.stop()
