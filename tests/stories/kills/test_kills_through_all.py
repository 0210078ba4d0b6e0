"""The bot is killed at random moments through all that alerts can go through. Each place is told
each event once and in order; but for doubles of what was taken when the bot died and did not hear
of it.
"""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.process.process import Process
from tests.process.shared_clock import SharedClock
from tests.running_bot import RunningBot
from tests.stories.channels.receivers import Webhook
from tests.stories.kills.acts import mixed
from tests.stories.kills.judge import Judge
from tests.stories.kills.lives import Lives
from tests.stories.kills.tales import Tales
from tests.stories.kills.world import World

KILLS = 5  # in each story


@pytest.fixture
async def process(bot: RunningBot) -> AsyncIterator[Process]:
    built = Process(bot)
    yield built
    await built.close()


@pytest.fixture
async def world(bot: RunningBot, tmp_path: Path) -> AsyncIterator[World]:
    webhook = Webhook()
    await webhook.start()
    built = World(bot, webhook, SharedClock(tmp_path / "clock"))
    await built.begin()
    yield built
    await webhook.stop()


async def _tell(world: World, process: Process, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - to be repeated
    lives = Lives(world.bot, process, dice)
    tales = Tales(world, lives, world.clock())
    judge = Judge(world, lives, tales.outages)
    try:
        acts = tales.all()
        deaths = dice.sample(range(1, 1 + sum(map(len, acts))), KILLS)
        number = 0
        await lives.begin()
        async for act in mixed(acts, dice, lives.until):
            lives.tell(act.name)
            number += 1
            if number in deaths:
                lives.doom()
            await act.happen()
        await tales.over()
        judge.judge()
    except AssertionError as failure:
        failure.add_note("\n".join([f"seed {seed}", *lives.lines, judge.listed()]))
        raise


@pytest.mark.parametrize("seed", range(1, 11))
async def test_each_event_is_told_once(world: World, process: Process, seed: int) -> None:
    await _tell(world, process, seed)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 150))
async def test_each_event_is_told_once_over_many_more(
    world: World, process: Process, seed: int
) -> None:
    await _tell(world, process, seed)
