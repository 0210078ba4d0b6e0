"""The bot is killed in the middle of a pause: it holds on, and what lasts is told at its end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from services.alerts.kinds import Kind
from tests.process.process import Process
from tests.running_bot import RunningBot
from tests.stories.monitoring.scenes import ANNA, comes_back, falls_over, looks, monitored, told

OUTAGES = (Kind.OUTAGE, Kind.RECOVERY)


async def test_a_pause_outlives_kills_and_is_told_once(bot: RunningBot, process: Process) -> None:
    server = await monitored(bot, interval=1)
    anna = bot.add_operator(ANNA, "Anna")
    await process.begin()
    await anna.send("/status", wait=True)
    await anna.press("Pause…")
    await anna.press("1\xa0h")
    await bot.until(lambda: not bot.telegram.world.updates.pending)  # or it would come again
    process.kill()
    await process.ended()

    await falls_over(server)
    await process.begin()
    await bot.until(lambda: bot.rows("SELECT 1 FROM outages WHERE ended_at IS NULL"), 30)
    process.kill()
    await process.ended()
    assert told(bot, *OUTAGES) == []
    assert len(told(bot, Kind.MAINTENANCE)) == 1

    past = (datetime.now(UTC) - timedelta(seconds=1)).strftime("%Y-%m-%d %H:%M:%S.%f")
    await bot.change("UPDATE pauses SET until = ?", past)
    await process.begin()
    await bot.until(lambda: told(bot, Kind.OUTAGE), 30)
    process.kill()
    await process.ended()
    await comes_back(server)
    before = looks(server)
    await process.begin()
    await bot.until(lambda: told(bot, Kind.RECOVERY), 30)
    assert looks(server) > before
    assert [each.kind for each in told(bot, *OUTAGES)] == [*OUTAGES]
    assert len(told(bot, Kind.MAINTENANCE)) == 1
