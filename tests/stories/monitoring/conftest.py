"""Fixtures of the stories of monitoring."""

from __future__ import annotations

from dataclasses import replace

import pytest

from services.monitoring.monitor import MonitorLimits
from tests.running_bot import House
from tests.stories.monitoring.scenes import INTERVAL, PATIENCE


@pytest.fixture(autouse=True)
def _busy_machine(house: House) -> None:
    """A server has longer to answer than the short intervals of the tests leave it."""
    limits = MonitorLimits(part=PATIENCE / INTERVAL, tell_every=INTERVAL)
    house.limits = replace(house.limits, monitor=limits)
