"""The disk of the bot takes nothing more: it says so, stops nothing that it cannot record, and
goes on when there is space again.
"""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager

from demo.trueconf import Call, Fault, SimulatedTrueConf
from tests.process.process import Process
from tests.process.scenes import ROOM, TO_CONFIRM, TOPIC, two_conferences, walk
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import words

FULL = words().text("error-database-disk")
UNLIMITED = resource.RLIM_INFINITY


@contextmanager
def full_disk(process: Process) -> Iterator[None]:
    """Whatever the bot writes to a file fails, its log included."""
    fill(process)
    try:
        yield
    finally:
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (UNLIMITED, UNLIMITED))


def fill(process: Process) -> None:
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (1, UNLIMITED))


async def test_nothing_is_stopped_without_a_record(bot: RunningBot, process: Process) -> None:
    server, anna = await two_conferences(bot)
    await process.begin()
    await walk(bot, anna, *TO_CONFIRM)
    await bot.until(lambda: len(process.presses) == len(TO_CONFIRM))  # their stack is stored
    with full_disk(process):
        press = await anna.press("⏹ Stop ", wait=False)
        answer = await press.answered()
        assert answer.text == FULL
        assert answer.alert
    assert server.stops == []
    await anna.press("⏹ Stop ")
    assert server.stops == [ROOM]
    assert bot.outcomes() == ["stopped"]


async def test_an_outcome_that_cannot_be_recorded_is_told_and_recorded_later(
    bot: RunningBot, process: Process
) -> None:
    server, anna = await two_conferences(bot)
    await process.begin()
    await walk(bot, anna, *TO_CONFIRM)

    async def no_space(_server: SimulatedTrueConf) -> None:
        fill(process)

    server.faults.add(Fault("/stop$", Call(no_space, before=False)))
    bot.expected_errors.append("is not recorded")
    await anna.press("⏹ Stop ")
    assert f"{TOPIC} has been stopped" in anna.screen.text
    assert bot.outcomes() == [None]

    process.kill()
    await process.ended()
    await process.begin()
    await bot.until(lambda: bot.outcomes() == ["stopped"])
    assert server.stops == [ROOM]


async def test_it_ends_in_order(bot: RunningBot, process: Process) -> None:
    _, anna = await two_conferences(bot)
    await process.begin()
    await walk(bot, anna, "Status")
    fill(process)
    process.terminate()
    assert await process.ended() == 0
