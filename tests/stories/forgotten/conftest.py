"""The stage of the stories about forgotten conferences; most are told on both generations."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.updates.answers import AnswerLimits
from demo.trueconf import Generation
from tests.running_bot import RunningBot
from tests.stories.forgotten.stage import Stage


@pytest.fixture(params=["v3.3", "v4"])
def generation(request: pytest.FixtureRequest) -> Generation:
    found: Generation = request.param
    return found


@pytest.fixture
def at_once() -> float:
    """Seconds until a window is shown without its answer: stories that are not about that see only
    whole ones.
    """
    return 30.0


@pytest.fixture
async def stage(bot: RunningBot, generation: Generation, at_once: float) -> Stage:
    """The bot runs."""
    bot.limits = replace(bot.limits, answers=AnswerLimits(at_once=at_once))
    built = Stage(bot, await bot.add_server("Main", generation))
    await bot.begin()
    return built


@pytest.fixture
async def v3(bot: RunningBot, at_once: float) -> Stage:
    """The bot runs, over a server whose call log can hold what v4 does not tell."""
    bot.limits = replace(bot.limits, answers=AnswerLimits(at_once=at_once))
    built = Stage(bot, await bot.add_server("Main", "v3.3"))
    await bot.begin()
    return built
