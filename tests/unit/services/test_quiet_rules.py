"""When it is quiet, also where the clocks change."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from services.clock import utc_now
from services.db import Database
from services.db.models import QuietRow
from services.operators import Operators
from services.quiet import Hours, QuietHours
from services.quiet.rules import DEFAULT

ANNA, BERND = 1001, 1002
BERLIN, MOSCOW, VLADIVOSTOK = map(ZoneInfo, ("Europe/Berlin", "Europe/Moscow", "Asia/Vladivostok"))
NIGHT = Hours(on=True)  # from 22:00 to 07:00
MINUTE = timedelta(minutes=1)


def clock(text: str, zone: ZoneInfo = BERLIN) -> datetime:
    """By the clocks of a zone; the first of two times that are the same."""
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def half(begins: int, ends: int) -> Hours:
    """In half hours after midnight."""
    return Hours(on=True, begins=begins * 30, ends=ends * 30)


@pytest.mark.parametrize("zone", [BERLIN, MOSCOW, VLADIVOSTOK])
def test_a_night_passes_midnight_by_the_own_clocks(zone: ZoneInfo) -> None:
    begin, end = clock("2026-11-23 22:00", zone), clock("2026-11-24 07:00", zone)
    assert NIGHT.until(begin - MINUTE, zone) is None
    for at in (begin, clock("2026-11-24 00:00", zone), end - MINUTE):
        assert NIGHT.until(at, zone) == end
    assert NIGHT.until(end, zone) is None


def test_it_is_the_day_on_which_it_begins_that_counts() -> None:
    friday = Hours(on=True, days=frozenset({4}))
    saturday = clock("2026-11-28 06:00")
    assert friday.until(saturday, BERLIN) == clock("2026-11-28 07:00")
    assert friday.until(saturday + timedelta(days=1), BERLIN) is None
    assert friday.until(clock("2026-11-27 06:00"), BERLIN) is None


def test_a_quiet_noon_ends_on_the_same_day() -> None:
    noon = half(24, 27)
    assert noon.until(clock("2026-11-24 12:30"), BERLIN) == clock("2026-11-24 13:30")
    assert noon.until(clock("2026-11-24 13:30"), BERLIN) is None


def test_a_day_but_for_a_minute() -> None:
    long = Hours(on=True, begins=601, ends=600)
    at = clock("2026-11-24 10:00")
    assert long.until(at, BERLIN) is None
    assert long.until(at - MINUTE, BERLIN) == at
    assert long.until(at + MINUTE, BERLIN) == at + timedelta(days=1)


def test_a_night_is_shorter_in_spring_and_longer_in_autumn() -> None:
    for begin, end, hours in (
        ("2027-03-27 22:00", "2027-03-28 07:00", 8),
        ("2026-10-24 22:00", "2026-10-25 07:00", 10),
    ):
        assert clock(end) - clock(begin) == timedelta(hours=hours)
        assert NIGHT.until(clock(begin), BERLIN) == clock(end)
        assert NIGHT.until(clock(begin) - MINUTE, BERLIN) is None
        assert NIGHT.until(clock(end) - MINUTE, BERLIN) == clock(end)


def test_a_time_that_is_left_out_is_when_it_would_have_been() -> None:
    # At 02:00 it is 03:00.
    spring = datetime(2027, 3, 28, 1, tzinfo=UTC)
    until_half_past_two = half(45, 5)
    assert until_half_past_two.until(spring, BERLIN) == spring + 30 * MINUTE
    from_half_past_two = half(5, 13)
    assert from_half_past_two.until(spring + 29 * MINUTE, BERLIN) is None
    assert from_half_past_two.until(spring + 30 * MINUTE, BERLIN) == clock("2027-03-28 06:30")
    # It would end at 03:00, which is before it would begin.
    assert half(5, 6).until(spring + 30 * MINUTE, BERLIN) is None


def test_of_a_time_that_comes_twice_the_first_counts() -> None:
    # At 03:00 it is 02:00 again.
    autumn = datetime(2026, 10, 25, 0, tzinfo=UTC)
    assert half(45, 5).until(autumn, BERLIN) == autumn + 30 * MINUTE
    assert half(45, 5).until(autumn + 90 * MINUTE, BERLIN) is None
    assert half(5, 13).until(autumn + 30 * MINUTE, BERLIN) == clock("2026-10-25 06:30")


def test_hours_that_cannot_be() -> None:
    for wrong in (
        Hours(begins=60, ends=60),
        Hours(days=frozenset({7})),
        Hours(begins=-1),
        Hours(ends=1440),
    ):
        assert not wrong.valid
    assert DEFAULT.valid
    assert DEFAULT.until(clock("2026-11-24 00:00"), BERLIN) is None, "off"


class TestChosen:
    @pytest.fixture
    async def quiet(self, database: Database) -> QuietHours:
        self.operators = Operators(database, (ANNA, BERND), utc_now)
        await self.operators.load()
        self.anna = self.operators.ensure(ANNA)
        self.now = clock("2026-11-24 23:00")
        return QuietHours(database, self.operators, BERLIN, lambda: self.now)

    async def test_each_has_their_own_zone(self, quiet: QuietHours) -> None:
        for number in (ANNA, BERND):
            await quiet.choose(self.operators.ensure(number), on=True)
        await self.operators.choose_timezone(self.anna, "Asia/Vladivostok")
        self.now = at = clock("2026-11-24 20:00", VLADIVOSTOK)
        assert quiet.all() == {}
        self.now = at + timedelta(hours=2)
        assert quiet.all() == {ANNA: frozenset({"outage"})}
        self.now = clock("2026-11-24 23:00")
        assert quiet.all() == {BERND: frozenset({"outage"})}

    async def test_two_presses_at_once_build_on_each_other(
        self, quiet: QuietHours, database: Database
    ) -> None:
        changes = {"on": True, "begins": 0, "ends": 600, "days": frozenset({0})}
        await asyncio.gather(
            *(quiet.choose(self.anna, **{name: value}) for name, value in changes.items())
        )
        assert quiet.hours(self.anna) == Hours(**changes)  # type: ignore[arg-type] # one of each
        again = QuietHours(database, self.operators, BERLIN, lambda: self.now)
        await again.load()
        assert again.hours(self.anna) == quiet.hours(self.anna)

    async def test_what_cannot_be_is_not_taken(self, quiet: QuietHours) -> None:
        assert not await quiet.choose(self.anna, begins=DEFAULT.ends)
        assert quiet.hours(self.anna) == DEFAULT

    async def test_a_damaged_row_is_none(self, quiet: QuietHours, database: Database) -> None:
        async with database.session() as session:
            session.add(
                QuietRow(
                    operator_id=ANNA, enabled=True, days="0x9", begins=5, ends=5, urgent="new-kind"
                )
            )
        await quiet.load()
        assert quiet.hours(self.anna) == DEFAULT

    async def test_who_is_no_operator_any_more_rests_no_more(
        self, quiet: QuietHours, database: Database
    ) -> None:
        await quiet.choose(self.anna, on=True)
        others = QuietHours(
            database, Operators(database, (BERND,), utc_now), BERLIN, lambda: self.now
        )
        await others.load()
        self.now = clock("2026-11-24 23:00")
        assert others.all() == {}
