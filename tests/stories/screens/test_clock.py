"""The clock of the machine is set back by an hour: nothing waits for that hour to pass again."""

from __future__ import annotations

from datetime import timedelta

from demo.telegram import Fault, Status
from services.alerts.kinds import Kind
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import SEND, alerts_to, settled, waiting
from tests.stories.monitoring.scenes import (
    ANNA,
    MovableClock,
    alarm,
    comes_back,
    falls_over,
    monitored,
)

HOUR = timedelta(hours=1)


async def test_an_alert_that_waits_and_the_end_of_its_outage(
    bot: RunningBot,
) -> None:
    clock = bot.now = MovableClock(HOUR)
    server = await monitored(bot)
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await anna.send("/start", wait=True)
    bot.telegram.faults.add(Fault(SEND, Status(502), times=None))
    await falls_over(server)
    down = await alarm(bot, Kind.OUTAGE)
    await bot.until(lambda: bot.rows("SELECT attempts > 0 FROM alerts") == [(1,)])

    clock.ahead -= HOUR
    bot.telegram.faults.clear()
    await bot.until(lambda: waiting(bot) == 0, timeout=10)
    await comes_back(server)
    up = await alarm(bot, Kind.RECOVERY)
    await settled(bot)
    assert up.thread == down.thread
    assert up.data["seconds"] >= 0
    assert len(alerts_to(bot, ANNA)) == 2
