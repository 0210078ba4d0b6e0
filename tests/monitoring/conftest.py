"""Fixtures of the stories of monitoring."""

from __future__ import annotations

import pytest

from services import monitor
from tests.monitoring.scenes import INTERVAL, PATIENCE


@pytest.fixture(autouse=True)
def _busy_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server has longer to answer than the short intervals of the tests leave it."""
    monkeypatch.setattr(monitor, "PART", PATIENCE / INTERVAL)
