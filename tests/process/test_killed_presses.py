"""The bot is killed while presses wait for a slow server: Telegram takes them for done, and the
next life does them.
"""

from __future__ import annotations

from dataclasses import replace

from bot.polling import PollLimits
from demo.telegram import PressSeen
from demo.trueconf import Fault, Hang, SimulatedTrueConf
from tests.process.process import Process
from tests.process.scenes import two_conferences, walk
from tests.running_bot import RunningBot

SEEN = "Running conferences: 3"  # one more than before


async def in_work(
    bot: RunningBot, process: Process
) -> tuple[SimulatedTrueConf, dict[int, PressSeen]]:
    """Two presses, which wait for a server that says nothing, and are confirmed."""
    server, anna = await two_conferences(bot)
    boris = bot.add_operator(1002, "Boris")
    await process.begin()
    for each in (anna, boris):
        await walk(bot, each)
    await bot.until(lambda: not waiting(bot))
    server.faults.add(Fault(".", Hang(), times=None))
    presses = {each.id: await each.press("Refresh", wait=False) for each in (anna, boris)}
    await bot.until(lambda: waiting(bot) == 2)
    await bot.until(lambda: not bot.telegram.world.updates.pending)
    return server, presses


def waiting(bot: RunningBot) -> int:
    return int(bot.rows("SELECT count(content) FROM received")[0][0])


async def are_done(
    bot: RunningBot, process: Process, server: SimulatedTrueConf, presses: dict[int, PressSeen]
) -> None:
    """In the next life, and not once more in the one after it."""
    server.faults.clear()
    server.world.adhoc("3303303303", "Interview")
    await process.begin()
    for who, press in presses.items():
        await press.answered()
        await bot.people[who].sees(SEEN)
    await bot.until(lambda: not waiting(bot))
    done = len(process.presses)
    process.kill()
    await process.ended()
    await process.begin()
    await walk(bot, bot.people[1001])
    assert len(process.presses) == done


async def test_killed(bot: RunningBot, process: Process) -> None:
    server, presses = await in_work(bot, process)
    process.kill()
    await process.ended()
    await are_done(bot, process, server, presses)


async def test_cut_off_at_the_end(bot: RunningBot, process: Process) -> None:
    bot.limits = replace(bot.limits, polling=PollLimits(drain=0.2, farewell=0.1))
    server, presses = await in_work(bot, process)
    process.terminate()
    assert await process.ended() == 0
    bot.unanswered = True  # they have been answered, so that nobody waits, and are once more
    await are_done(bot, process, server, presses)
