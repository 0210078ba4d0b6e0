"""The stage of the stories about acts beside a stop: each on both generations of the API, but for
the call for an owner, which only v4 has.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from demo.trueconf import Generation
from services.acts import ActKind, ActLimits
from tests.running_bot import RunningBot
from tests.stories.acts.stage import Stage

GENERATIONS: tuple[Generation, ...] = ("v3.3", "v4")
EVERY = [
    (generation, kind)
    for generation in GENERATIONS
    for kind in ActKind
    if (generation, kind) != ("v3.3", ActKind.CALL_OWNER)
]


@pytest.fixture(params=EVERY, ids="-".join)
def case(request: pytest.FixtureRequest) -> tuple[Generation, ActKind]:
    found: tuple[Generation, ActKind] = request.param
    return found


@pytest.fixture
def kind(case: tuple[Generation, ActKind]) -> ActKind:
    return case[1]


@pytest.fixture
async def stage(bot: RunningBot, case: tuple[Generation, ActKind]) -> Stage:
    """Of any act, in its generation."""
    return await _begun(bot, case[0])


@pytest.fixture
async def v4_stage(bot: RunningBot) -> Stage:
    return await _begun(bot, "v4")


@pytest.fixture
async def v3_stage(bot: RunningBot) -> Stage:
    return await _begun(bot, "v3.3")


async def _begun(bot: RunningBot, generation: Generation) -> Stage:
    built = Stage(bot, await bot.add_server("Main", generation))
    bot.limits = replace(
        bot.limits, acts=ActLimits(reading=30.0, sending=30.0, looking=0.4, pauses=(0.05,))
    )
    await bot.begin()
    return built
