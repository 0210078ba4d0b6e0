"""The bot is killed while it stops a conference: what is said after the restart is true, and
nothing is sent again.
"""

from __future__ import annotations

from dataclasses import replace

from bot.updates.screens import ConfirmLimits
from demo.telegram import Person
from demo.trueconf import Call, Fault, Hang, SimulatedTrueConf
from services.stop.request import StopLimits
from tests.process.process import Process, kill_while_server_is_asked
from tests.process.scenes import (
    OTHER_ROOM,
    ROOM,
    TO_CONFIRM,
    TOPIC,
    notices,
    open_menu,
    two_conferences,
    walk,
)
from tests.running_bot import RunningBot


async def _told(bot: RunningBot, number: int) -> None:
    """So many stops have been settled, and their operators told."""
    told = "SELECT count(*) FROM alerts WHERE kind = 'stop-result' AND sent_at IS NOT NULL"
    await bot.until(lambda: bot.rows(told) == [(number,)], timeout=10)


async def _screen_says(bot: RunningBot, anna: Person, number: int, words: str) -> None:
    """The press that comes again shows what became of the stop; a message tells it only where it
    was known before that.
    """

    def said() -> bool:
        texts = {
            each.message_id: each.now.formatted.text for each in bot.telegram.messages(anna.id)
        }
        return words in texts[number]

    await bot.until(said, timeout=10)
    assert all(words in each for each in notices(bot, anna))
    assert len(notices(bot, anna)) <= 1


async def _fall_silent(server: SimulatedTrueConf) -> None:
    server.faults.add(Fault(".", Hang(), times=None))


async def test_killed_right_after_yes(bot: RunningBot, process: Process) -> None:
    """The request may have been sent or not: if it was, once."""
    server, anna = await two_conferences(bot)
    await process.begin()
    await walk(bot, anna, *TO_CONFIRM)
    await anna.press("⏹ Stop ", wait=False)
    process.kill()
    await process.ended()

    await bot.begin()
    await bot.until(lambda: bot.telegram.world.updates.pending == 0)
    await open_menu(bot, anna)  # behind the press, should it come again
    assert server.stops in ([], [ROOM])
    assert bool(server.world.running(ROOM)) == (not server.stops)
    assert server.world.running(OTHER_ROOM)


async def test_killed_before_the_request_was_carried_out(
    bot: RunningBot, process: Process
) -> None:
    server, anna = await two_conferences(bot)
    await process.begin()
    await walk(bot, anna, *TO_CONFIRM)
    silent = kill_while_server_is_asked(process, applied=False)
    server.faults.add(Fault("/stop", silent, method="POST"))
    confirm = anna.screen
    press = await anna.press("⏹ Stop ", wait=False)
    await process.ended()
    assert bot.outcomes() == [None]

    await bot.begin()
    await press.answered()
    await _screen_says(bot, anna, confirm.message_id, f"{TOPIC} is still running")
    assert server.world.running(ROOM)
    assert bot.outcomes() == ["still-running"]

    # Its screen says what Yes did; the way to a stop is a new confirmation.
    assert server.stops == [ROOM]
    await anna.press("◀ List", message_id=confirm.message_id)
    await anna.press(TOPIC, message_id=confirm.message_id)
    await anna.press("Stop…", message_id=confirm.message_id)
    await anna.press("⏹ Stop ", message_id=confirm.message_id)
    assert server.stops == [ROOM, ROOM]
    assert not server.world.running(ROOM)


async def test_killed_between_the_request_and_its_outcome(
    bot: RunningBot, process: Process
) -> None:
    server, anna = await two_conferences(bot)
    await process.begin()
    await walk(bot, anna, *TO_CONFIRM)
    server.faults.add(
        Fault("/stop", kill_while_server_is_asked(process, applied=True), method="POST")
    )
    screen = anna.screen.message_id
    press = await anna.press("⏹ Stop ", wait=False)
    await process.ended()
    assert bot.outcomes() == [None]

    await bot.begin()
    await press.answered()
    await _screen_says(bot, anna, screen, f"{TOPIC} has been stopped")
    assert bot.outcomes() == ["stopped"]
    assert server.stops == [ROOM]

    await bot.restart()
    await open_menu(bot, anna)
    assert len(notices(bot, anna)) <= 1, "told a second time"


async def test_killed_while_it_looks_whether_the_conference_has_ended(
    bot: RunningBot, process: Process
) -> None:
    """The room is held again meanwhile: the new session is another one."""
    server, anna = await two_conferences(bot)
    await process.begin()
    await walk(bot, anna, *TO_CONFIRM)
    server.faults.add(Fault("/stop", Call(_fall_silent, before=False), method="POST"))
    screen = anna.screen.message_id
    press = await anna.press("⏹ Stop ", wait=False)
    await server.until(lambda: server.stops and server.requests[-1].method == "GET")
    process.kill()
    await process.ended()
    server.faults.clear()
    server.world.begin(ROOM)

    await bot.begin()
    await press.answered()
    await _screen_says(bot, anna, screen, "a new session of it has already started")
    assert bot.outcomes() == ["stopped-restarted"]
    assert server.stops == [ROOM]
    assert server.world.running(ROOM)


async def test_killed_while_the_screen_says_that_it_stops(
    bot: RunningBot, process: Process
) -> None:
    """The words stay where they are; what became of it comes below them."""
    bot.limits = replace(bot.limits, confirm=ConfirmLimits(reading=0.0, quiet=0.0))
    server, anna = await two_conferences(bot)
    await process.begin()
    await walk(bot, anna, *TO_CONFIRM)
    server.faults.add(Fault("/stop", Call(_fall_silent, before=False), method="POST"))
    await anna.press("⏹ Stop ", wait=False)
    await anna.sees(f"Stopping {TOPIC}…")
    await server.until(lambda: server.stops)
    process.kill()
    await process.ended()
    server.faults.clear()

    await bot.begin()
    await _told(bot, 1)
    (told,) = notices(bot, anna)
    assert f"{TOPIC} has been stopped" in told
    await open_menu(bot, anna)
    await anna.press("Conferences")
    assert not any(TOPIC in label for label in anna.screen.labels)
    assert server.stops == [ROOM]


async def test_killed_while_the_screen_counts(bot: RunningBot, process: Process) -> None:
    """It counts no further; its way back works, and what became of it comes as a message."""
    bot.limits = replace(bot.limits, stop=StopLimits(waiting=0.05))
    server, anna = await two_conferences(bot)
    await process.begin()
    await walk(bot, anna, *TO_CONFIRM)
    server.faults.add(Fault("/stop", Call(_fall_silent, before=False), method="POST"))
    await anna.press("⏹ Stop ", wait=False)
    counting = await anna.sees("waiting for the server to confirm")
    await bot.until(lambda: not process.at_work)
    process.kill()
    await process.ended()
    server.faults.clear()

    await bot.begin()
    await _told(bot, 1)
    (told,) = notices(bot, anna)
    assert f"{TOPIC} has been stopped" in told
    await anna.press("◀ List", message_id=counting.message_id)
    assert not any(TOPIC in label for label in anna.screen.labels)
    assert bot.rows("SELECT count(*) FROM alerts") == [(1,)]
    assert server.stops == [ROOM]


async def test_the_server_is_away_at_the_restart(bot: RunningBot, process: Process) -> None:
    server, anna = await two_conferences(bot)
    await process.begin()
    await walk(bot, anna, *TO_CONFIRM)
    server.faults.add(
        Fault("/stop", kill_while_server_is_asked(process, applied=True), method="POST")
    )
    await anna.press("⏹ Stop ", wait=False)
    await process.ended()
    await server.stop()

    await bot.begin()
    await _told(bot, 1)
    (told,) = notices(bot, anna)
    assert "does not say whether it has ended" in told
    assert bot.outcomes() == ["not-confirmed"]

    # The message has a button of its own, which only looks.
    await server.start()
    await anna.press("Refresh")
    (told,) = notices(bot, anna)
    assert f"{TOPIC} has been stopped" in told
    assert bot.outcomes() == ["stopped"]
    assert server.stops == [ROOM]
