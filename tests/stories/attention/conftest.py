"""Fixtures of these stories."""

from __future__ import annotations

from dataclasses import replace

import pytest

from services.attention import AttentionLimits
from services.monitoring.monitor import MonitorLimits
from tests.running_bot import RunningBot
from tests.stories.monitoring.scenes import INTERVAL, PATIENCE, MovableClock


@pytest.fixture
def clock(bot: RunningBot) -> MovableClock:
    """The bot's clock."""
    bot.now = MovableClock()
    return bot.now


@pytest.fixture(autouse=True)
def _busy_machine(bot: RunningBot) -> None:
    """Servers have longer to answer than short intervals leave them; looks come often."""
    monitor = MonitorLimits(part=PATIENCE / INTERVAL, tell_every=INTERVAL)
    bot.limits = replace(
        bot.limits, monitor=monitor, attention=AttentionLimits(every=0.1, known=10.0)
    )
