from __future__ import annotations

import pytest

from demo.trueconf import Generation
from tests.running_bot import RunningBot
from tests.stories.participants.stage import Stage


@pytest.fixture
async def v3(bot: RunningBot) -> Stage:
    return await begun(bot, "v3.3")


@pytest.fixture
async def v4(bot: RunningBot) -> Stage:
    return await begun(bot, "v4")


@pytest.fixture(params=["v3.3", "v4"])
async def stage(request: pytest.FixtureRequest, bot: RunningBot) -> Stage:
    """Of either generation."""
    return await begun(bot, request.param)


async def begun(bot: RunningBot, generation: Generation) -> Stage:
    stage = Stage(bot, await bot.add_server("Main", generation))
    await bot.begin()
    return stage
