"""Between “Stop…” and the question the card says that its server is asked, and leads away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.updates.screens import ConfirmLimits
from demo.telegram import Person
from demo.trueconf import SimulatedTrueConf
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import at_menu, at_rest, hold, words
from tests.stories.screens.test_answers import Gate

ROOM = "4406127733"
STOP, WAITING = words().text("btn-stop"), words().text("screen-waiting")


async def at_stop(bot: RunningBot) -> tuple[SimulatedTrueConf, Person, Gate]:
    """Stop… has been pressed, and the server has not answered."""
    bot.limits = replace(bot.limits, confirm=ConfirmLimits(reading=0.0, quiet=0.05))
    server = await bot.add_server()
    hold(server)
    anna = await at_menu(bot)
    for key in ("Conferences", "1"):
        await anna.press(key)
    card = anna.screen
    gate = Gate(server)
    await anna.press(STOP, wait=False)
    await anna.sees(WAITING)
    assert anna.screen.text == f"{card.text}\n\n{WAITING}"
    assert anna.screen.buttons == card.buttons
    return server, anna, gate


async def test_the_question_follows(bot: RunningBot) -> None:
    _, anna, gate = await at_stop(bot)
    gate.open()
    await anna.sees("Stop this conference?")
    assert WAITING not in anna.screen.text
    await anna.press("⏹ Stop ")
    await anna.sees("has been stopped")


async def test_another_press_leads_away(bot: RunningBot) -> None:
    _, anna, gate = await at_stop(bot)
    await anna.press("Back")
    await anna.sees("1 running conference")
    gate.open()
    await at_rest(bot)
    assert bot.stops() == []
    assert "Stop this conference?" not in anna.screen.text


@pytest.mark.parametrize("way", ["interrupted", "ended", "refused"])
async def test_the_card_is_as_before_where_no_question_follows(bot: RunningBot, way: str) -> None:
    server, anna, gate = await at_stop(bot)
    if way == "interrupted":
        await anna.send("/unknown", wait=True)
    elif way == "ended":
        server.world.end(ROOM)
        gate.open()
    else:
        gate.refuse()
    await bot.telegram.until(lambda: WAITING not in anna.screen.text)
    await at_rest(bot)
    gate.open()
    assert "Owner" in anna.screen.text
    assert anna.screen.button(STOP)
    if way == "interrupted":
        await anna.press(STOP)
        await anna.sees("Stop this conference?")
