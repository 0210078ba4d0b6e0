"""When a maintenance that was planned takes place, by the clocks of its zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from services.maintenance import Pause, Plan, Schedule
from services.maintenance.pauses import lasting_longest

SUNDAY = 6


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def begins(schedule: Schedule, after: str, until: str) -> list[str]:
    found = schedule.begins(at(after), at(until))
    return [each.strftime("%m-%d %H:%M") for each in found]


def plan(schedule: Schedule, set_at: str = "2026-01-01") -> Plan:
    return Plan(7, 1, schedule, 1001, "Anna", at(set_at))


def once(day: str, minute: int, minutes: int = 120, zone: str = "Europe/Berlin") -> Schedule:
    return Schedule(date.fromisoformat(day), None, minute, minutes, zone)


def weekly(weekday: int, minute: int, minutes: int = 120, zone: str = "Europe/Berlin") -> Schedule:
    return Schedule(None, weekday, minute, minutes, zone)


def test_every_week_is_by_the_clocks_of_its_zone_in_both_halves_of_the_year() -> None:
    nights = weekly(SUNDAY, 2 * 60)
    assert begins(nights, "2026-03-20", "2026-03-31") == ["03-22 01:00", "03-29 01:00"]
    assert begins(nights, "2026-03-30", "2026-04-06") == ["04-05 00:00"]


@pytest.mark.parametrize(
    ("minute", "begin"),
    [
        (2 * 60, "03-29 01:00"),  # these hours are left out: by the clocks of before
        (2 * 60 + 30, "03-29 01:30"),
        (3 * 60, "03-29 01:00"),
    ],
)
def test_in_the_night_that_has_an_hour_less(minute: int, begin: str) -> None:
    assert begins(weekly(SUNDAY, minute), "2026-03-28", "2026-03-30") == [begin]


@pytest.mark.parametrize(
    ("minute", "begin"),
    [(60, "10-24 23:00"), (2 * 60 + 30, "10-25 00:30"), (3 * 60, "10-25 02:00")],
)
def test_in_the_night_that_has_an_hour_twice_the_first_one_counts(minute: int, begin: str) -> None:
    assert begins(weekly(SUNDAY, minute), "2026-10-24", "2026-10-26") == [begin]


@pytest.mark.parametrize("night", ["2026-03-29", "2026-10-25"])
def test_it_lasts_as_long_as_was_chosen_whatever_clocks_show(night: str) -> None:
    planned = plan(once(night, 60, 240))
    (pause,) = planned.begun(None, at(night) + timedelta(hours=12))
    assert pause.until is not None
    assert pause.until - pause.began_at == timedelta(hours=4)


@pytest.mark.parametrize(
    ("zone", "begin"),
    [
        ("Asia/Kolkata", "05-31 20:30"),
        ("Asia/Kathmandu", "05-31 20:15"),
        ("Pacific/Kiritimati", "05-31 12:00"),
        ("Pacific/Pago_Pago", "06-01 13:00"),
    ],
)
def test_zones_of_half_hours_and_at_the_edges_of_the_day(zone: str, begin: str) -> None:
    assert begins(once("2026-06-01", 120, zone=zone), "2026-01-01", "2026-12-31") == [begin]


def test_a_zone_whose_change_is_of_half_an_hour() -> None:
    """Lord Howe leaves out 02:00 to 02:30 on its day in October."""
    nights = weekly(SUNDAY, 2 * 60 + 15, zone="Australia/Lord_Howe")
    assert begins(nights, "2026-10-01", "2026-10-05") == ["10-03 15:45"]


def test_it_holds_from_its_begin_and_no_longer_at_its_end() -> None:
    planned = plan(once("2026-06-01", 0, 60, "UTC"))

    def holds(moment: str) -> bool:
        return any(each.holds_at(at(moment)) for each in planned.begun(None, at(moment)))

    moments = ("2026-05-31 23:59:59", "2026-06-01", "2026-06-01 00:59:59", "2026-06-01 01:00")
    assert [holds(each) for each in moments] == [False, True, True, False]


def test_what_has_begun_while_nobody_looked_is_found_later() -> None:
    planned = plan(weekly(0, 0, zone="UTC"), "2026-06-02")
    found = [each.began_at for each in planned.begun(None, at("2026-06-23"))]
    assert found == [at("2026-06-08"), at("2026-06-15"), at("2026-06-22")]
    later = planned.begun(at("2026-06-15"), at("2026-06-23"))
    assert [each.began_at for each in later] == [at("2026-06-22")]


def test_no_more_is_looked_for_than_availability_knows() -> None:
    planned = plan(weekly(0, 0, zone="UTC"))
    assert len([*planned.begun(None, at("2026-12-01"))]) == 5


def test_one_that_would_have_begun_before_it_was_planned_holds_for_the_rest() -> None:
    under_way = plan(once("2026-06-01", 600, 120, "UTC"), "2026-06-01 11:00")
    (pause,) = under_way.begun(None, at("2026-06-01 11:00"))
    assert pause.until == at("2026-06-01 12:00")
    over = plan(once("2026-06-01", 600, 60, "UTC"), "2026-06-01 11:00")
    assert [*over.begun(None, at("2026-06-01 11:00"))] == []
    assert over.is_over(at("2026-06-01 11:00"))


def test_when_it_begins_next() -> None:
    planned = plan(weekly(0, 600, zone="UTC"))
    assert planned.next_at(at("2026-06-01 09:59")) == at("2026-06-01 10:00")
    assert planned.next_at(at("2026-06-01 10:00")) == at("2026-06-08 10:00")
    single = plan(once("2026-06-01", 600, 60, "UTC"))
    assert single.next_at(at("2026-05-01")) == at("2026-06-01 10:00")
    assert single.next_at(at("2026-06-01 10:30")) is None
    assert not single.is_over(at("2026-06-01 10:30"))
    assert single.is_over(at("2026-06-01 11:00"))


def test_of_several_the_one_that_lasts_longest_is_named() -> None:
    def pause(number: int, until: str | None) -> Pause:
        return Pause(number, 1, None, at("2026-06-01"), at(until) if until else None, 1, "Anna")

    short, long, endless = pause(1, "2026-06-02"), pause(2, "2026-06-03"), pause(3, None)
    assert lasting_longest([]) is None
    assert lasting_longest([short, long]) == long
    assert lasting_longest([long, endless, short]) == endless
