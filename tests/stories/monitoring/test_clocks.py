"""A clock that is set while something lasts: no interval is reversed, and none lasts for years."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from services.alerts.kinds import Kind
from tests.running_bot import House
from tests.stories.monitoring.scenes import (
    ANNA,
    MovableClock,
    Told,
    alarm,
    at,
    checks,
    monitor_of,
    monitored,
    newest_check,
    server_of,
    told,
    verdicts,
)

MINUTE = timedelta(minutes=1)
WRONG = [timedelta(days=days) for days in (3, -3, 20 * 365, -20 * 365)] + [
    timedelta(hours=2),
    timedelta(hours=-2),
]


def lasted(up: Told) -> timedelta:
    return timedelta(seconds=up.data["seconds"])


async def begun(house: House, wrong: timedelta) -> MovableClock:
    """The bot runs, with a clock that is wrong by so much."""
    clock = house.now = MovableClock(wrong)
    await monitored(house)
    house.add_operator(ANNA, "Anna")
    await house.begin()
    await checks(house.servers["Main"], 2)
    return clock


def in_order(house: House) -> None:
    """Nothing in the database ends before it begins, or lies in the future."""
    now = datetime.now(UTC).replace(tzinfo=None).isoformat(" ")
    query = "SELECT began_at, last_bad_at, ended_at FROM outages WHERE ended_at IS NOT NULL"
    for began, last_bad, ended in house.rows(query):
        assert began <= last_bad <= ended <= now
    for began, ended in house.rows("SELECT began_at, ended_at FROM coverage"):
        assert began <= ended


@pytest.mark.parametrize("wrong", WRONG, ids=str)
async def test_an_outage_over_a_clock_that_is_set_right(house: House, wrong: timedelta) -> None:
    clock = await begun(house, wrong)
    server = house.servers["Main"]
    await server.stop()
    await alarm(house, Kind.OUTAGE)
    clock.ahead = timedelta()
    await verdicts(house, 3)
    await server.start()
    up = await alarm(house, Kind.RECOVERY)
    if abs(wrong) > timedelta(days=1) or wrong > timedelta():
        assert timedelta() <= lasted(up) < MINUTE
        assert not up.data["between"]
    else:  # by so much a machine may have been paused, with the server down or not
        assert lasted(up) < 2 * timedelta(hours=2)
    assert abs(at(up.data["ended_at"]) - datetime.now(UTC)) < MINUTE
    assert len(told(house, Kind.OUTAGE, Kind.RECOVERY)) == 2
    await house.end()
    in_order(house)


@pytest.mark.parametrize("wrong", WRONG[:4], ids=str)
async def test_outages_that_are_over_are_moved_along(house: House, wrong: timedelta) -> None:
    clock = await begun(house, wrong)
    server = house.servers["Main"]
    await server.stop()
    await alarm(house, Kind.OUTAGE)
    await server.start()
    await alarm(house, Kind.RECOVERY)
    clock.ahead = timedelta()
    await verdicts(house, 3)
    assert house.app
    anna, outages = house.operator(ANNA), house.app._services.outages
    (outage,) = await outages.last(anna, server_of(house), 5)
    assert outage.ended_at
    assert datetime.now(UTC) - MINUTE < outage.began_at < outage.ended_at < datetime.now(UTC)
    state = monitor_of(house).state(server_of(house))
    assert state.since
    assert datetime.now(UTC) - MINUTE < state.since <= datetime.now(UTC)
    share = (await outages.availability(anna, server_of(house))).day
    assert share.known < 0.01
    assert share.available is None or 0 <= share.available <= 1


@pytest.mark.parametrize("wrong", WRONG[:2], ids=str)
async def test_an_outage_over_a_restart_with_another_clock(house: House, wrong: timedelta) -> None:
    clock = await begun(house, wrong)
    server = house.servers["Main"]
    await server.stop()
    await alarm(house, Kind.OUTAGE)
    await house.end()
    clock.ahead = timedelta()
    await house.begin()
    await verdicts(house, 3)
    await server.start()
    up = await alarm(house, Kind.RECOVERY)
    assert timedelta() <= lasted(up) < timedelta(days=3) + MINUTE
    assert abs(at(up.data["ended_at"]) - datetime.now(UTC)) < MINUTE
    await house.end()
    in_order(house)


@pytest.mark.parametrize("back", [timedelta(seconds=-30), timedelta(days=-3)], ids=str)
async def test_bad_checks_are_in_a_row_over_a_clock_that_is_set(
    house: House, back: timedelta
) -> None:
    clock = house.now = MovableClock()
    server = await monitored(house, failures=4)
    house.add_operator(ANNA, "Anna")
    await house.begin()
    await checks(server, 2)
    await server.stop()
    await house.until(lambda: house.rows("SELECT 1 FROM streaks WHERE bad >= 2"), 15)
    clock.ahead = back
    down = await alarm(house, Kind.OUTAGE)
    assert abs(at(down.data["began_at"]) - clock()) < MINUTE
    found = newest_check(house)
    assert found
    assert found.since
    assert found.since <= found.checked_at


async def test_a_certificate_announced_by_a_clock_that_was_ahead(house: House) -> None:
    """The simulator's certificates are good for 30 days."""
    clock = await begun(house, timedelta(days=400))
    expired = await alarm(house, Kind.CERTIFICATE)
    assert expired.data["days"] == 0
    clock.ahead = timedelta(days=18)
    await checks(house.servers["Main"], 3)
    assert [alert.data["days"] for alert in told(house, Kind.CERTIFICATE)] == [0, 12]
    clock.ahead = timedelta(days=28)
    await checks(house.servers["Main"], 3)
    assert [alert.data["days"] for alert in told(house, Kind.CERTIFICATE)] == [0, 12, 2]
    clock.ahead -= timedelta(seconds=30)  # no reason to tell it again
    await checks(house.servers["Main"], 3)
    assert len(told(house, Kind.CERTIFICATE)) == 3
