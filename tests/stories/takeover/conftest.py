"""Two bots on one PostgreSQL database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from services.db import TurnLimits
from tests.running_bot import RunningBot
from tests.stories.takeover.pair import Pair


@pytest.fixture
def backend() -> str:
    return "postgresql"


@pytest.fixture
async def pair(bot: RunningBot) -> AsyncIterator[Pair]:
    # So long a busy machine may keep a process from its turn.
    bot.limits = replace(bot.limits, turn=TurnLimits(tries=0.1, proofs=0.5, lease=4.0))
    built = Pair(bot)
    yield built
    await built.close()
