"""The end of a certificate is told of once at each level, and its renewal."""

from __future__ import annotations

from datetime import timedelta

import pytest

from demo.trueconf import SimulatedTrueConf
from services.alerts.kinds import Kind
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import settled
from tests.stories.monitoring.scenes import (
    ANNA,
    MovableClock,
    alarm,
    checks,
    monitored,
    server_of,
    told,
)

# The certificates of the simulator are good for 30 days.
DAYS = 30


async def begun(bot: RunningBot, clock: MovableClock, verify: bool = True) -> SimulatedTrueConf:
    bot.now = clock
    server = await monitored(bot)
    if not verify:
        bot.server_settings["Main"] = 'ssl_certificate = false\napi_version = "v3.3"'
    bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await checks(server, 2)
    return server


def days(bot: RunningBot) -> list[int]:
    return [alert.data["days"] for alert in told(bot, Kind.CERTIFICATE)]


@pytest.mark.parametrize("verify", [True, False])
async def test_each_level_once(bot: RunningBot, verify: bool) -> None:
    clock = MovableClock()
    server = await begun(bot, clock, verify)
    for left, expected in [(15, []), (14, [14]), (13, [14]), (3, [14, 3]), (1, [14, 3])]:
        clock.ahead = timedelta(days=DAYS - left)
        await checks(server, 3)
        assert days(bot) == expected
    await bot.restart()
    await checks(server, 3)
    assert days(bot) == [14, 3]
    clock.ahead = timedelta(days=DAYS)
    await checks(server, 3)
    assert days(bot) == [14, 3, 0]
    threads = {alert.thread for alert in told(bot, Kind.CERTIFICATE)}
    assert len(threads) == 1
    assert threads.pop().startswith("certificate:1:")


async def test_a_level_that_was_passed_unseen_is_not_told_of(bot: RunningBot) -> None:
    server = await begun(bot, MovableClock(timedelta(days=DAYS - 2)))
    await checks(server, 2)
    assert days(bot) == [2]


async def test_the_renewal_is_told_of_where_the_end_was(bot: RunningBot) -> None:
    clock = MovableClock()
    server = await begun(bot, clock)
    await bot.people[ANNA].send("/start", wait=True)
    clock.ahead = timedelta(days=DAYS - 10)
    ending = await alarm(bot, Kind.CERTIFICATE)
    await settled(bot)  # an end that nobody has been told of needs no renewal
    # The same name, another certificate.
    renewed = bot.authority.issue("127.0.0.1", ends_in=timedelta(days=2 * DAYS))
    server.api._tls = renewed.context
    await server.api.stop()
    await server.api.start()
    told_of = await alarm(bot, Kind.CERTIFICATE_RENEWED)
    assert told_of.thread == ending.thread
    assert told_of.data["expires_at"] > ending.data["expires_at"]
    await checks(server, 3)
    assert len(told(bot, Kind.CERTIFICATE, Kind.CERTIFICATE_RENEWED)) == 2


async def test_an_expired_certificate_that_is_refused(bot: RunningBot) -> None:
    clock = MovableClock()
    server = await begun(bot, clock)
    server.api._tls = bot.authority.issue("127.0.0.1", expired=True).context
    await server.api.stop()
    await server.api.start()
    outage = await alarm(bot, Kind.OUTAGE)
    assert (outage.data["verdict"], outage.data["reason"]) == ("tls", "expired")
    clock.ahead = timedelta(days=DAYS)
    await alarm(bot, Kind.CERTIFICATE)
    assert days(bot) == [0]


async def test_a_level_that_is_reached_in_maintenance_is_told_after_it(bot: RunningBot) -> None:
    clock = MovableClock()
    server = await begun(bot, clock)
    clock.ahead = timedelta(days=DAYS - 14, minutes=-10)
    await checks(server, 2)  # it has been noticed that the clock was set
    assert bot.app
    maintenance = bot.app._services.maintenance
    await maintenance.pause(bot.operator(ANNA), server_of(bot), 60)
    clock.ahead += timedelta(minutes=30)
    await checks(server, 3)
    assert days(bot) == []
    await bot.restart()
    await checks(server, 3)
    assert days(bot) == []
    clock.ahead += timedelta(minutes=40)
    await alarm(bot, Kind.CERTIFICATE)
    assert days(bot) == [14]
