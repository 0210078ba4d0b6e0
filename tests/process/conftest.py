"""Fixtures of the stories about the process."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.process.process import Process
from tests.running_bot import House


@pytest.fixture
async def process(house: House) -> AsyncIterator[Process]:
    """The bot, begun fast."""
    built = Process(house)
    yield built
    await built.close()


@pytest.fixture
async def command(house: House) -> AsyncIterator[Process]:
    """The bot, begun as people begin it: `python -m bot`."""
    built = Process(house, afresh=True)
    yield built
    await built.close()
