"""Monitoring on and off, and how often: as the operators chose, at once."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator
from functools import partial

import pytest

from demo.trueconf import Fault, Hang, SimulatedTrueConf
from services.alerts.kinds import Kind
from services.monitoring.check import Verdict
from tests.running_bot import RunningBot
from tests.stories.monitoring.scenes import (
    ANNA,
    BERND,
    alarm,
    checks,
    looks,
    monitor_of,
    monitored,
    newest_check,
    server_of,
    told,
)


def loops() -> list[str]:
    """The names of the loops that check."""
    return [
        task.get_name()
        for task in asyncio.all_tasks()
        if task.get_name().startswith("monitor ") and not task.cancelling()
    ]


async def begun(bot: RunningBot) -> None:
    bot.add_operator(ANNA, "Anna")
    bot.add_operator(BERND, "Bernd")
    await bot.begin()
    assert bot.app
    for number, person in bot.people.items():
        bot.app._services.operators.seen(number, person.user.name, "en")


async def test_the_settings_hold_until_somebody_switches(bot: RunningBot) -> None:
    on, off = await monitored(bot, "On"), await bot.add_server("Off")
    await begun(bot)
    await checks(on, 2)
    assert loops() == ["monitor On"]
    monitor = monitor_of(bot)
    state = monitor.state(server_of(bot, "Off"))
    assert (state.enabled, state.interval, state.changed_by, state.check) == (
        False,
        15,
        None,
        None,
    )

    await monitor.switch(bot.operator(ANNA), server_of(bot, "On"), False)
    await monitor.switch(bot.operator(BERND), server_of(bot, "Off"), True)
    for times in (1, 2):  # at once, and after a restart
        await bot.until(partial(_at_least, off, times))
        assert loops() == ["monitor Off"]
        state = monitor_of(bot).state(server_of(bot, "On"))
        assert (state.enabled, state.changed_by) == (False, "Anna")
        assert state.changed_at is not None
        assert state.since is None
        assert monitor_of(bot).state(server_of(bot, "Off")).changed_by == "Bernd"
        if times == 1:
            await bot.restart()


def _at_least(server: SimulatedTrueConf, times: int) -> bool:
    return looks(server) >= times


@pytest.fixture
def _cut_off_handshakes() -> Iterator[None]:
    """asyncio 3.11 leaves the socket of a handshake that is cut off to the garbage collector."""
    yield
    gc.collect()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.usefixtures("_cut_off_handshakes")
@pytest.mark.parametrize("ends", [True, False])
async def test_off_and_on_and_off_quickly(bot: RunningBot, ends: bool) -> None:
    server = await monitored(bot)
    await begun(bot)
    monitor, main = monitor_of(bot), server_of(bot)
    presses = [(ANNA, False), (BERND, True), (ANNA, False), (BERND, True), (ANNA, ends)]
    await asyncio.gather(*(monitor.switch(bot.operator(who), main, on) for who, on in presses))
    assert loops() == ["monitor Main"] * ends
    assert bot.rows("SELECT enabled, changed_by FROM monitoring") == [(ends, "Anna")]
    before = looks(server)
    if ends:
        await checks(server, 2)
    else:
        with pytest.raises(TimeoutError):
            await checks(server, 1, timeout=1)
        assert looks(server) == before


async def test_off_does_not_wait_for_a_server_that_hangs(bot: RunningBot) -> None:
    server = await monitored(bot, interval=4)
    await begun(bot)
    server.faults.add(Fault("", Hang(), times=None))
    await monitor_of(bot).switch(bot.operator(ANNA), server_of(bot), True)
    await server.until(lambda: server.requests and server.requests[-1].path == "/api/v4/server")
    async with asyncio.timeout(1):
        await monitor_of(bot).switch(bot.operator(ANNA), server_of(bot), False)
    assert loops() == []


async def test_an_outage_lasts_while_nobody_looks(bot: RunningBot) -> None:
    server = await monitored(bot)
    await begun(bot)
    await server.stop()
    down = await alarm(bot, Kind.OUTAGE)
    await monitor_of(bot).switch(bot.operator(ANNA), server_of(bot), False)
    await server.start()
    await monitor_of(bot).switch(bot.operator(ANNA), server_of(bot), True)
    up = await alarm(bot, Kind.RECOVERY)
    assert told(bot) == [down, up]


async def test_another_interval_holds_at_once_and_after_a_restart(bot: RunningBot) -> None:
    server = await monitored(bot, interval=300)
    await begun(bot)
    main = server_of(bot)
    await monitor_of(bot).choose_interval(bot.operator(BERND), main, 0.1)
    await checks(server, 5)
    state = monitor_of(bot).state(main)
    assert (state.interval, state.changed_by) == (0.1, "Bernd")
    await bot.restart()
    await checks(server, 5)
    await monitor_of(bot).choose_interval(bot.operator(BERND), main, None)
    assert monitor_of(bot).state(main).interval == 300
    assert loops() == ["monitor Main"]


async def test_since_when_it_is_as_it_is(bot: RunningBot) -> None:
    server = await monitored(bot)
    await begun(bot)
    await checks(server, 3)
    main = server_of(bot)
    first = monitor_of(bot).state(main)
    assert first.check
    assert first.since
    assert first.since < first.check.checked_at
    await bot.restart()
    await checks(server, 3)
    assert monitor_of(bot).state(main).since == first.since
    await server.status.stop()
    await bot.until(lambda: (now := newest_check(bot)) and now.verdict == Verdict.ENGINE_STOPPED)
    state = monitor_of(bot).state(main)
    assert state.since
    assert state.since > first.check.checked_at
