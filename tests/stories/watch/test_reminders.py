"""Being reminded of a forgotten conference in an hour or four, or never again of its session."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from demo.telegram import Person
from demo.trueconf import Fault, Guest, SimulatedTrueConf, Status
from services.alerts.kinds import Kind
from services.conferences.references import SessionRef
from services.conferences.session_state import State, read_state
from services.forgotten.reminders import ReminderLimits
from services.servers import Server
from tests.running_bot import RunningBot
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
def clock(bot: RunningBot) -> MovableClock:
    """The bot's clock, which is looked at often."""
    bot.limits = replace(bot.limits, reminders=ReminderLimits(longest_sleep=0.05))
    bot.now = MovableClock()
    return bot.now


async def announced(bot: RunningBot) -> tuple[SimulatedTrueConf, Person]:
    server, anna = await watched(bot)
    forget(server)
    await alarm(bot)
    return server, anna


async def no_reminder(bot: RunningBot) -> None:
    """Every wish has been dealt with, and nobody was told again."""
    await bot.until(lambda: not bot.rows("SELECT 1 FROM reminders WHERE due_at IS NOT NULL"), 15)
    assert len(told(bot)) == 1


@pytest.mark.parametrize("hours", [1, 4])
async def test_it_comes_when_it_is_due_to_who_asked(
    bot: RunningBot, clock: MovableClock, hours: int
) -> None:
    boris = bot.add_operator(BORIS, "Boris")
    server, anna = await watched(bot)
    await boris.send("/start", wait=True)
    forget(server)
    await alarm(bot)
    press = await anna.press(f"Remind in {hours}\xa0h", message_id=message(bot))
    assert press.alert
    assert f"in {hours}\xa0h" in press.text
    clock.ahead = timedelta(hours=hours, minutes=-1)
    await looks(server, 2)
    assert len(told(bot)) == 1

    clock.ahead = timedelta(hours=hours)
    assert (await alarm(bot, 2))["topic"] == TOPIC
    assert len(told(bot, chat=BORIS)) == 1
    assert "Remind in 1\xa0h" in "".join(anna.screen.labels)  # and again, if need be
    server.world.end(ROOM)
    await bot.until(lambda: "has ended" in text(anna, message(bot)), 15)


async def test_it_survives_a_restart_and_the_end_of_the_watch(
    bot: RunningBot, clock: MovableClock
) -> None:
    _, anna = await announced(bot)
    await anna.press("Remind in 1\xa0h", message_id=message(bot))
    await switch(bot, on=False)
    await bot.end()
    clock.ahead = timedelta(hours=2)
    await bot.begin()
    await alarm(bot, 2)


async def test_what_has_ended_is_not_reminded_of(bot: RunningBot, clock: MovableClock) -> None:
    server, anna = await announced(bot)
    await anna.press("Remind in 1\xa0h", message_id=message(bot))
    await switch(bot, on=False)
    server.world.end(ROOM)
    clock.ahead = timedelta(hours=1)
    await no_reminder(bot)
    await bot.until(lambda: told(bot, Kind.FORGOTTEN_ENDED))


async def test_who_is_no_operator_any_more_is_not_reminded(
    bot: RunningBot, clock: MovableClock
) -> None:
    _, anna = await announced(bot)
    await anna.press("Remind in 1\xa0h", message_id=message(bot))
    await switch(bot, on=False)
    await bot.end()
    bot.operators = []
    bot.add_operator(BORIS, "Boris")
    clock.ahead = timedelta(hours=1)
    await bot.begin()
    await no_reminder(bot)


async def test_what_is_led_again_is_not_reminded_of(bot: RunningBot, clock: MovableClock) -> None:
    server, anna = await announced(bot)
    await anna.press("Remind in 1\xa0h", message_id=message(bot))
    server.world.join(ROOM, Guest())
    clock.ahead = timedelta(hours=1)
    await no_reminder(bot)


async def test_in_doubt_it_comes_later(bot: RunningBot, clock: MovableClock) -> None:
    server, anna = await announced(bot)
    await anna.press("Remind in 1\xa0h", message_id=message(bot))
    server.faults.add(Fault("/participants", Status(500), times=None))
    first = bot.rows("SELECT due_at FROM reminders")
    clock.ahead = timedelta(hours=1)
    await bot.until(lambda: bot.rows("SELECT due_at FROM reminders") != first, 15)
    assert len(told(bot)) == 1
    server.faults.clear()
    clock.ahead = timedelta(hours=1, minutes=2)
    await alarm(bot, 2)


async def test_never_again_of_this_session(bot: RunningBot, clock: MovableClock) -> None:
    server, anna = await announced(bot)
    await anna.press("Remind in 1\xa0h", message_id=message(bot))
    await anna.press("undo", message_id=message(bot))
    press = await anna.press("Don’t remind me", message_id=message(bot))
    assert press.alert
    clock.ahead = timedelta(hours=5)
    await looks(server, 3)
    await no_reminder(bot)
    await bot.restart()
    await looks(server, 2)
    assert len(told(bot)) == 1
    assert bot.rows("SELECT operator_id, due_at FROM reminders") == [(ANNA, None)]


async def test_what_has_ended_cannot_be_reminded_of(bot: RunningBot, clock: MovableClock) -> None:
    server, anna = await announced(bot)
    alert = message(bot)
    data = next(
        button.data
        for row in anna.chat.messages[alert].history[-1].keyboard
        for button in row
        if "Remind in 1\xa0h" in button.text and button.data
    )
    server.world.end(ROOM)
    await bot.until(lambda: "has ended" in text(anna, alert), 15)
    press = await anna.press_data(data, message_id=alert)
    assert "already ended" in press.text
    assert bot.rows("SELECT * FROM reminders") == []


async def test_a_clock_that_was_ahead_makes_nobody_wait_for_days(
    bot: RunningBot, clock: MovableClock
) -> None:
    clock.ahead = timedelta(days=3)
    _, anna = await announced(bot)
    await anna.press("Remind in 4\xa0h", message_id=message(bot))
    clock.ahead = timedelta()
    await alarm(bot, 2)


async def test_a_mistake_of_ours_with_one_holds_up_no_other(
    bot: RunningBot, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot.expected_errors = ["incident "]
    server, anna = await announced(bot)
    await anna.press("Remind in 1\xa0h", message_id=message(bot))
    forget(server, "Another one", room="5517238844")
    await alarm(bot, 2)
    await anna.press("Remind in 1\xa0h", message_id=message(bot))

    async def careless(at: Server, ref: SessionRef) -> State:
        if ref.conference_id == ROOM:
            raise ZeroDivisionError
        return await read_state(at, ref)

    monkeypatch.setattr("services.forgotten.reminders.read_state", careless)
    clock.ahead = timedelta(hours=1)
    assert (await alarm(bot, 3))["topic"] == "Another one"
    monkeypatch.undo()
    clock.ahead = timedelta(hours=1, minutes=2)
    assert (await alarm(bot, 4))["topic"] == TOPIC
    assert sum("a reminder" in line for line in bot.records.lines) == 1
