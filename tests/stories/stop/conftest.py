"""The stage of the stories about stopping; a story is told on both generations of the
API, unless it is one of `one_generation`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from demo.trueconf import Generation
from services.stop.request import StopLimits
from tests.running_bot import RunningBot

pytest.register_assert_rewrite("tests.stories.stop.stage")

from tests.stories.stop.stage import Stage  # noqa: E402 - its assertions are to show what they compare


@pytest.fixture(params=["v3.3", "v4"])
def generation(request: pytest.FixtureRequest) -> Generation:
    found: Generation = request.param
    return found


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
