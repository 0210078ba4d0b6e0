"""When digests are due: once for each period, by the operator's clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from services.digest.rules import Choice, Every, is_new, last_period

BERLIN = ZoneInfo("Europe/Berlin")
DAILY, WEEKLY = Choice(Every.DAILY, 8), Choice(Every.WEEKLY, 8)


def test_a_day_ends_at_the_chosen_hour() -> None:
    before = last_period(DAILY, datetime(2026, 11, 28, 6, 59, tzinfo=UTC), BERLIN)
    after = last_period(DAILY, datetime(2026, 11, 28, 7, 0, tzinfo=UTC), BERLIN)
    assert before
    assert after
    assert before.end == after.begin == datetime(2026, 11, 27, 7, tzinfo=UTC)
    assert after.end == datetime(2026, 11, 28, 7, tzinfo=UTC)


def test_a_week_ends_on_monday() -> None:
    period = last_period(WEEKLY, datetime(2026, 11, 28, 12, tzinfo=UTC), BERLIN)
    assert period
    assert period.end == datetime(2026, 11, 23, 7, tzinfo=UTC)
    assert period.begin == datetime(2026, 11, 16, 7, tzinfo=UTC)


def test_none_where_it_is_off() -> None:
    assert last_period(Choice(), datetime(2026, 11, 28, tzinfo=UTC), BERLIN) is None


@pytest.mark.parametrize("hour", [2, 3, 8])
@pytest.mark.parametrize("month", [3, 10])
@pytest.mark.parametrize("choice", [Every.DAILY, Every.WEEKLY])
def test_one_for_each_period_while_the_clocks_change(choice: Every, month: int, hour: int) -> None:
    """Looked at every ten minutes for three weeks around both changes of the clocks."""
    now = datetime(2026, month, 14, tzinfo=UTC)
    told_until, ends = now, []
    while now < datetime(2026, month, 14, tzinfo=UTC) + timedelta(days=22):
        period = last_period(Choice(choice, hour), now, BERLIN)
        assert period
        if is_new(period, told_until):
            told_until = period.end
            ends.append(period.end.astimezone(BERLIN).date())
        now += timedelta(minutes=10)
    days = {Every.DAILY: 1, Every.WEEKLY: 7}[choice]
    assert len(ends) == len(set(ends))
    gaps = {(b - a).days for a, b in pairwise(ends)}
    assert gaps == {days}


def test_after_a_pause_the_last_period_only() -> None:
    now = datetime(2026, 11, 28, 12, tzinfo=UTC)
    period = last_period(DAILY, now, BERLIN)
    assert period
    assert is_new(period, now - timedelta(days=30))
    assert not is_new(period, period.end)


def test_a_zone_that_is_changed_makes_no_second_one() -> None:
    now = datetime(2026, 11, 28, 12, tzinfo=UTC)
    told = last_period(DAILY, now, BERLIN)
    assert told
    moved = last_period(DAILY, now + timedelta(hours=1), ZoneInfo("America/Sao_Paulo"))
    assert moved
    assert not is_new(moved, told.end)
