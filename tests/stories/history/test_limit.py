"""The license limit of a server: told at 90 and at 100 percent, once for each crossing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from services.alerts.kinds import Kind
from services.history.limits import HistoryLimits
from tests.running_bot import RunningBot
from tests.stories.history.scenes import sampler_of
from tests.stories.monitoring.scenes import (
    ANNA,
    MovableClock,
    alarm,
    monitored,
    server_of,
    told,
    verdicts,
)

NOW = datetime(2026, 11, 22, 12, 2, tzinfo=UTC)


async def test_each_crossing_is_told_once(bot: RunningBot) -> None:
    bot.now = clock = MovableClock(NOW - datetime.now(UTC))
    bot.limits = replace(bot.limits, history=HistoryLimits(first=3600.0, spread=0.0, fresh=0.0))
    server = await monitored(bot)
    bot.server_settings["Main"] += "\nusers_limit = 20"
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await anna.send("/start", wait=True)
    await verdicts(bot, 1)

    async def sample(online: int) -> int:
        server.world.users.clear()
        server.world.add_users(40, online=online)
        clock.ahead += timedelta(minutes=5)
        await sampler_of(bot).round()
        return len(told(bot, Kind.LIMIT))

    assert await sample(17) == 0
    assert await sample(18) == 1
    await anna.sees("18 users are online, 20 are allowed")
    assert await sample(19) == 1
    assert await sample(17) == 1
    assert await sample(18) == 1, "it only swings"
    assert await sample(20) == 2
    await bot.restart()
    await verdicts(bot, 1)
    assert await sample(21) == 2, "also after a restart"
    assert await sample(10) == 2
    assert await sample(20) == 3
    last = await alarm(bot, Kind.LIMIT, 3)
    assert (last.data["users"], last.data["limit"], last.data["percent"]) == (20, 20, 100)


async def test_a_crossing_in_maintenance_is_told_after_it(bot: RunningBot) -> None:
    bot.now = clock = MovableClock(NOW - datetime.now(UTC))
    bot.limits = replace(bot.limits, history=HistoryLimits(first=3600.0, spread=0.0, fresh=0.0))
    server = await monitored(bot)
    bot.server_settings["Main"] += "\nusers_limit = 20"
    bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await verdicts(bot, 1)
    assert bot.app
    await bot.app._services.maintenance.pause(bot.operator(ANNA), server_of(bot), 30)
    server.world.users.clear()
    server.world.add_users(40, online=19)
    for minutes, alerts in ((5, 0), (24, 0), (31, 1), (36, 1)):
        clock.ahead = NOW - datetime.now(UTC) + timedelta(minutes=minutes)
        await verdicts(bot, 2)  # an older one says nothing of these five minutes
        await sampler_of(bot).round()
        assert len(told(bot, Kind.LIMIT)) == alerts
    # What was sampled in maintenance says nothing of availability.
    down = bot.rows("SELECT down FROM samples ORDER BY slot")
    assert down == [(None,), (None,), (0,), (0,)]
