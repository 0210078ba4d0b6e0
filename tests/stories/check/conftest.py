"""A house in which all is well, to be looked at by `python -m bot check`."""

from __future__ import annotations

import pytest

from tests.running_bot import House
from tests.stories.check.scenes import Scene


@pytest.fixture
async def scene(house: House) -> Scene:
    built = Scene(house)
    await built.furnish()
    return built
