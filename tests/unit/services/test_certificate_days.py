"""One rounding of the days that a certificate has left, on screens as in alerts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from services.monitoring import days_left

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "days"), [(-1, 0), (0, 0), (0.1, 1), (24, 1), (24.1, 2), (14 * 24, 14)]
)
def test_it_is_rounded_up(hours: float, days: int) -> None:
    assert days_left(NOW + timedelta(hours=hours), NOW) == days
