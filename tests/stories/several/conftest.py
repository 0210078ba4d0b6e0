"""The stage of the stories about several conferences at once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from demo.trueconf import Generation
from tests.running_bot import RunningBot
from tests.stories.several.stage import Stage


@pytest.fixture(params=["v4"])
def generation(request: pytest.FixtureRequest) -> Generation:
    found: Generation = request.param
    return found


@pytest.fixture
async def stage(bot: RunningBot, generation: Generation) -> AsyncIterator[Stage]:
    """Anna and Boris, and a bot that runs."""
    bot.limits = replace(
        bot.limits,
        stop=replace(bot.limits.stop, looking=0.5, showing=3.0),
        sender=replace(bot.limits.sender, gather=0.0),  # what belongs together comes together
    )
    built = Stage(bot, await bot.add_server("Main", generation))
    await bot.begin()
    yield built
    built.check()
