"""The rule's hours, what makes a rule go beyond another one, and when it has seen enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from services.forgotten.rules import Rule
from services.policy.courses import Course, Missing
from services.policy.observing import Observing
from services.policy.reports import latest
from services.policy.terms import OFFERED, Mode, Terms

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 28, 22, tzinfo=UTC)


def at(text: str, zone: ZoneInfo = BERLIN, fold: int = 0) -> datetime:
    """A moment by the clock on the wall, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold).astimezone(UTC)


@pytest.mark.parametrize(
    ("hours", "moment", "holds"),
    [
        ((22, 6), "2026-11-28T21:59:59", False),
        ((22, 6), "2026-11-28T22:00:00", True),
        ((22, 6), "2026-11-28T23:59:59", True),
        ((22, 6), "2026-11-29T00:00:00", True),
        ((22, 6), "2026-11-29T05:59:59", True),
        ((22, 6), "2026-11-29T06:00:00", False),
        ((9, 17), "2026-11-29T08:59:59", False),
        ((9, 17), "2026-11-29T09:00:00", True),
        ((9, 17), "2026-11-29T16:59:59", True),
        ((9, 17), "2026-11-29T17:00:00", False),
        ((20, 0), "2026-11-28T23:59:59", True),
        ((20, 0), "2026-11-29T00:00:00", False),
        ((7, 7), "2026-11-29T06:59:59", True),
        ((7, 7), "2026-11-29T07:00:00", True),
        # Clocks go forward at 2 on this night: 2 o'clock does not exist.
        ((2, 4), "2027-03-28T01:59:59", False),
        ((2, 4), "2027-03-28T03:00:00", True),
        ((2, 4), "2027-03-28T04:00:00", False),
        ((22, 6), "2027-03-28T05:59:59", True),
        ((22, 6), "2027-03-28T06:00:00", False),
    ],
)
def test_it_holds_by_the_clock_on_the_wall(
    hours: tuple[int, int], moment: str, holds: bool
) -> None:
    terms = Terms(from_hour=hours[0], to_hour=hours[1], zone="Europe/Berlin")
    assert terms.holds_at(at(moment)) is holds


@pytest.mark.parametrize("fold", [0, 1])
def test_the_hour_that_comes_twice_counts_twice(fold: int) -> None:
    terms = Terms(from_hour=2, to_hour=3, zone="Europe/Berlin")
    assert terms.holds_at(at("2026-10-25T02:30", fold=fold))
    assert not terms.holds_at(at("2026-10-25T02:30", fold=1) + timedelta(minutes=30))
    assert not terms.holds_at(at("2026-10-25T02:30", fold=0) - timedelta(minutes=31))


def test_summer_and_winter_are_other_hours_of_utc() -> None:
    terms = Terms(from_hour=22, to_hour=6, zone="Europe/Berlin")
    assert terms.holds_at(datetime(2026, 7, 1, 20, tzinfo=UTC))
    assert not terms.holds_at(datetime(2026, 12, 1, 20, tzinfo=UTC))


def test_a_zone_that_this_machine_does_not_know_holds_never() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        Terms(zone="Moon/Sea").holds_at(NOW)


def test_what_is_usual_is_offered() -> None:
    Terms().check()
    assert Terms().mode is Mode.OFF
    assert Terms().reasons == {Rule.EMPTY, Rule.LONE_HOST}
    assert min(OFFERED["threshold"]) == 2
    assert max(OFFERED["threshold"]) == 24


@pytest.mark.parametrize(
    ("changes", "beyond"),
    [
        ({}, False),
        ({"threshold": 3}, True),
        ({"threshold": 6}, False),
        ({"empty": False}, False),
        ({"no_host": True}, True),
        ({"no_host": True, "empty": False}, True),
        ({"recorded": True}, True),
        ({"from_hour": 23}, True),
        ({"zone": "Europe/Berlin"}, True),
        ({"warning": 15, "at_once": 10, "per_day": 50}, False),
    ],
)
def test_what_goes_beyond(changes: dict[str, Any], beyond: bool) -> None:
    assert replace(Terms(), **changes).goes_beyond(Terms()) is beyond


DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("course", "missing"),
    [
        (Course(), Missing.DRY_RUN),
        (Course(dry_since=NOW - DAY + timedelta(seconds=1)), Missing.DAY),
        (Course(dry_since=NOW - DAY), Missing.READING),
        (Course(dry_since=NOW - DAY, read_at=NOW - timedelta(seconds=1)), Missing.READING),
        (Course(dry_since=NOW - DAY, read_at=NOW), None),
        (Course(dry_since=NOW - 9 * DAY, read_at=NOW - 8 * DAY), None),
        (Course(dry_since=NOW - 9 * DAY, read_at=NOW - 10 * DAY), Missing.READING),
    ],
)
def test_what_is_missing(course: Course, missing: Missing | None) -> None:
    assert course.missing(NOW) is missing


@pytest.mark.parametrize(
    ("now", "nine"),
    [
        ("2026-11-28T09:00", "2026-11-28T09:00"),
        ("2026-11-28T08:59", "2026-11-27T09:00"),
        ("2027-03-28T08:00", "2027-03-27T09:00"),
        ("2026-10-25T10:00", "2026-10-25T09:00"),
    ],
)
def test_when_it_was_nine_last(now: str, nine: str) -> None:
    assert latest(9, "Europe/Berlin", at(now)) == at(nine)


class Looking:
    def __init__(self) -> None:
        self.observing = Observing(timedelta(hours=1))

    def __call__(self, minutes: float) -> datetime | None:
        return self.observing.went_well(1, NOW + timedelta(minutes=minutes), 300.0)


def test_it_observes_for_one_interval() -> None:
    looked = Looking()
    assert looked(0) is None
    assert looked(1) is None
    assert looked(5) == NOW + timedelta(minutes=5)
    assert looked(10) == NOW + timedelta(minutes=5)


def test_after_an_hour_without_looks_it_observes_again() -> None:
    looked = Looking()
    assert looked(0) is None
    assert looked(5)
    assert looked(65) == NOW + timedelta(minutes=5)
    assert looked(126) is None
    assert looked(131) == NOW + timedelta(minutes=131)


def test_when_the_clock_was_set_back_it_observes_again() -> None:
    looked = Looking()
    assert looked(0) is None
    assert looked(5)
    assert looked(4) is None


def test_it_can_be_made_to_observe_again() -> None:
    looked = Looking()
    assert looked(0) is None
    assert looked(5)
    looked.observing.forget(1)
    assert looked(10) is None
