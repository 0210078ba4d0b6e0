"""Fixtures of the stories of monitoring."""

from __future__ import annotations

from dataclasses import replace

import pytest

from services.monitoring.monitor import MonitorLimits
from tests.running_bot import RunningBot
from tests.stories.monitoring.scenes import INTERVAL, PATIENCE


@pytest.fixture(autouse=True)
def _busy_machine(bot: RunningBot) -> None:
    """A server has longer to answer than the short intervals of the tests leave it."""
    limits = MonitorLimits(part=PATIENCE / INTERVAL, tell_every=INTERVAL)
    bot.limits = replace(bot.limits, monitor=limits)
