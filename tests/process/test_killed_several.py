"""The bot is killed while it stops several conferences: nothing is sent twice, nothing begins by
itself after the restart, and what was begun gets an outcome that is true.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.polling import PollLimits
from demo.telegram import Fault as TelegramFault
from demo.telegram import Person
from demo.trueconf import Call, Fault, Hang, SimulatedTrueConf
from tests.process.process import KillWhileTelegramIsAsked, Process
from tests.process.scenes import ANNA, open_menu
from tests.running_bot import RunningBot

NUMBER = 6
YES = "⏹ Stop 6 conferences"
# What a Yes asks the server for until all six have ended is more than this.
REQUESTS = 24


async def _question(bot: RunningBot, process: Process) -> tuple[SimulatedTrueConf, Person]:
    """Six forgotten conferences, and the question whether to stop them."""
    server, anna = await bot.add_server(), bot.add_operator(ANNA, "Anna")
    for number in range(NUMBER):
        room = f"7{number:09}"
        server.world.add_room(room, f"Talk {number}", "ivanova")
        server.world.begin(room, [], server.world.now() - timedelta(hours=2, minutes=number))
    await process.begin()
    await open_menu(bot, anna)
    await anna.press("Forgotten")
    await bot.telegram.until(lambda: "◀ Back" in anna.screen.labels)
    await anna.press("Stop all")
    await anna.sees("Stop these 6 conferences?")
    return server, anna


def _kill_at(process: Process, number: int, *, applied: bool) -> Call:
    """At the request of this number; until then all goes well."""
    left = number

    async def count(_: SimulatedTrueConf) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            process.kill()
            if not applied:  # nor is anything that comes after it
                await asyncio.Event().wait()

    return Call(count, before=not applied)


@pytest.mark.parametrize("applied", [False, True], ids=["not carried out", "carried out"])
@pytest.mark.parametrize("number", range(0, REQUESTS, 2))
async def test_killed_at_any_request(
    bot: RunningBot, process: Process, number: int, applied: bool
) -> None:
    server, anna = await _question(bot, process)
    question = anna.screen
    yes = str(question.button(YES).data)
    server.faults.add(Fault(".", _kill_at(process, number, applied=applied), times=None))
    await anna.press(YES, wait=False)
    await process.ended()
    server.faults.clear()
    sent = Counter(server.stops)
    begun = {row[0] for row in bot.rows("SELECT conference_id FROM audit")}
    assert begun >= sent.keys()

    await bot.begin()
    if not begun:  # a Yes that Telegram delivers again is the first one
        await bot.telegram.until(lambda: bot.telegram.world.updates.pending == 0)
        await bot._rest(ANNA)
        assert max(Counter(server.stops).values(), default=0) <= 1
        return
    open_ones = "SELECT count(*) FROM audit WHERE told_at IS NULL"
    await bot.until(lambda: bot.rows(open_ones) == [(0,)], timeout=20)
    await bot.telegram.until(lambda: bot.telegram.world.updates.pending == 0)
    with suppress(LookupError):
        await open_menu(bot, anna)

    assert Counter(server.stops) == sent
    assert max(sent.values(), default=0) <= 1
    assert {row[0] for row in bot.rows("SELECT conference_id FROM audit")} == begun
    outcomes = dict(bot.rows("SELECT conference_id, outcome FROM audit"))
    running = {session.conference_id for session in server.world.running()}
    for room, outcome in outcomes.items():
        assert outcome == ("still-running" if room in running else "stopped"), room
    assert running == {f"7{each:09}" for each in range(NUMBER)} - {
        room for room, outcome in outcomes.items() if outcome == "stopped"
    }
    told = bot.rows("SELECT count(*) FROM alerts WHERE kind = 'stop-result'")[0][0]
    unseen = bot.rows("SELECT count(*) FROM audit WHERE settled_at != requested_at")[0][0]
    assert told <= unseen

    if begun:
        # The old Yes tells what is on record, and begins nothing.
        await anna.press_data(yes, message_id=question.message_id)
        assert Counter(server.stops) == sent


async def test_what_was_not_begun_is_not_begun(bot: RunningBot, process: Process) -> None:
    """After the restart the screen says of each what became of it."""
    server, anna = await _question(bot, process)

    async def kill(_: SimulatedTrueConf) -> None:
        process.kill()

    server.faults.add(Fault("/stop", Call(kill, before=False), method="POST"))
    await anna.press(YES, wait=False)
    await process.ended()
    server.faults.clear()
    begun = len(bot.rows("SELECT 1 FROM audit"))
    assert 0 < begun < NUMBER

    await bot.begin()
    await bot.until(lambda: None not in bot.outcomes(), timeout=20)
    # The last screen that was shown: the question, or what its Yes has begun.
    label = next(each for each in anna.screen.labels if not each.startswith("◀"))
    await anna.press(label)
    screen = await anna.sees("not begun")
    assert f"not begun: {NUMBER - begun}" in screen.text
    assert screen.text.count("not begun: nothing was sent") == NUMBER - begun
    assert len(server.stops) == len(set(server.stops)) <= begun


async def test_a_yes_that_telegram_repeats_hides_nothing(
    bot: RunningBot, process: Process
) -> None:
    """It is handled to its end, and the poll that would confirm it finds the bot dead."""
    bot.limits = replace(bot.limits, polling=PollLimits(moment=30.0))
    server, anna = await _question(bot, process)
    server.faults.add(Fault("/stop", Hang(), method="POST", times=None))
    await bot.telegram.until(lambda: not bot.telegram.world.updates.pending)
    bot.telegram.faults.add(TelegramFault("getUpdates", KillWhileTelegramIsAsked(process=process)))
    yes = await anna.press(YES, wait=False)
    await process.ended()
    assert yes.answers
    assert bot.rows("SELECT count(content) FROM received") == [(0,)]
    shown = anna.screen
    server.faults.clear()

    await bot.begin()
    await bot.telegram.until(lambda: not bot.telegram.world.updates.pending)
    await bot._rest(ANNA)
    assert anna.screen == shown
    await anna.press(next(each for each in shown.labels if not each.startswith("◀")))
    await anna.sees("not begun")
    assert len(server.stops) <= 1
