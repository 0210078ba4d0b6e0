"""The result of a stop whose screen Telegram did not take comes as a message."""

from __future__ import annotations

from dataclasses import replace

import pytest

from demo.telegram import Fault, Person, Status
from demo.trueconf import Person as Participant
from services.stop.request import StopLimits
from services.stop.results import StopResultLimits
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import ANNA, EDIT, alerts_to, settled

ROOM, TOPIC = "4406127733", "Board meeting"
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
