"""The result of a stop whose screen Telegram did not take comes as a message."""

from __future__ import annotations

from dataclasses import replace

import pytest

from demo.telegram import Fault, Person, Status
from demo.trueconf import Person as Participant
from services.stop.results import StopResultLimits
from tests.running_bot import House
from tests.stories.alerts.scenes import ANNA, EDIT, alerts_to, settled

ROOM, TOPIC = "4406127733", "Board meeting"
REFUSED = Status(400, '{"ok": false, "error_code": 400, "description": "Bad Request: X"}')


@pytest.fixture(autouse=True)
def _soon(house: House) -> None:
    """A screen has two seconds to show a result."""
    house.limits = replace(house.limits, stop_results=StopResultLimits(every=0.05, patience=2.0))


async def at_confirm(house: House) -> Person:
    server = await house.add_server()
    server.world.add_room(ROOM, TOPIC, "ivanova")
    server.world.begin(ROOM, [Participant("ivanova", "Anna Ivanova", 2)])
    anna = house.add_operator(ANNA, "Anna")
    await house.begin()
    await anna.send("/start", wait=True)
    for label in ("Show conferences", TOPIC, "Stop…"):
        await anna.press(label)
    return anna


async def test_it_comes_once_where_the_screen_was_not_taken(house: House) -> None:
    anna = await at_confirm(house)
    house.telegram.faults.add(Fault(EDIT, REFUSED, times=None))
    await anna.press("Yes")
    await house.until(lambda: alerts_to(house, ANNA))
    await settled(house)
    assert alerts_to(house, ANNA) == [f"✅ {TOPIC} has been stopped.\nMain, ID {ROOM}"]
    assert house.rows("SELECT told_at IS NOT NULL FROM audit") == [(1,)]
    await house.restart()
    await house.until(lambda: house.rows("SELECT 1 FROM audit WHERE told_at IS NOT NULL"))
    assert len(alerts_to(house, ANNA)) == 1


async def test_it_does_not_come_where_the_screen_shows_it(house: House) -> None:
    house.limits = replace(house.limits, stop_results=StopResultLimits(every=0.05, patience=60.0))
    anna = await at_confirm(house)
    await anna.press("Yes")
    await anna.sees("has been stopped")
    await house.until(lambda: house.rows("SELECT 1 FROM audit WHERE told_at IS NOT NULL"))
    await house.restart()
    assert house.rows("SELECT * FROM alerts") == []


async def test_one_that_is_undecided_has_a_button_that_looks_again(house: House) -> None:
    anna = await at_confirm(house)
    await anna.press("Yes")
    await house.until(lambda: house.rows("SELECT 1 FROM audit WHERE told_at IS NOT NULL"))
    await house.change("UPDATE audit SET outcome = 'not-confirmed', told_at = NULL")
    await house.until(lambda: alerts_to(house, ANNA))
    assert "does not say whether it has ended" in alerts_to(house, ANNA)[0]
    ((number,),) = house.rows("SELECT message_id FROM alerts")
    await anna.press("Check again", message_id=number)
    assert alerts_to(house, ANNA) == [f"✅ {TOPIC} has been stopped.\nMain, ID {ROOM}"]


async def test_who_is_no_operator_any_more_hears_nothing(house: House) -> None:
    anna = await at_confirm(house)
    house.limits = replace(house.limits, stop_results=StopResultLimits(every=0.05, patience=999))
    await house.restart()
    house.telegram.faults.add(Fault(EDIT, REFUSED, times=None))
    await anna.press("Yes")
    await house.end()
    house.operators = [1002]
    house.telegram.person(1002, "Bernd", language="en")
    await house.begin()
    await house.until(lambda: house.rows("SELECT 1 FROM audit WHERE told_at IS NOT NULL"))
    assert house.rows("SELECT * FROM alerts") == []
