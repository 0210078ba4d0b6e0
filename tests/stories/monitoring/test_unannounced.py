"""An outage that lasts is told to whoever wanted no alert when it began, and now does."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from demo.trueconf import Fault, Status
from services.alerts.kinds import Kind
from services.alerts.places import AlertSubscriptions
from services.monitoring.monitor import Monitor
from tests.running_bot import RunningBot
from tests.stories.monitoring.scenes import (
    ANNA,
    BERND,
    WEB,
    MovableClock,
    Told,
    alarm,
    comes_back,
    monitor_of,
    monitored,
    server_of,
    told,
    verdicts,
)

HOUR = timedelta(hours=1)


def subscriptions(bot: RunningBot) -> AlertSubscriptions:
    assert bot.app
    return bot.app._services.subscriptions


async def begun(bot: RunningBot, ahead: timedelta = timedelta()) -> MovableClock:
    clock = bot.now = MovableClock(ahead)
    bot.limits = replace(bot.limits, sender=replace(bot.limits.sender, longest_sleep=0.2))
    await monitored(bot)
    people = [bot.add_operator(ANNA, "Anna"), bot.add_operator(BERND, "Bernd")]
    await bot.begin()
    for person in people:
        await person.send("/start", wait=True)
    return clock


got = partial(told, arrived=True)


async def arrives(bot: RunningBot, kind: Kind) -> Told:
    """Wait for the alert of a kind to Anna."""
    await bot.until(lambda: got(bot, kind), 15)
    return got(bot, kind)[0]


async def silent(bot: RunningBot) -> None:
    """Whoever is to be told by now would have been."""
    await bot.until(lambda: got(bot, Kind.OUTAGE, chat=BERND), 15)
    await verdicts(bot, 3)
    assert got(bot) == []


WISHES: dict[
    str, tuple[Callable[[RunningBot], Awaitable[None]], Callable[[RunningBot], Awaitable[None]]]
] = {
    "mute": (
        lambda bot: subscriptions(bot).mute(bot.operator(ANNA), 1, 8),
        lambda bot: subscriptions(bot).unmute(bot.operator(ANNA), 1),
    ),
    "kind": (
        lambda bot: subscriptions(bot).refuse(bot.operator(ANNA), kind=Kind.OUTAGE, refused=True),
        lambda bot: subscriptions(bot).refuse(bot.operator(ANNA), kind=Kind.OUTAGE, refused=False),
    ),
    "server": (
        lambda bot: subscriptions(bot).refuse(bot.operator(ANNA), server_id=1, refused=True),
        lambda bot: subscriptions(bot).refuse(bot.operator(ANNA), server_id=1, refused=False),
    ),
}


@pytest.mark.parametrize("wish", WISHES)
async def test_it_is_told_when_it_is_wanted_again(bot: RunningBot, wish: str) -> None:
    await begun(bot)
    unwanted, wanted = WISHES[wish]
    await unwanted(bot)
    await bot.servers["Main"].stop()
    await silent(bot)
    await wanted(bot)
    down = await arrives(bot, Kind.OUTAGE)
    (of_bernd,) = got(bot, Kind.OUTAGE, chat=BERND)
    assert (down.thread, down.data) == (of_bernd.thread, of_bernd.data)
    await comes_back(bot.servers["Main"])
    up = await arrives(bot, Kind.RECOVERY)
    assert got(bot) == [down, up]


@pytest.mark.parametrize("hours", [1, 8, 24])
@pytest.mark.parametrize("restarted", [False, True])
async def test_it_is_told_when_the_mute_ends(bot: RunningBot, hours: int, restarted: bool) -> None:
    clock = await begun(bot)
    await subscriptions(bot).mute(bot.operator(ANNA), 1, hours)
    await bot.servers["Main"].stop()
    await silent(bot)
    clock.ahead = timedelta(hours=hours, minutes=-1)
    if restarted:
        await bot.restart()
    await verdicts(bot, 3)
    assert got(bot) == []
    clock.ahead = timedelta(hours=hours)
    await arrives(bot, Kind.OUTAGE)
    await verdicts(bot, 3)
    assert len(got(bot)) == 1
    assert len(got(bot, chat=BERND)) == 1


async def test_what_has_ended_meanwhile_is_told_in_one_message(bot: RunningBot) -> None:
    clock = await begun(bot)
    await subscriptions(bot).mute(bot.operator(ANNA), 1, 1)
    await bot.servers["Main"].stop()
    await silent(bot)
    await comes_back(bot.servers["Main"])
    await bot.until(lambda: got(bot, Kind.RECOVERY, chat=BERND), 15)
    assert got(bot) == []
    clock.ahead = HOUR
    await arrives(bot, Kind.RECOVERY)
    assert [each.kind for each in got(bot)] == [Kind.OUTAGE, Kind.RECOVERY]
    *_, last = bot.telegram.messages(ANNA)
    assert "Main was down (🔴 unreachable) and is running again" in last.text


async def test_it_is_told_as_it_is_by_then(bot: RunningBot) -> None:
    await begun(bot)
    server = bot.servers["Main"]
    await subscriptions(bot).mute(bot.operator(ANNA), 1, 1)
    await server.stop()
    await silent(bot)
    server.faults.add(Fault(WEB, Status(502), times=None))
    await server.start()
    await verdicts(bot, 3)
    await subscriptions(bot).unmute(bot.operator(ANNA), 1)
    down = await arrives(bot, Kind.OUTAGE)
    assert (down.data["verdict"], down.data["reason"]) == ("api-error", "server-error")


async def test_a_mute_after_it_was_told_tells_it_no_more(bot: RunningBot) -> None:
    clock = await begun(bot)
    await bot.servers["Main"].stop()
    await arrives(bot, Kind.OUTAGE)
    await subscriptions(bot).mute(bot.operator(ANNA), 1, 1)
    clock.ahead = HOUR
    await verdicts(bot, 3)
    assert len(got(bot)) == 1


async def test_nobody_is_told_of_a_server_that_is_not_looked_at(bot: RunningBot) -> None:
    """Whether the outage lasts is not known then."""
    await begun(bot)
    await subscriptions(bot).refuse(bot.operator(ANNA), server_id=1, refused=True)
    await bot.servers["Main"].stop()
    await silent(bot)
    monitor: Monitor = monitor_of(bot)
    await monitor.switch(bot.operator(BERND), server_of(bot), False)
    await subscriptions(bot).refuse(bot.operator(ANNA), server_id=1, refused=False)
    async with asyncio.timeout(15):
        await monitor._tell()
    assert got(bot) == []
    await monitor.switch(bot.operator(BERND), server_of(bot), True)
    await arrives(bot, Kind.OUTAGE)


async def test_who_becomes_an_operator_is_told_of_what_lasts(bot: RunningBot) -> None:
    await monitored(bot)
    bot.add_operator(BERND, "Bernd")
    await bot.servers["Main"].stop()
    await bot.begin()
    await bot.until(lambda: told(bot, Kind.OUTAGE, chat=BERND), 15)
    await bot.end()
    bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await alarm(bot, Kind.OUTAGE)
    assert len(told(bot, chat=BERND)) == 1


async def test_a_clock_that_was_ahead_when_the_mute_began(bot: RunningBot) -> None:
    """It would last for three days more."""
    clock = await begun(bot, timedelta(days=3))
    await subscriptions(bot).mute(bot.operator(ANNA), 1, 8)
    await bot.servers["Main"].stop()
    await silent(bot)
    clock.ahead = timedelta()
    await arrives(bot, Kind.OUTAGE)
    assert await subscriptions(bot).mutes(bot.operator(ANNA)) == []
