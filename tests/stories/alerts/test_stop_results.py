"""The result of a stop whose screen Telegram did not take comes as a message."""

from __future__ import annotations

from dataclasses import replace

import pytest

from demo.telegram import Fault, Person, Status
from demo.trueconf import Guest
from demo.trueconf import Person as Participant
from services.stop.request import StopLimits
from services.stop.results import StopResultLimits
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import ANNA, EDIT, alerts_to, settled
from tests.stories.screens.scenes import at_rest, words

ROOM, TOPIC = "4406127733", "Board meeting"
NEW_SESSION = words().text("btn-open-new-session")
REFUSED = Status(400, '{"ok": false, "error_code": 400, "description": "Bad Request: X"}')


@pytest.fixture(autouse=True)
def _soon(bot: RunningBot) -> None:
    """A screen has two seconds to show a result."""
    bot.limits = replace(
        bot.limits,
        stop=StopLimits(waiting=30.0, showing=2.0),
        stop_results=StopResultLimits(every=0.05, expecting=0.05),
    )


async def at_confirm(bot: RunningBot) -> Person:
    server = await bot.add_server()
    server.world.add_room(ROOM, TOPIC, "ivanova")
    server.world.begin(ROOM, [Participant("ivanova", "Anna Ivanova", 2)])
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await anna.send("/start", wait=True)
    for label in ("Conferences", TOPIC, "Stop…"):
        await anna.press(label)
    return anna


async def test_it_comes_once_where_the_screen_was_not_taken(bot: RunningBot) -> None:
    anna = await at_confirm(bot)
    bot.telegram.faults.add(Fault(EDIT, REFUSED, times=None))
    await anna.press("⏹ Stop ")
    await bot.until(lambda: alerts_to(bot, ANNA))
    await settled(bot)
    assert alerts_to(bot, ANNA) == [f"☑ {TOPIC} has been stopped.\nMain, ID {ROOM}"]
    assert bot.rows("SELECT told_at IS NOT NULL FROM audit") == [(1,)]
    await bot.restart()
    await bot.until(lambda: bot.rows("SELECT 1 FROM audit WHERE told_at IS NOT NULL"))
    assert len(alerts_to(bot, ANNA)) == 1


async def test_it_does_not_come_where_the_screen_shows_it(bot: RunningBot) -> None:
    bot.limits = replace(bot.limits, stop=StopLimits(waiting=30.0, showing=60.0))
    anna = await at_confirm(bot)
    await anna.press("⏹ Stop ")
    await anna.sees("has been stopped")
    await bot.until(lambda: bot.rows("SELECT 1 FROM audit WHERE told_at IS NOT NULL"))
    await bot.restart()
    assert bot.rows("SELECT * FROM alerts") == []


async def test_one_that_is_undecided_has_a_button_that_looks_again(bot: RunningBot) -> None:
    anna = await at_confirm(bot)
    await anna.press("⏹ Stop ")
    await bot.until(lambda: bot.rows("SELECT 1 FROM audit WHERE told_at IS NOT NULL"))
    await bot.change("UPDATE audit SET outcome = 'not-confirmed', told_at = NULL")
    await bot.until(lambda: alerts_to(bot, ANNA))
    assert "does not say whether it has ended" in alerts_to(bot, ANNA)[0]
    ((number,),) = bot.rows("SELECT message_id FROM alerts")
    await anna.press("Refresh", message_id=number)
    assert alerts_to(bot, ANNA) == [f"☑ {TOPIC} has been stopped.\nMain, ID {ROOM}"]


async def test_who_is_no_operator_any_more_hears_nothing(bot: RunningBot) -> None:
    anna = await at_confirm(bot)
    bot.limits = replace(bot.limits, stop=StopLimits(waiting=30.0, showing=999.0))
    await bot.restart()
    bot.telegram.faults.add(Fault(EDIT, REFUSED, times=None))
    await anna.press("⏹ Stop ")
    await bot.end()
    bot.operators = [1002]
    bot.telegram.person(1002, "Bernd", language="en")
    await bot.begin()
    await bot.until(lambda: bot.rows("SELECT 1 FROM audit WHERE told_at IS NOT NULL"))
    assert bot.rows("SELECT * FROM alerts") == []


RESTARTED = "a new session of it has already started"


async def told_of_a_new_session(bot: RunningBot) -> tuple[Person, int]:
    """The message with the result of a stop after which the conference has begun anew."""
    anna = await at_confirm(bot)
    await anna.press("⏹ Stop ")
    await bot.until(lambda: bot.rows("SELECT 1 FROM audit WHERE told_at IS NOT NULL"))
    await at_rest(bot)  # else its screen marks what comes now as told
    bot.servers["Main"].world.begin(ROOM, [Participant("ivanova", "Anna Ivanova", 2), Guest()])
    await bot.change("UPDATE audit SET outcome = 'stopped-restarted', told_at = NULL")
    await bot.until(lambda: any(RESTARTED in told for told in alerts_to(bot, ANNA)))
    await settled(bot)
    # On a busy machine the first result may have come as a message, too.
    *_, (number,) = bot.rows("SELECT message_id FROM alerts ORDER BY id")
    return anna, number


async def test_it_leads_to_the_new_session(bot: RunningBot) -> None:
    anna, number = await told_of_a_new_session(bot)
    assert RESTARTED in alerts_to(bot, ANNA)[-1]

    await anna.press(NEW_SESSION, message_id=number)

    assert anna.screen.message_id > number
    assert "Participants: 2\n" in anna.screen.text
    await anna.press(NEW_SESSION, message_id=number)  # it stays
    assert bot.stops() == [ROOM]
    for button in ("Stop…", "⏹ Stop for 2 participants"):
        await anna.press(button)
    await anna.sees("has been stopped")
    assert bot.stops() == [ROOM, ROOM]


async def test_the_new_session_has_ended_too(bot: RunningBot) -> None:
    anna, number = await told_of_a_new_session(bot)
    bot.servers["Main"].world.end(ROOM)
    open_before = anna.screen
    press = await anna.press(NEW_SESSION, message_id=number)
    assert "already ended" in press.text
    assert anna.screen == open_before


async def test_a_stop_of_long_ago_leads_nowhere(bot: RunningBot) -> None:
    anna, number = await told_of_a_new_session(bot)
    await bot.change("UPDATE audit SET requested_at = '2020-01-01 00:00:00.000000'")
    press = await anna.press(NEW_SESSION, message_id=number)
    assert "outdated" in press.text
    assert "Participants" not in anna.screen.text


async def test_the_result_of_another_operator_leads_nowhere(bot: RunningBot) -> None:
    anna, number = await told_of_a_new_session(bot)
    data = next(
        button.data for row in anna.chat.messages[number].history[-1].keyboard for button in row
    )
    await bot.end()
    boris = bot.add_operator(1002, "Boris")
    await bot.begin()
    await boris.send("/start", wait=True)
    press = await boris.press_data(str(data))
    assert "outdated" in press.text
    assert "Participants" not in boris.screen.text
