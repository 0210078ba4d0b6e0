"""What an operator does under the alert of a forgotten conference."""

from __future__ import annotations

import pytest

from demo.trueconf import Generation, Guest
from services.alerts.kinds import Kind
from tests.running_bot import RunningBot
from tests.stories.watch.scenes import (
    ANNA,
    BORIS,
    HOST,
    ROOM,
    TOPIC,
    alarm,
    forget,
    message,
    server_of,
    services_of,
    switch,
    text,
    told,
    watched,
)


async def test_the_card_is_a_new_message_and_the_alert_stays(bot: RunningBot) -> None:
    server, anna = await watched(bot)
    forget(server)
    await alarm(bot)
    alert = message(bot)
    said = text(anna, alert)
    await anna.press("Details", message_id=alert)
    assert anna.screen.message_id > alert
    assert "ID: " + ROOM in anna.screen.text
    assert text(anna, alert) == said
    await anna.press("Details", message_id=alert)  # its buttons are still there
    await anna.press("Back")
    assert "Status" in "".join(anna.screen.labels)


@pytest.mark.parametrize("generation", ["v3.3", "v4"])
async def test_it_tells_the_facts_of_the_card_in_their_order(
    bot: RunningBot, generation: Generation
) -> None:
    server, anna = await watched(bot, generation)
    forget(server)
    await alarm(bot)
    alert = message(bot)
    said = text(anna, alert).split("\n\n")[1].split("\n")
    await anna.press("Details", message_id=alert)
    card = anna.screen.text.split("\n\n")[1].split("\n")
    unread = {"Recording: —"} if generation == "v4" else set()  # it would be one request more
    assert len(said) == 7
    assert [line for line in card[:7] if line not in said] == ["Recording: off"] * len(unread)
    assert unread <= set(said)
    assert [line.split(":")[0] for line in said] == [line.split(":")[0] for line in card[:7]]


@pytest.mark.parametrize("generation", ["v3.3", "v4"])
async def test_stop_asks_first_and_ends_for_everybody(
    bot: RunningBot, generation: Generation
) -> None:
    boris = bot.add_operator(BORIS, "Boris")
    server, anna = await watched(bot, generation)
    await boris.send("/start", wait=True)
    forget(server)
    await alarm(bot)
    alerts = {person: message(bot, person.id) for person in (anna, boris)}
    await anna.press("Stop…", message_id=alerts[anna])
    assert "Stop this conference?" in anna.screen.text
    assert TOPIC in anna.screen.text
    assert server.stops == []
    await anna.press("⏹ Stop ")
    await anna.sees("has been stopped")
    assert server.stops == [ROOM]
    await bot.until(lambda: all("has ended" in text(*each) for each in alerts.items()))


async def test_yes_judges_again(bot: RunningBot) -> None:
    server, anna = await watched(bot)
    forget(server)
    await alarm(bot)
    await anna.press("Stop…", message_id=message(bot))
    server.world.join(ROOM, Guest())
    await anna.press("⏹ Stop ")
    assert "no longer looks forgotten" in anna.screen.text
    assert server.stops == []


@pytest.mark.parametrize("generation", ["v3.3", "v4"])
async def test_when_it_ends_by_itself_the_alert_says_so(
    bot: RunningBot, generation: Generation
) -> None:
    server, anna = await watched(bot, generation)
    forget(server)
    await alarm(bot)
    alert = message(bot)
    server.world.end(ROOM)
    await bot.until(lambda: "has ended" in text(anna, alert), 15)
    assert TOPIC in text(anna, alert)
    assert not anna.chat.messages[alert].history[-1].keyboard
    assert len(told(bot, Kind.FORGOTTEN_ENDED)) == 1


@pytest.mark.parametrize("button", ["Details", "Stop…"])
async def test_a_press_finds_that_it_has_ended(bot: RunningBot, button: str) -> None:
    server, anna = await watched(bot)
    forget(server)
    await alarm(bot)
    await switch(bot, on=False)
    server.world.end(ROOM)
    alert = message(bot)
    press = await anna.press(button, message_id=alert)
    assert press.alert
    assert "already ended" in press.text
    await bot.until(lambda: "has ended" in text(anna, alert))


async def test_another_session_is_never_stopped(bot: RunningBot) -> None:
    server, anna = await watched(bot)
    forget(server)
    await alarm(bot)
    await switch(bot, on=False)
    server.world.end(ROOM)
    server.world.begin(ROOM, [HOST])
    press = await anna.press("Stop…", message_id=message(bot))
    assert "already ended" in press.text
    assert server.stops == []


async def test_a_server_that_was_removed(bot: RunningBot) -> None:
    server, anna = await watched(bot)
    forget(server)
    await alarm(bot)
    alert = message(bot)
    said = text(anna, alert)
    bot.servers["Other"] = bot.servers.pop("Main")
    await bot.restart()
    for button in ("Details", "Stop…", "Remind in 1\xa0h", "Don’t remind me"):
        press = await anna.press(button, message_id=alert)
        assert "no longer in the settings" in press.text
    assert text(anna, alert) == said


async def test_a_forged_press_does_nothing(bot: RunningBot) -> None:
    server, anna = await watched(bot)
    forget(server)
    await alarm(bot)
    for data in ("al-forgotten:stop:999:0", "al-forgotten:remind:1:7", "al-forgotten:x:1:0"):
        press = await anna.press_data(data)
        assert press.alert
    assert bot.rows("SELECT * FROM reminders") == []
    assert services_of(bot).watch.state(bot.operator(ANNA), server_of(bot)).enabled
