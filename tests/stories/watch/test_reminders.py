"""Being reminded of a forgotten conference in an hour or four, or never again of its session."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from demo.telegram import Person
from demo.trueconf import Fault, Guest, SimulatedTrueConf, Status
from services.alerts.kinds import Kind
from services.conferences.listing import SessionRef
from services.conferences.session_state import State, read_state
from services.forgotten.reminders import ReminderLimits
from services.servers import Server
from tests.running_bot import House
from tests.stories.monitoring.scenes import MovableClock
from tests.stories.watch.scenes import (
    ANNA,
    BORIS,
    ROOM,
    TOPIC,
    alarm,
    forget,
    looks,
    message,
    switch,
    text,
    told,
    watched,
)


@pytest.fixture
def clock(house: House) -> MovableClock:
    """The bot's clock, which is looked at often."""
    house.limits = replace(house.limits, reminders=ReminderLimits(longest_sleep=0.05))
    house.now = MovableClock()
    return house.now


async def announced(house: House) -> tuple[SimulatedTrueConf, Person]:
    server, anna = await watched(house)
    forget(server)
    await alarm(house)
    return server, anna


async def no_reminder(house: House) -> None:
    """Every wish has been dealt with, and nobody was told again."""
    await house.until(
        lambda: not house.rows("SELECT 1 FROM reminders WHERE due_at IS NOT NULL"), 15
    )
    assert len(told(house)) == 1


@pytest.mark.parametrize("hours", [1, 4])
async def test_it_comes_when_it_is_due_to_who_asked(
    house: House, clock: MovableClock, hours: int
) -> None:
    boris = house.add_operator(BORIS, "Boris")
    server, anna = await watched(house)
    await boris.send("/start", wait=True)
    forget(server)
    await alarm(house)
    press = await anna.press(f"Remind in {hours} hr", message_id=message(house))
    assert press.alert
    assert f"in {hours} h" in press.text
    clock.ahead = timedelta(hours=hours, minutes=-1)
    await looks(server, 2)
    assert len(told(house)) == 1

    clock.ahead = timedelta(hours=hours)
    assert (await alarm(house, 2))["topic"] == TOPIC
    assert len(told(house, chat=BORIS)) == 1
    assert "Remind in 1 hr" in "".join(anna.screen.labels)  # and again, if need be
    server.world.end(ROOM)
    await house.until(lambda: "has ended" in text(anna, message(house)), 15)


async def test_it_survives_a_restart_and_the_end_of_the_watch(
    house: House, clock: MovableClock
) -> None:
    _, anna = await announced(house)
    await anna.press("Remind in 1 hr", message_id=message(house))
    await switch(house, on=False)
    await house.end()
    clock.ahead = timedelta(hours=2)
    await house.begin()
    await alarm(house, 2)


async def test_what_has_ended_is_not_reminded_of(house: House, clock: MovableClock) -> None:
    server, anna = await announced(house)
    await anna.press("Remind in 1 hr", message_id=message(house))
    await switch(house, on=False)
    server.world.end(ROOM)
    clock.ahead = timedelta(hours=1)
    await no_reminder(house)
    await house.until(lambda: told(house, Kind.FORGOTTEN_ENDED))


async def test_who_is_no_operator_any_more_is_not_reminded(
    house: House, clock: MovableClock
) -> None:
    _, anna = await announced(house)
    await anna.press("Remind in 1 hr", message_id=message(house))
    await switch(house, on=False)
    await house.end()
    house.operators = []
    house.add_operator(BORIS, "Boris")
    clock.ahead = timedelta(hours=1)
    await house.begin()
    await no_reminder(house)


async def test_what_is_led_again_is_not_reminded_of(house: House, clock: MovableClock) -> None:
    server, anna = await announced(house)
    await anna.press("Remind in 1 hr", message_id=message(house))
    server.world.join(ROOM, Guest())
    clock.ahead = timedelta(hours=1)
    await no_reminder(house)


async def test_in_doubt_it_comes_later(house: House, clock: MovableClock) -> None:
    server, anna = await announced(house)
    await anna.press("Remind in 1 hr", message_id=message(house))
    server.faults.add(Fault("/participants", Status(500), times=None))
    first = house.rows("SELECT due_at FROM reminders")
    clock.ahead = timedelta(hours=1)
    await house.until(lambda: house.rows("SELECT due_at FROM reminders") != first, 15)
    assert len(told(house)) == 1
    server.faults.clear()
    clock.ahead = timedelta(hours=1, minutes=2)
    await alarm(house, 2)


async def test_never_again_of_this_session(house: House, clock: MovableClock) -> None:
    server, anna = await announced(house)
    await anna.press("Remind in 1 hr", message_id=message(house))
    press = await anna.press("Don’t remind me", message_id=message(house))
    assert press.alert
    clock.ahead = timedelta(hours=5)
    await looks(server, 3)
    await no_reminder(house)
    await house.restart()
    await looks(server, 2)
    assert len(told(house)) == 1
    assert house.rows("SELECT operator_id, due_at FROM reminders") == [(ANNA, None)]


async def test_what_has_ended_cannot_be_reminded_of(house: House, clock: MovableClock) -> None:
    server, anna = await announced(house)
    alert = message(house)
    data = next(
        button.data
        for row in anna.chat.messages[alert].history[-1].keyboard
        for button in row
        if "Remind in 1 hr" in button.text and button.data
    )
    server.world.end(ROOM)
    await house.until(lambda: "has ended" in text(anna, alert), 15)
    press = await anna.press_data(data, message_id=alert)
    assert "already ended" in press.text
    assert house.rows("SELECT * FROM reminders") == []


async def test_a_clock_that_was_ahead_makes_nobody_wait_for_days(
    house: House, clock: MovableClock
) -> None:
    clock.ahead = timedelta(days=3)
    _, anna = await announced(house)
    await anna.press("Remind in 4 hr", message_id=message(house))
    clock.ahead = timedelta()
    await alarm(house, 2)


async def test_a_mistake_of_ours_with_one_holds_up_no_other(
    house: House, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.expected_errors = ["incident "]
    server, anna = await announced(house)
    await anna.press("Remind in 1 hr", message_id=message(house))
    forget(server, "Another one", room="5517238844")
    await alarm(house, 2)
    await anna.press("Remind in 1 hr", message_id=message(house))

    async def careless(at: Server, ref: SessionRef) -> State:
        if ref.conference_id == ROOM:
            raise ZeroDivisionError
        return await read_state(at, ref)

    monkeypatch.setattr("services.forgotten.reminders.read_state", careless)
    clock.ahead = timedelta(hours=1)
    assert (await alarm(house, 3))["topic"] == "Another one"
    monkeypatch.undo()
    clock.ahead = timedelta(hours=1, minutes=2)
    assert (await alarm(house, 4))["topic"] == TOPIC
    assert sum("a reminder" in line for line in house.records.lines) == 1
