"""SIGTERM at a bad moment: what was begun is carried to its end, what was taken is not taken
again.
"""

from __future__ import annotations

import pytest

from demo.telegram import Fault, Hang, Status
from tests.process.process import Process
from tests.process.scenes import ROOM, TO_CONFIRM, TOPIC, two_conferences, walk
from tests.running_bot import House


async def test_during_a_stop(house: House, process: Process) -> None:
    server, anna = await two_conferences(house)
    server.options.stop_delay = 1.5
    await process.begin()
    await walk(house, anna, *TO_CONFIRM)
    await anna.press("Yes", wait=False)
    await server.until(lambda: server.stops)
    process.terminate()
    assert await process.ended() == 0

    assert f"{TOPIC} has been stopped" in anna.screen.text
    assert server.stops == [ROOM]
    assert house.outcomes() == ["stopped"]
    assert house.rows("SELECT count(*) FROM audit WHERE told_at IS NULL") == [(0,)]


async def test_during_a_slow_press(house: House, process: Process) -> None:
    server, anna = await two_conferences(house)
    await process.begin()
    await walk(house, anna)
    server.options.latency = 0.7
    server.world.adhoc("3303303303", "Interview")
    # Of the poll that would have confirmed the press nothing comes through.
    house.telegram.faults.add(Fault("getUpdates", Status(502)))
    await anna.press("Refresh", wait=False)
    await server.until(lambda: server.requests[-1].status is None)
    process.terminate()
    assert await process.ended() == 0
    assert "Running conferences: 3" in anna.screen.text
    assert house.telegram.world.updates.pending == 0, "the press would come again"

    server.options.latency = 0.0
    await house.begin()
    await anna.press("Show conferences")
    assert "3 running" in anna.screen.text


async def test_a_press_that_comes_too_late_is_for_the_next_life(
    house: House, process: Process
) -> None:
    """While the bot ends, it takes nothing new."""
    server, anna = await two_conferences(house)
    boris = house.add_operator(1002, "Boris")
    await process.begin()
    await walk(house, anna)
    await walk(house, boris)
    server.options.latency = 0.7
    await anna.press("Refresh", wait=False)
    await server.until(lambda: server.requests[-1].status is None)
    process.terminate()
    await process.logs("Polling stopped")
    late = await boris.press("Show conferences", wait=False)
    assert await process.ended() == 0
    assert not late.answers
    assert house.telegram.world.updates.pending == 1

    await house.begin()
    await late.answered()
    await boris.sees("running conferences")


@pytest.mark.soak  # as long as handlers are given
async def test_a_press_that_hangs_is_cut_off(house: House, process: Process) -> None:
    _, anna = await two_conferences(house)
    await process.begin()
    await walk(house, anna)
    house.telegram.faults.add(Fault("edit.*", Hang()))
    await anna.press("preferences")
    process.terminate()
    assert await process.ended() == 0
    assert "are cut off" in process.log
