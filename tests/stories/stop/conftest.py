"""The stage of the stories about stopping; a story is told on both generations of the API, and on
both databases with one of them, unless it chooses.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from demo.trueconf import Generation
from services.stop.request import StopLimits
from tests.conftest import BACKENDS
from tests.running_bot import RunningBot
from tests.stories.stop.stage import Stage


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=["v3.3", "v4"])
def generation(request: pytest.FixtureRequest) -> Generation:
    found: Generation = request.param
    return found


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What the API has to do with and what the database has are tested apart: on PostgreSQL only
    with v4, as long as a test asks for both generations.
    """
    doubled = [item for item in items if _is_doubled(item)]
    config.hook.pytest_deselected(items=doubled)
    items[:] = [item for item in items if item not in doubled]


def _is_doubled(item: pytest.Item) -> bool:
    chosen = getattr(item, "callspec", None)
    return (
        chosen is not None
        and item.path.parent == Path(__file__).parent
        and chosen.params.get("backend") == "postgresql"
        and chosen.params.get("generation") == "v3.3"
        and not any(mark.args[0] == "generation" for mark in item.iter_markers("parametrize"))
    )


@pytest.fixture
async def stage(bot: RunningBot, generation: Generation) -> AsyncIterator[Stage]:
    """Anna and Boris, and a bot that runs; what the audit tells is compared at the end."""
    built = Stage(bot, await bot.add_server("Main", generation))
    await bot.begin()
    yield built
    built.check()


@pytest.fixture
def impatient(bot: RunningBot) -> None:
    """What goes on running after a stop is looked after for a moment, not for 25 s. To be named
    before the stage, which begins the bot.
    """
    bot.limits = replace(bot.limits, stop=StopLimits(ending=0.3, answered=0.3, pauses=(0.05,)))
