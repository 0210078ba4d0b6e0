"""Operators press whatever there is while the world around them changes and fails."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Sequence

import pytest

from tests.running_bot import RunningBot
from tests.walks.bodies import Body, InProcess, OwnProcess
from tests.walks.broken import Broken
from tests.walks.conftest import Stage
from tests.walks.place import Place
from tests.walks.shrink import shrink
from tests.walks.steps import Step
from tests.walks.walker import Story, repeat, walk

# One walk again: WALK_SEED=<seed>, as a failure says.
CHOSEN = [int(seed) for seed in os.environ.get("WALK_SEED", "").split()]
# Seconds for making the story of a failure short.
SHRINKING = float(os.environ.get("WALK_SHRINKING", "60"))


async def _walk(stage: Stage, body: Callable[[RunningBot], Body], seed: int, length: int) -> None:
    story = Story()
    broken = await _broken(stage, body, lambda place: walk(place, seed, length, story))
    if broken:
        short = await _shortened(stage, body, story.steps, broken.rule)
        pytest.fail(
            f"{broken}\n\nWALK_SEED={seed}, {len(story.steps)} steps:\n{story}"
            f"\n\nMade short:\n{short}\n\n{short.steps}",
            pytrace=False,
        )


async def _shortened(
    stage: Stage, body: Callable[[RunningBot], Body], steps: Sequence[Step], rule: str
) -> Story:
    """The shortest story found that breaks the same rule; empty if it did not happen again."""
    shortest = Story()

    async def breaks(steps: Sequence[Step]) -> bool:
        nonlocal shortest
        story = Story()
        broken = await _broken(stage, body, lambda place: repeat(place, steps, story))
        if broken is None or broken.rule != rule:
            return False
        shortest = story
        return True

    await shrink(steps, breaks, SHRINKING)
    return shortest


async def _broken(
    stage: Stage, body: Callable[[RunningBot], Body], go: Callable[[Place], Awaitable[None]]
) -> Broken | None:
    try:
        async with stage(body) as place:
            await go(place)
    except Broken as broken:
        return broken
    return None


# Several short ones: `make soak` goes further.
@pytest.mark.timeout(300)
@pytest.mark.parametrize("at_once", [0.0, 30.0])
@pytest.mark.parametrize("seed", CHOSEN or range(4))
async def test_walk(stage: Stage, seed: int) -> None:
    await _walk(stage, InProcess, seed, 150)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("seed", CHOSEN or [4, 5])
async def test_walk_with_kills(stage: Stage, seed: int) -> None:
    await _walk(stage, OwnProcess, seed, 30)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", CHOSEN or range(1000, 1010))
async def test_long_walk(stage: Stage, seed: int) -> None:
    await _walk(stage, InProcess, seed, 2000)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", CHOSEN or range(1000, 1006))
async def test_long_walk_with_kills(stage: Stage, seed: int) -> None:
    await _walk(stage, OwnProcess, seed, 300)
