"""The pace of alerts, by a clock of its own."""

from __future__ import annotations

import pytest

from bot.alerts.pace import Pace, PaceLimits

ANNA, BERND, GROUP, OTHER = 1001, 1002, -100500, -100600


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pace(clock: Clock) -> Pace:
    return Pace(PaceLimits(), clock)


def test_messages_to_one_chat_are_apart_and_others_do_not_wait(pace: Pace, clock: Clock) -> None:
    assert pace.take(ANNA) == 0
    assert pace.wait(ANNA) == 1.0
    assert pace.wait(BERND) == 0
    clock.now += 1.0
    assert pace.wait(ANNA) == 0


def test_all_together_are_not_too_fast(pace: Pace) -> None:
    turns = [pace.take(chat_id) for chat_id in range(1, 51)]
    assert turns == pytest.approx([number / 25 for number in range(50)])


def test_a_group_gets_so_many_messages_in_a_minute(pace: Pace, clock: Clock) -> None:
    for _ in range(20):
        assert pace.wait(GROUP) <= 0
        pace.take(GROUP)
        clock.now += 1.0
    assert pace.wait(GROUP) == 40.0
    assert pace.wait(OTHER) == 0


def test_a_chat_that_gets_too_much_waits_alone(pace: Pace, clock: Clock) -> None:
    pace.flood(GROUP, 30)
    assert (pace.wait(GROUP), pace.wait(ANNA)) == (30, 0)
    clock.now += 30
    pace.flood(OTHER, 30)  # later, so that the first one says nothing any more
    assert pace.wait(ANNA) == 0


def test_where_two_get_too_much_all_wait(pace: Pace, clock: Clock) -> None:
    pace.flood(GROUP, 30)
    clock.now += 10
    pace.flood(OTHER, 5)
    assert (pace.wait(ANNA), pace.wait(OTHER)) == (20, 20)
    clock.now += 20
    assert pace.wait(ANNA) == 0


def test_all_wait_for_a_minute_at_most(pace: Pace) -> None:
    pace.flood(GROUP, 3600)
    pace.flood(OTHER, 3600)
    assert (pace.wait(ANNA), pace.wait(GROUP)) == (60, 3600)


def test_one_chat_that_is_told_twice_is_no_reason_for_the_others(pace: Pace) -> None:
    pace.flood(GROUP, 30)
    pace.flood(GROUP, 30)
    assert pace.wait(ANNA) == 0
