"""The bot is killed while presses wait for a slow server: Telegram takes them for done, and the
next life does them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.polling import PollLimits
from demo.telegram import PressSeen
from demo.trueconf import Fault, Hang, SimulatedTrueConf
from services.clock import utc_now
from tests.process.process import Process
from tests.process.scenes import two_conferences, walk
from tests.running_bot import RunningBot

SEEN = "Running conferences: 3"  # one more than before
RESTARTED = "The bot was restarted in the middle of this."


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


async def test_a_screen_that_has_moved_on_is_left_as_it_is(
    bot: RunningBot, process: Process
) -> None:
    """It says what became of the press; the menu would hide that."""
    _, presses = await in_work(bot, process)
    process.kill()
    await process.ended()
    shown = {who: bot.people[who].screen for who in presses}
    bot.execute("DELETE FROM dialogs")
    await process.begin()
    for who, press in presses.items():
        answer = await press.answered()
        assert answer.text.startswith(RESTARTED)
        assert bot.people[who].screen == shown[who]


async def test_killed_with_it_again_it_is_only_told_of(bot: RunningBot, process: Process) -> None:
    server, presses = await in_work(bot, process)
    process.kill()
    await process.ended()
    shown = {who: bot.people[who].screen for who in presses}
    await process.launch()
    given_out = "SELECT count(content) FROM received WHERE is_given_out"
    await bot.until(lambda: bot.rows(given_out) == [(2,)])
    process.kill()
    await process.ended()

    server.faults.clear()
    await process.begin()
    for who, press in presses.items():
        answer = await press.answered()
        assert answer.text.startswith(RESTARTED)
        assert bot.people[who].screen == shown[who]
    await bot.until(lambda: not waiting(bot))


async def test_what_is_old_or_damaged_is_left_out(bot: RunningBot, process: Process) -> None:
    """Telegram does not keep a press for so long, either."""
    server, presses = await in_work(bot, process)
    process.kill()
    await process.ended()
    server.faults.clear()
    damaged_age = "INSERT INTO received (update_id, content, received_at) VALUES (7, '{}', 'then')"
    bot.execute(damaged_age)
    long_ago = utc_now() - timedelta(minutes=3)
    old, damaged = (press.update_id for press in presses.values())
    moved = "UPDATE received SET received_at = ? WHERE update_id = ?"
    bot.execute(moved, long_ago.replace(tzinfo=None).isoformat(" "), old)
    bot.execute("UPDATE received SET content = '[' WHERE update_id = ?", damaged)
    await process.begin()
    for who in presses:
        await walk(bot, bot.people[who])
    assert f"update {old} is a press of long ago, and is left out" in process.log
    assert "update without an id cannot be read and is skipped" in process.log
    assert not any(press.answers for press in presses.values())
    await bot.until(lambda: not waiting(bot))
    bot.unanswered = True
