"""A confirm screen counts for five minutes, once, while it is the newest, for its own server."""

from __future__ import annotations

from demo.telegram import Fault as TelegramFault
from demo.telegram.faults import Status
from services.stop.audit import Outcome
from tests.stories.stop.stage import ROOM, TOPIC, Stage, one_generation, says_outdated

pytestmark = one_generation


async def test_a_screen_of_four_minutes_counts(stage: Stage) -> None:
    session = stage.hold()
    await stage.to_confirm(stage.anna)
    await stage.age_screens(4.9)

    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("has been stopped")
    stage.recorded(Outcome.STOPPED, session)


async def test_a_screen_of_six_minutes_is_shown_anew(stage: Stage) -> None:
    session = stage.hold(guests=2, minutes=90)
    await stage.to_confirm(stage.anna)
    await stage.age_screens(6)
    stage.world.leave(ROOM, "ivanova")

    await stage.anna.press("⏹ Stop ")
    await stage.anna.sees("have been updated")
    assert "Participants: 2" in stage.anna.screen.text
    stage.nothing_was_sent()
    stage.recorded(Outcome.ASKED_AGAIN, session, people=2)

    await stage.anna.press("⏹ Stop ")
    await stage.anna.sees("has been stopped")
    assert stage.bot.stops() == [ROOM]
    stage.recorded(Outcome.STOPPED, session, people=2)


async def test_an_old_screen_of_a_restarted_conference_is_not_shown_anew(stage: Stage) -> None:
    session = stage.hold()
    await stage.to_confirm(stage.anna)
    await stage.age_screens(6)
    stage.world.restart(ROOM)

    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("has started again")
    stage.nothing_was_sent()
    stage.recorded(Outcome.REPLACED, session, people=None)


async def test_after_the_clock_was_set_back_it_is_shown_anew(stage: Stage) -> None:
    session = stage.hold()
    await stage.to_confirm(stage.anna)
    await stage.age_screens(-60)

    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("have been updated")
    stage.nothing_was_sent()
    stage.recorded(Outcome.ASKED_AGAIN, session)


async def test_the_question_asked_again_can_be_denied(stage: Stage) -> None:
    stage.hold()
    await stage.to_confirm(stage.anna)
    await stage.age_screens(6)
    await stage.anna.press("⏹ Stop ")
    await stage.anna.sees("have been updated")

    await stage.anna.press("No")
    await stage.anna.press("Stop…")

    assert "have been updated" not in stage.anna.screen.text
    assert stage.world.running(ROOM)


async def test_yes_on_an_older_screen_stops_neither_conference(stage: Stage) -> None:
    session = stage.hold()
    stage.hold("Stand-up", room="5500000001")
    older = await stage.to_confirm(stage.anna)
    for button in ("No", "Back", "Stand-up", "Stop…"):
        await stage.anna.press(button)
    assert "Stand-up" in stage.anna.screen.text

    press = await stage.press_anew(stage.anna, older)

    assert says_outdated(press)
    assert "Conferences" in " ".join(stage.anna.screen.labels)
    stage.nothing_was_sent()
    stage.recorded(Outcome.OUTDATED, session, people=None)


async def test_yes_on_the_screen_above_after_start_stops_nothing(stage: Stage) -> None:
    stage.hold()
    stage.hold("Stand-up", room="5500000001")
    data = await stage.to_confirm(stage.anna)
    above = stage.anna.screen.message_id
    await stage.to_confirm(stage.anna, "Stand-up")
    await stage.rest()

    press = await stage.anna.press_data(data, message_id=above)

    assert says_outdated(press)
    stage.nothing_was_sent()
    assert stage.audit == []


async def test_yes_on_an_older_screen_of_the_same_conference_is_outdated(stage: Stage) -> None:
    session = stage.hold()
    older = await stage.to_confirm(stage.anna)
    await stage.anna.press("No")
    await stage.anna.press("Stop…")

    press = await stage.press_anew(stage.anna, older)

    assert says_outdated(press)
    stage.nothing_was_sent()
    stage.recorded(Outcome.OUTDATED, session, people=None)


async def test_yes_after_no_is_outdated(stage: Stage) -> None:
    stage.hold()
    data = await stage.to_confirm(stage.anna)
    await stage.anna.press("No")

    press = await stage.press_anew(stage.anna, data)

    assert says_outdated(press)
    stage.nothing_was_sent()


async def test_a_used_screen_is_outdated(stage: Stage) -> None:
    session = stage.hold()
    await stage.to_confirm(stage.anna)
    # A kill of the bot can leave this: the Yes counted, and the screen still asks.
    await stage.bot.change("UPDATE confirmations SET used_at = shown_at")
    await stage.rest()

    press = await stage.anna.press("⏹ Stop ")

    assert says_outdated(press)
    stage.nothing_was_sent()
    stage.recorded(Outcome.OUTDATED, session, people=None)


async def test_yes_after_a_restart_of_the_bot_counts(stage: Stage) -> None:
    session = stage.hold()
    await stage.to_confirm(stage.anna)
    await stage.bot.restart()

    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("has been stopped")
    stage.recorded(Outcome.STOPPED, session)


async def test_yes_for_a_server_that_was_removed_stops_nothing(stage: Stage) -> None:
    session = stage.hold()
    await stage.to_confirm(stage.anna)
    await stage.bot.add_server("Other", stage.server.generation)
    removed = stage.bot.servers.pop("Main")
    await stage.bot.restart()
    stage.bot.servers["Main"] = removed

    press = await stage.anna.press("⏹ Stop ")

    assert press.alert
    assert "no longer in the settings" in press.text
    assert "Other" in stage.anna.screen.text
    stage.nothing_was_sent()
    stage.recorded(Outcome.SERVER_GONE, session, people=None)


async def test_yes_for_a_server_with_another_address_stops_nothing(stage: Stage) -> None:
    session = stage.hold()
    await stage.to_confirm(stage.anna)
    moved = stage.bot.servers.pop("Main")
    twin = await stage.bot.add_server("Main", stage.server.generation)
    twin.world.add_room(ROOM, TOPIC)
    twin.world.begin(ROOM)
    await stage.bot.restart()
    stage.bot.servers["Moved"] = moved

    press = await stage.anna.press("⏹ Stop ")

    assert press.alert
    assert "address has changed" in press.text
    stage.nothing_was_sent()
    assert not twin.posts
    stage.recorded(Outcome.SERVER_GONE, session, people=None)


async def test_the_result_does_not_need_its_server_any_more(stage: Stage) -> None:
    stage.hold()
    await stage.to_yes(stage.anna, "has been stopped")
    await stage.bot.add_server("Other", stage.server.generation)
    removed = stage.bot.servers.pop("Main")
    await stage.bot.restart()
    stage.bot.servers["Main"] = removed

    press = await stage.anna.press("◀ List")

    assert press.alert
    assert "no longer in the settings" in press.text
    assert "Other" in stage.anna.screen.text


async def test_yes_on_a_screen_whose_result_was_lost_shows_it(stage: Stage) -> None:
    """Telegram fails when the result is due: the question still stands there."""
    session = stage.hold()
    await stage.to_confirm(stage.anna)
    refusal = '{"ok": false, "error_code": 400, "description": "Bad Request: try later"}'
    refused = Status(400, refusal, "application/json")
    stage.bot.telegram.faults.add(TelegramFault("editMessageText", refused, times=None))
    press = await stage.anna.press("⏹ Stop ")
    assert press.alert
    assert "Stop this conference?" in stage.anna.screen.text
    assert stage.bot.outcomes() == [Outcome.STOPPED]
    stage.bot.telegram.faults.clear()
    await stage.rest()

    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("has been stopped")
    assert stage.bot.stops() == [ROOM]
    stage.recorded(Outcome.STOPPED, session)
    assert len(stage.audit) == 1
