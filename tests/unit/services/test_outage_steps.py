"""The rules of outages: one check after another, without a database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from services.monitoring.rules import NEW, Began, Change, Ended, Outage, State, Streak, step
from services.monitoring.verdicts import Check, Verdict

BAD, WORSE, GOOD = Verdict.API_ERROR, Verdict.UNREACHABLE, Verdict.RUNNING
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def after(
    state: State,
    verdict: Verdict,
    seconds: float,
    *,
    in_row: bool = True,
    failures: int = 3,
    recoveries: int = 2,
) -> tuple[State, Change | None]:
    check = Check(verdict, None, at(seconds))
    return step(state, check, in_row=in_row, failures=failures, recoveries=recoveries)


def outage(
    began: float, last_bad: float, ended: float | None = None, verdict: Verdict = BAD
) -> Outage:
    return Outage(
        NEW, verdict, None, at(began), at(last_bad), None if ended is None else at(ended)
    )


def test_bad_checks_are_counted_from_the_first() -> None:
    state, change = after(State(), BAD, 0)
    assert (state, change) == (State(Streak(bad=1, since=at(0))), None)
    state, change = after(state, WORSE, 10)
    assert (state, change) == (State(Streak(bad=2, since=at(0))), None)


def test_enough_bad_checks_begin_an_outage() -> None:
    state, change = after(State(Streak(bad=2, since=at(0))), BAD, 20)
    assert state == State(outage=outage(0, 20))
    assert change == Began(outage(0, 20))


def test_one_check_may_be_enough() -> None:
    state, change = after(State(), BAD, 0, failures=1)
    assert change == Began(outage(0, 0))
    state, change = after(state, GOOD, 10, recoveries=1)
    assert (state, change) == (State(), Ended(outage(0, 0, 10)))


@pytest.mark.parametrize("verdict", [GOOD, Verdict.SLOW, Verdict.PORT_SILENT])
def test_a_good_check_ends_the_bad_streak(verdict: Verdict) -> None:
    assert after(State(Streak(bad=2, since=at(0))), verdict, 20) == (State(), None)


def test_after_a_gap_the_streak_begins_again() -> None:
    bad = State(Streak(bad=2, since=at(0)))
    assert after(bad, BAD, 900, in_row=False) == (State(Streak(bad=1, since=at(900))), None)
    good = State(Streak(good=1, since=at(30)), outage(0, 20))
    assert after(good, GOOD, 900, in_row=False) == (
        State(Streak(good=1, since=at(900)), outage(0, 20)),
        None,
    )


def test_an_outage_ends_with_the_first_of_enough_good_checks() -> None:
    state, change = after(State(outage=outage(0, 20)), GOOD, 30)
    assert (state, change) == (State(Streak(good=1, since=at(30)), outage(0, 20)), None)
    assert after(state, GOOD, 40) == (State(), Ended(outage(0, 20, 30)))


def test_a_bad_check_ends_the_good_streak_and_is_the_newest() -> None:
    state = State(Streak(good=1, since=at(30)), outage(0, 20))
    assert after(state, WORSE, 40) == (State(outage=outage(0, 40, verdict=WORSE)), None)


def test_no_outage_ends_before_it_began() -> None:
    """The clock was set back."""
    state = State(Streak(good=1, since=at(-100)), outage(0, 20))
    assert after(state, GOOD, -90) == (State(), Ended(outage(0, 0, 0)))
    assert after(state, BAD, -90)[0] == State(outage=outage(0, 0))


def test_a_streak_moves_with_the_clock() -> None:
    hour = timedelta(hours=1)
    assert Streak(bad=1, since=at(0)).shifted(hour) == Streak(bad=1, since=at(3600))
    assert Streak().shifted(hour) == Streak()
