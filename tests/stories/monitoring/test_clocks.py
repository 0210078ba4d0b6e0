"""A clock that is set while something lasts: no interval is reversed, and none lasts for years."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from services.alerts.kinds import Kind
from tests.running_bot import RunningBot
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


async def begun(bot: RunningBot, wrong: timedelta) -> MovableClock:
    """The bot runs, with a clock that is wrong by so much."""
    clock = bot.now = MovableClock(wrong)
    await monitored(bot)
    bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await checks(bot.servers["Main"], 2)
    return clock


def in_order(bot: RunningBot) -> None:
    """Nothing in the database ends before it begins, or lies in the future."""
    now = datetime.now(UTC).replace(tzinfo=None).isoformat(" ")
    query = "SELECT began_at, last_bad_at, ended_at FROM outages WHERE ended_at IS NOT NULL"
    for began, last_bad, ended in bot.rows(query):
        assert began <= last_bad <= ended <= now
    for began, ended in bot.rows("SELECT began_at, ended_at FROM coverage"):
        assert began <= ended


@pytest.mark.parametrize("wrong", WRONG, ids=str)
async def test_an_outage_over_a_clock_that_is_set_right(bot: RunningBot, wrong: timedelta) -> None:
    clock = await begun(bot, wrong)
    server = bot.servers["Main"]
    await server.stop()
    await alarm(bot, Kind.OUTAGE)
    clock.ahead = timedelta()
    await verdicts(bot, 3)
    await server.start()
    up = await alarm(bot, Kind.RECOVERY)
    if abs(wrong) > timedelta(days=1) or wrong > timedelta():
        assert timedelta() <= lasted(up) < MINUTE
        assert not up.data["between"]
    else:  # by so much a machine may have been paused, with the server down or not
        assert lasted(up) < 2 * timedelta(hours=2)
    assert abs(at(up.data["ended_at"]) - datetime.now(UTC)) < MINUTE
    assert len(told(bot, Kind.OUTAGE, Kind.RECOVERY)) == 2
    await bot.end()
    in_order(bot)


@pytest.mark.parametrize("wrong", WRONG[:4], ids=str)
async def test_outages_that_are_over_are_moved_along(bot: RunningBot, wrong: timedelta) -> None:
    clock = await begun(bot, wrong)
    server = bot.servers["Main"]
    await server.stop()
    await alarm(bot, Kind.OUTAGE)
    await server.start()
    await alarm(bot, Kind.RECOVERY)
    clock.ahead = timedelta()
    await verdicts(bot, 3)
    assert bot.app
    anna, outages = bot.operator(ANNA), bot.app._services.outages
    (outage,) = await outages.last(anna, server_of(bot), 5)
    assert outage.ended_at
    assert datetime.now(UTC) - MINUTE < outage.began_at < outage.ended_at < datetime.now(UTC)
    state = monitor_of(bot).state(server_of(bot))
    assert state.since
    assert datetime.now(UTC) - MINUTE < state.since <= datetime.now(UTC)
    share = (await outages.availability(anna, server_of(bot))).day
    assert share.known < 0.01
    assert share.available is None or 0 <= share.available <= 1


@pytest.mark.parametrize("wrong", WRONG[:2], ids=str)
async def test_an_outage_over_a_restart_with_another_clock(
    bot: RunningBot, wrong: timedelta
) -> None:
    clock = await begun(bot, wrong)
    server = bot.servers["Main"]
    await server.stop()
    await alarm(bot, Kind.OUTAGE)
    await bot.end()
    clock.ahead = timedelta()
    await bot.begin()
    await verdicts(bot, 3)
    await server.start()
    up = await alarm(bot, Kind.RECOVERY)
    assert timedelta() <= lasted(up) < timedelta(days=3) + MINUTE
    assert abs(at(up.data["ended_at"]) - datetime.now(UTC)) < MINUTE
    await bot.end()
    in_order(bot)


@pytest.mark.parametrize("back", [timedelta(seconds=-30), timedelta(days=-3)], ids=str)
async def test_bad_checks_are_in_a_row_over_a_clock_that_is_set(
    bot: RunningBot, back: timedelta
) -> None:
    clock = bot.now = MovableClock()
    server = await monitored(bot, failures=4)
    bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await checks(server, 2)
    await server.stop()
    await bot.until(lambda: bot.rows("SELECT 1 FROM streaks WHERE bad >= 2"), 15)
    clock.ahead = back
    down = await alarm(bot, Kind.OUTAGE)
    assert abs(at(down.data["began_at"]) - clock()) < MINUTE
    found = newest_check(bot)
    assert found
    assert found.since
    assert found.since <= found.checked_at


async def test_a_certificate_announced_by_a_clock_that_was_ahead(bot: RunningBot) -> None:
    """The simulator's certificates are good for 30 days."""
    clock = await begun(bot, timedelta(days=400))
    expired = await alarm(bot, Kind.CERTIFICATE)
    assert expired.data["days"] == 0
    clock.ahead = timedelta(days=18)
    await checks(bot.servers["Main"], 3)
    assert [alert.data["days"] for alert in told(bot, Kind.CERTIFICATE)] == [0, 12]
    clock.ahead = timedelta(days=28)
    await checks(bot.servers["Main"], 3)
    assert [alert.data["days"] for alert in told(bot, Kind.CERTIFICATE)] == [0, 12, 2]
    clock.ahead -= timedelta(seconds=30)  # no reason to tell it again
    await checks(bot.servers["Main"], 3)
    assert len(told(bot, Kind.CERTIFICATE)) == 3
