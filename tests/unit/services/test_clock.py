"""When the clock has been set, and when it only drifts or has stood still."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from services.clock import DRIFT, PAUSED, Jumps, steady

START = datetime(2026, 11, 22, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


class Machine:
    """Its two clocks."""

    def __init__(self) -> None:
        self.now = START
        self.steady = 1000.0
        self.jumps = Jumps(lambda: self.now, lambda: self.steady)

    def passes(self, by_the_clock: timedelta, really: timedelta) -> timedelta:
        self.now += by_the_clock
        self.steady += really.total_seconds()
        return self.jumps.pending()


@pytest.mark.parametrize(
    ("by_the_clock", "really", "jump"),
    [
        (timedelta(days=40), timedelta(days=40), timedelta()),
        (timedelta(minutes=1), timedelta(seconds=2), timedelta()),
        (-DRIFT + SECOND, timedelta(), timedelta()),
        (-DRIFT, timedelta(), -DRIFT),
        (timedelta(days=-3), SECOND, timedelta(days=-3) - SECOND),
        # The machine was paused: that time has really passed.
        (PAUSED, timedelta(), timedelta()),
        (PAUSED + SECOND, timedelta(), PAUSED + SECOND),
        (timedelta(days=20_000), timedelta(), timedelta(days=20_000)),
    ],
)
def test_what_counts_as_set(by_the_clock: timedelta, really: timedelta, jump: timedelta) -> None:
    assert Machine().passes(by_the_clock, really) == jump


def test_it_is_pending_until_it_is_accepted() -> None:
    machine = Machine()
    back = timedelta(days=-3)
    assert machine.passes(back, timedelta()) == back
    assert machine.passes(SECOND, SECOND) == back
    machine.jumps.accept()
    assert machine.passes(SECOND, SECOND) == timedelta()


def test_a_drift_never_adds_up() -> None:
    machine = Machine()
    for _ in range(1000):
        assert machine.passes(SECOND, 2 * SECOND) == timedelta()


def test_steady_seconds_go_on() -> None:
    assert steady() <= steady()
