"""SIGTERM at a bad moment: what was begun is carried to its end, what was taken is not taken
again.
"""

from __future__ import annotations

import pytest

from demo.telegram import Fault, Hang, Status
from tests.process.process import Process
from tests.process.scenes import ROOM, TO_CONFIRM, TOPIC, two_conferences, walk
from tests.running_bot import RunningBot


async def test_during_a_stop(bot: RunningBot, process: Process) -> None:
    server, anna = await two_conferences(bot)
    server.options.stop_delay = 1.5
    await process.begin()
    await walk(bot, anna, *TO_CONFIRM)
    await anna.press("⏹ Stop ", wait=False)
    await server.until(lambda: server.stops)
    process.terminate()
    assert await process.ended() == 0

    assert f"{TOPIC} has been stopped" in anna.screen.text
    assert server.stops == [ROOM]
    assert bot.outcomes() == ["stopped"]
    assert bot.rows("SELECT count(*) FROM audit WHERE told_at IS NULL") == [(0,)]


async def test_during_a_slow_press(bot: RunningBot, process: Process) -> None:
    server, anna = await two_conferences(bot)
    await process.begin()
    await walk(bot, anna)
    server.options.latency = 0.7
    server.world.adhoc("3303303303", "Interview")
    # Of the poll that would have confirmed the press nothing comes through.
    lost = bot.telegram.faults.add(Fault("getUpdates", Status(502)))
    await anna.press("Refresh", wait=False)
    await server.until(lambda: server.requests[-1].status is None)
    await bot.telegram.until(lambda: lost.hits)
    process.terminate()
    assert await process.ended() == 0
    assert "Running conferences: 3" in anna.screen.text
    assert bot.telegram.world.updates.pending == 0, "the press would come again"

    server.options.latency = 0.0
    await bot.begin()
    await anna.press("Conferences")
    assert "3 running" in anna.screen.text


async def test_a_press_that_comes_too_late_is_for_the_next_life(
    bot: RunningBot, process: Process
) -> None:
    """While the bot ends, it takes nothing new."""
    server, anna = await two_conferences(bot)
    boris = bot.add_operator(1002, "Boris")
    await process.begin()
    await walk(bot, anna)
    await walk(bot, boris)
    server.options.latency = 0.7
    await anna.press("Refresh", wait=False)
    await server.until(lambda: server.requests[-1].status is None)
    process.terminate()
    await process.logs("Polling stopped")
    late = await boris.press("Conferences", wait=False)
    assert await process.ended() == 0
    assert not late.answers
    assert bot.telegram.world.updates.pending == 1

    await bot.begin()
    await late.answered()
    await boris.sees("running conferences")


@pytest.mark.soak  # as long as handlers are given
async def test_a_press_that_hangs_is_cut_off(bot: RunningBot, process: Process) -> None:
    _, anna = await two_conferences(bot)
    await process.begin()
    await walk(bot, anna)
    bot.telegram.faults.add(Fault("edit.*", Hang()))
    await anna.press("preferences")
    process.terminate()
    assert await process.ended() == 0
    assert "are cut off" in process.log
