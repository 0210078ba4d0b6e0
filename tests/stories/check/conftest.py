"""A bot and servers that are all well, to be looked at by `python -m bot check`."""

from __future__ import annotations

import pytest

from tests.running_bot import RunningBot
from tests.stories.check.scenes import Scene


@pytest.fixture
async def scene(bot: RunningBot) -> Scene:
    built = Scene(bot)
    await built.furnish()
    return built
