"""The bot is killed, or told to end, between its 200 to Telegram and the end of its handlers: what
Telegram believes to be done is done in the next life, and a stop is requested once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace

import pytest

from bot.polling import PollLimits
from demo.telegram import Person
from demo.telegram.hooks import Delivery
from demo.telegram.presses import PressSeen
from demo.trueconf import Fault, Hang, SimulatedTrueConf
from tests.process.process import Process, kill_while_server_is_asked
from tests.process.scenes import ROOM, TO_CONFIRM, TOPIC, two_conferences, walk
from tests.running_bot import RunningBot
from tests.stores import SqliteStore

pytestmark = pytest.mark.usefixtures("front")
SEEN = "Running conferences: 3"  # one more than before
RESTARTED = "The bot was restarted in the middle of this."


def lines(process: Process, who: Person) -> int:
    """How many presses of somebody have been handled to their end, in all lives."""
    return sum(f" operator={who.id} " in line for line in process.presses)


def changed(server: SimulatedTrueConf) -> None:
    """There is something to be seen."""
    server.world.adhoc("3303303303", "Interview")


async def held(bot: RunningBot, server: SimulatedTrueConf, person: Person) -> PressSeen:
    """Telegram has heard 200 for a press, and its handler waits for the server."""
    changed(server)
    requests = len(server.requests)
    press = await person.press("Refresh", wait=False)
    await is_taken(bot, press)
    await server.until(lambda: len(server.requests) > requests)
    return press


async def is_taken(bot: RunningBot, press: PressSeen) -> None:
    taken = Delivery(update_id=press.update_id, status=200)
    await bot.telegram.until(lambda: taken in bot.telegram.world.deliveries)


async def nothing_is_left(bot: RunningBot) -> None:
    """Each update that was taken has been handled to its end, or given out."""
    await bot.until(lambda: not bot.rows("SELECT 1 FROM received WHERE content IS NOT NULL"))


async def each_is_handled_once(
    bot: RunningBot, process: Process, *people: Person, before: int = 0
) -> None:
    """By an end in order: their presses are handled, and nothing is left.

    :param before: lines of presses that were cut off
    """
    process.terminate()
    assert await process.ended() == 0
    assert [lines(process, each) for each in people] == [before + 1] * len(people)
    assert bot.rows("SELECT count(content) FROM received") == [(0,)]
    assert bot.telegram.world.updates.pending == 0
    assert {len(press.answers) for press in bot.telegram.presses[-len(people) :]} == {1}


async def killed(process: Process) -> None:
    process.kill()
    await process.ended()


async def killed_in_work(bot: RunningBot, process: Process) -> tuple[Person, PressSeen]:
    """The bot, with a press that waits for a server; the next life finds that one well."""
    server, anna = await two_conferences(bot)
    await process.begin()
    await walk(bot, anna)
    server.faults.add(Fault(".", Hang(), times=None))
    press = await held(bot, server, anna)
    await killed(process)
    server.faults.clear()
    return anna, press


async def test_presses_of_before_a_kill_are_handled_after_it(
    bot: RunningBot, process: Process
) -> None:
    server, anna = await two_conferences(bot)
    others = [bot.add_operator(1002 + each, f"Operator {each}") for each in range(3)]
    await process.begin()
    for each in (anna, *others):
        await walk(bot, each)
    await nothing_is_left(bot)
    server.faults.add(Fault(".", Hang(), times=None))
    presses = [await held(bot, server, anna)]
    for each in others:
        presses.append(await each.press("Refresh", wait=False))
        await is_taken(bot, presses[-1])
    await killed(process)
    assert bot.rows("SELECT count(content) FROM received") == [(4,)]
    assert not lines(process, anna)

    server.faults.clear()
    await process.begin()
    for press in presses:
        await press.answered()
    for each in (anna, *others):
        await each.sees(SEEN)
    await each_is_handled_once(bot, process, anna, *others)


async def test_a_press_that_is_too_old_to_be_answered_is_handled(
    bot: RunningBot, process: Process
) -> None:
    anna, press = await killed_in_work(bot, process)
    bot.telegram.press_lifetime = 0.0
    await process.begin()
    await anna.sees(SEEN)
    process.terminate()
    assert await process.ended() == 0
    assert lines(process, anna) == 1
    assert not press.answers
    assert "Traceback" not in process.log


async def test_a_screen_that_has_moved_on_is_left_as_it_is(
    bot: RunningBot, process: Process
) -> None:
    anna, press = await killed_in_work(bot, process)
    bot.execute("DELETE FROM dialogs")
    shown = anna.screen
    await process.begin()
    answer = await press.answered()
    assert answer.text.startswith(RESTARTED)
    await each_is_handled_once(bot, process, anna)
    assert anna.screen == shown


async def test_killed_before_its_200_telegram_repeats(bot: RunningBot, process: Process) -> None:
    server, anna = await two_conferences(bot)
    await process.begin()
    await walk(bot, anna)
    changed(server)
    await nothing_is_left(bot)
    with nobody_can_write(bot):
        deliveries = len(bot.telegram.world.deliveries)
        press = await anna.press("Refresh", wait=False)
        hook = bot.telegram.world.updates.hook
        assert hook
        await bot.until(lambda: press.update_id in hook.under_way)
        await killed(process)
        await bot.telegram.until(lambda: len(bot.telegram.world.deliveries) > deliveries)
    assert not bot.rows("SELECT 1 FROM received WHERE update_id = ?", press.update_id)

    await process.begin()
    await press.answered()
    await anna.sees(SEEN)
    await each_is_handled_once(bot, process, anna)


@contextmanager
def nobody_can_write(bot: RunningBot) -> Iterator[None]:
    assert isinstance(bot.store, SqliteStore)
    with closing(sqlite3.connect(bot.store.path)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        yield
        holder.rollback()


@pytest.mark.parametrize("is_press", [True, False], ids=["press", "message"])
async def test_an_update_that_kills_twice_is_told_of_and_left_alone(
    bot: RunningBot, process: Process, is_press: bool
) -> None:
    server, anna = await two_conferences(bot)
    await process.begin()
    await walk(bot, anna)
    await nothing_is_left(bot)
    for life in range(2):
        if life:
            await process.launch()
        server.faults.add(Fault(".", kill_while_server_is_asked(process, applied=True)))
        if not life and is_press:
            await anna.press("Refresh", wait=False)
        elif not life:
            await anna.send("/start")
        await process.ended()
    assert bot.rows("SELECT count(content) FROM received") == [(1,)]

    await process.begin()
    if is_press:
        answer = await bot.telegram.presses[-1].answered()
        assert answer.text.startswith(RESTARTED)
    else:
        await process.logs("has ended two processes, and is left out")
    await nothing_is_left(bot)
    changed(server)
    press = await anna.press("Refresh", wait=False)
    await press.answered()
    await anna.sees(SEEN)
    await each_is_handled_once(bot, process, anna, before=int(is_press))


@pytest.mark.parametrize(("applied", "outcome"), [(True, "stopped"), (False, "still-running")])
async def test_a_stop_is_requested_once(
    bot: RunningBot, process: Process, applied: bool, outcome: str
) -> None:
    """Its Yes is handled once more, and shows what became of the first."""
    server, anna = await two_conferences(bot)
    await process.begin()
    await walk(bot, anna, *TO_CONFIRM)
    dies = kill_while_server_is_asked(process, applied=applied)
    server.faults.add(Fault("/stop", dies, method="POST"))
    press = await anna.press("⏹ Stop ", wait=False)
    await process.ended()
    assert bot.outcomes() == [None]
    assert server.stops == [ROOM]

    await process.begin()
    await bot.until(lambda: bot.outcomes() == [outcome])
    await press.answered()
    process.terminate()
    assert await process.ended() == 0
    assert server.stops == [ROOM]
    assert bool(server.world.running(ROOM)) is not applied
    said = outcome.replace("-", " ")
    assert any(
        TOPIC in message.text and said in message.text
        for message in bot.telegram.messages(anna.id)
    )


async def test_told_to_end_it_finishes_what_it_has_taken(
    bot: RunningBot, process: Process
) -> None:
    server, anna = await two_conferences(bot)
    boris = bot.add_operator(1002, "Boris")
    await process.begin()
    await walk(bot, anna)
    await walk(bot, boris)
    server.options.latency = 0.7
    first = await held(bot, server, anna)
    process.terminate()
    await process.logs("Webhook stopped")
    late = await boris.press("Refresh", wait=False)
    refused = {Delivery(update_id=late.update_id, status=each) for each in (503, 0)}
    assert await process.ended() == 0
    await bot.telegram.until(lambda: refused & {*bot.telegram.world.deliveries})
    assert first.answers
    assert SEEN in anna.screen.text
    assert not late.answers

    server.options.latency = 0.0
    await process.begin()
    await late.answered()
    await boris.sees(SEEN)
    await each_is_handled_once(bot, process, anna, boris)


async def test_what_is_cut_off_at_the_end_comes_again(bot: RunningBot, process: Process) -> None:
    bot.limits = replace(bot.limits, polling=PollLimits(drain=0.2, farewell=0.1))
    server, anna = await two_conferences(bot)
    await process.begin()
    await walk(bot, anna)
    server.faults.add(Fault(".", Hang(), times=None))
    press = await held(bot, server, anna)
    process.terminate()
    assert await process.ended() == 0
    assert "some presses are still in work and are cut off" in process.log
    bot.unanswered = True  # it has been answered, so that nobody waits, and is once more
    before = lines(process, anna)  # where there was time for it

    server.faults.clear()
    await process.begin()
    await press.answered()
    await anna.sees(SEEN)
    await each_is_handled_once(bot, process, anna, before=before)
