"""An outage that lasts is told to whoever wanted no alert when it began, and now does."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from demo.trueconf import Fault, Status
from services.alerts.kinds import Kind
from services.alerts.subscriptions import AlertSubscriptions
from services.monitoring.monitor import Monitor
from tests.running_bot import House
from tests.stories.monitoring.scenes import (
    ANNA,
    BERND,
    WEB,
    MovableClock,
    alarm,
    comes_back,
    monitor_of,
    monitored,
    server_of,
    told,
    verdicts,
)

HOUR = timedelta(hours=1)


def subscriptions(house: House) -> AlertSubscriptions:
    assert house.app
    return house.app._services.subscriptions


async def begun(house: House) -> MovableClock:
    clock = house.now = MovableClock()
    await monitored(house)
    house.add_operator(ANNA, "Anna")
    house.add_operator(BERND, "Bernd")
    await house.begin()
    return clock


async def silent(house: House) -> None:
    """Whoever is to be told by now would have been."""
    await house.until(lambda: told(house, Kind.OUTAGE, chat=BERND), 15)
    await verdicts(house, 3)
    assert told(house) == []


WISHES: dict[
    str, tuple[Callable[[House], Awaitable[None]], Callable[[House], Awaitable[None]]]
] = {
    "mute": (
        lambda house: subscriptions(house).mute(house.operator(ANNA), 1, 8),
        lambda house: subscriptions(house).unmute(house.operator(ANNA), 1),
    ),
    "kind": (
        lambda house: subscriptions(house).refuse(
            house.operator(ANNA), kind=Kind.OUTAGE, refused=True
        ),
        lambda house: subscriptions(house).refuse(
            house.operator(ANNA), kind=Kind.OUTAGE, refused=False
        ),
    ),
    "server": (
        lambda house: subscriptions(house).refuse(house.operator(ANNA), server_id=1, refused=True),
        lambda house: subscriptions(house).refuse(
            house.operator(ANNA), server_id=1, refused=False
        ),
    ),
}


@pytest.mark.parametrize("wish", WISHES)
async def test_it_is_told_when_it_is_wanted_again(house: House, wish: str) -> None:
    await begun(house)
    unwanted, wanted = WISHES[wish]
    await unwanted(house)
    await house.servers["Main"].stop()
    await silent(house)
    await wanted(house)
    down = await alarm(house, Kind.OUTAGE)
    (of_bernd,) = told(house, Kind.OUTAGE, chat=BERND)
    assert (down.thread, down.data) == (of_bernd.thread, of_bernd.data)
    await comes_back(house.servers["Main"])
    up = await alarm(house, Kind.RECOVERY)
    assert told(house) == [down, up]


@pytest.mark.parametrize("hours", [1, 8, 24])
@pytest.mark.parametrize("restarted", [False, True])
async def test_it_is_told_when_the_mute_ends(house: House, hours: int, restarted: bool) -> None:
    clock = await begun(house)
    await subscriptions(house).mute(house.operator(ANNA), 1, hours)
    await house.servers["Main"].stop()
    await silent(house)
    clock.ahead = timedelta(hours=hours, minutes=-1)
    if restarted:
        await house.restart()
    await verdicts(house, 3)
    assert told(house) == []
    clock.ahead = timedelta(hours=hours)
    await alarm(house, Kind.OUTAGE)
    await verdicts(house, 3)
    assert len(told(house)) == 1
    assert len(told(house, chat=BERND)) == 1


async def test_of_what_has_ended_meanwhile_nothing_is_told(house: House) -> None:
    clock = await begun(house)
    await subscriptions(house).mute(house.operator(ANNA), 1, 1)
    await house.servers["Main"].stop()
    await silent(house)
    await comes_back(house.servers["Main"])
    await house.until(lambda: told(house, Kind.RECOVERY, chat=BERND), 15)
    clock.ahead = HOUR
    await verdicts(house, 3)
    assert told(house) == []


async def test_it_is_told_as_it_is_by_then(house: House) -> None:
    await begun(house)
    server = house.servers["Main"]
    await subscriptions(house).mute(house.operator(ANNA), 1, 1)
    await server.stop()
    await silent(house)
    server.faults.add(Fault(WEB, Status(502), times=None))
    await server.start()
    await verdicts(house, 3)
    await subscriptions(house).unmute(house.operator(ANNA), 1)
    down = await alarm(house, Kind.OUTAGE)
    assert (down.data["verdict"], down.data["reason"]) == ("api-error", "server-error")


async def test_a_mute_after_it_was_told_tells_it_no_more(house: House) -> None:
    clock = await begun(house)
    await house.servers["Main"].stop()
    await alarm(house, Kind.OUTAGE)
    await subscriptions(house).mute(house.operator(ANNA), 1, 1)
    clock.ahead = HOUR
    await verdicts(house, 3)
    assert len(told(house)) == 1


async def test_nobody_is_told_of_a_server_that_is_not_looked_at(house: House) -> None:
    """Whether the outage lasts is not known then."""
    await begun(house)
    await subscriptions(house).mute(house.operator(ANNA), 1, 1)
    await house.servers["Main"].stop()
    await silent(house)
    monitor: Monitor = monitor_of(house)
    await monitor.switch(house.operator(BERND), server_of(house), False)
    await subscriptions(house).unmute(house.operator(ANNA), 1)
    async with asyncio.timeout(15):
        await monitor._tell()
    assert told(house) == []
    await monitor.switch(house.operator(BERND), server_of(house), True)
    await alarm(house, Kind.OUTAGE)


async def test_who_becomes_an_operator_is_told_of_what_lasts(house: House) -> None:
    await monitored(house)
    house.add_operator(BERND, "Bernd")
    await house.servers["Main"].stop()
    await house.begin()
    await house.until(lambda: told(house, Kind.OUTAGE, chat=BERND), 15)
    await house.end()
    house.add_operator(ANNA, "Anna")
    await house.begin()
    await alarm(house, Kind.OUTAGE)
    assert len(told(house, chat=BERND)) == 1


async def test_a_clock_that_was_ahead_when_the_mute_began(house: House) -> None:
    """It would last for three days more."""
    clock = house.now = MovableClock(timedelta(days=3))
    await monitored(house)
    house.add_operator(ANNA, "Anna")
    house.add_operator(BERND, "Bernd")
    await house.begin()
    await subscriptions(house).mute(house.operator(ANNA), 1, 8)
    await house.servers["Main"].stop()
    await silent(house)
    clock.ahead = timedelta()
    await alarm(house, Kind.OUTAGE)
    assert await subscriptions(house).mutes(house.operator(ANNA)) == []
