"""When an outage that nobody took is told again: plain rules."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from services.attention.rules import Untaken, escalation_is_due, repeat_is_due

NOW = datetime(2026, 11, 28, 22, tzinfo=UTC)
MINUTE, HOUR, NEVER = timedelta(minutes=1), timedelta(hours=1), timedelta()
QUARTER = 15 * MINUTE


@pytest.mark.parametrize(
    ("repeats", "last", "every", "due"),
    [
        (0, 14 * MINUTE, QUARTER, False),
        (0, 15 * MINUTE, QUARTER, True),
        (0, 9 * HOUR, NEVER, False),
        (4, 15 * MINUTE, QUARTER, True),
        (5, 15 * MINUTE, QUARTER, False),  # from now on hourly at most
        (5, 59 * MINUTE, QUARTER, False),
        (5, HOUR, QUARTER, True),
        (5, HOUR, HOUR, True),
        (100, HOUR, QUARTER, True),
        (5, 90 * MINUTE, 2 * HOUR, False),  # what is seldom stays so
    ],
)
def test_a_repeat_is_due_after_its_time(
    repeats: int, last: timedelta, every: timedelta, due: bool
) -> None:
    began = Untaken(NOW - last)
    again = Untaken(NOW - 9 * HOUR, repeats, NOW - last)
    assert repeat_is_due(again if repeats else began, every, NOW) is due


def test_a_repeat_of_before_it_was_given_back_does_not_count() -> None:
    known = Untaken(NOW - MINUTE, 2, NOW - HOUR)
    assert not repeat_is_due(known, QUARTER, NOW)
    assert repeat_is_due(known, QUARTER, NOW + 14 * MINUTE)


def test_many_that_were_missed_are_one() -> None:
    """The bot was away for a day: whoever repeats notes when it did."""
    assert repeat_is_due(Untaken(NOW - 24 * HOUR), QUARTER, NOW)
    assert not repeat_is_due(Untaken(NOW - 24 * HOUR, 1, NOW), QUARTER, NOW)


def test_a_moment_that_is_still_to_come_is_none() -> None:
    """The clock was set back by a day."""
    ahead = Untaken(NOW + 24 * HOUR, 1, NOW + 24 * HOUR)
    assert repeat_is_due(ahead, QUARTER, NOW)
    assert escalation_is_due(ahead, QUARTER, NOW)


@pytest.mark.parametrize(
    ("since", "escalated", "after", "due"),
    [
        (5 * MINUTE, None, 5 * MINUTE, True),
        (4 * MINUTE, None, 5 * MINUTE, False),
        (9 * HOUR, None, NEVER, False),
        (9 * HOUR, 8 * HOUR, 5 * MINUTE, False),  # once
        (10 * MINUTE, 8 * HOUR, 5 * MINUTE, True),  # it was taken since, and given back
    ],
)
def test_an_escalation_is_due_once(
    since: timedelta, escalated: timedelta | None, after: timedelta, due: bool
) -> None:
    at = None if escalated is None else NOW - escalated
    assert escalation_is_due(Untaken(NOW - since, escalated_at=at), after, NOW) is due
