"""Stopping a conference because it looks forgotten: Yes judges once more."""

from __future__ import annotations

from services.stop.audit import Outcome
from tests.stories.forgotten.stage import HOST, Stage, guests, rows


async def to_confirm(stage: Stage, topic: str = "Weekly sync") -> None:
    await stage.search(stage.anna)
    await stage.anna.press(topic)
    await stage.anna.press("Stop…")
    assert "Stop this conference?" in stage.anna.screen.text


async def test_stopped_and_gone_from_the_list(stage: Stage) -> None:
    held = stage.hold(people=guests(2))
    stage.forget(2)
    await to_confirm(stage)
    await stage.anna.press("⏹ Stop ")
    await stage.anna.sees("has been stopped")
    asked = len(stage.participants_read())
    await stage.anna.press("◀ List")
    assert [row.topic for row in rows(stage.anna)] == ["Talk 0", "Talk 1"]
    assert "2 conferences look forgotten" in stage.anna.screen.text
    assert len(stage.participants_read()) == asked
    assert stage.bot.stops() == [held.conference_id]
    await stage.search(stage.boris)
    assert len(rows(stage.boris)) == 2


async def test_the_reason_stands_on_the_card_and_on_the_question(stage: Stage) -> None:
    held = stage.hold(people=[HOST])
    await stage.search(stage.anna)
    await stage.anna.press("Weekly sync")
    told = "🕯 Looks forgotten: only the moderator is there"
    assert told in stage.anna.screen.text.splitlines()
    await stage.anna.press("Stop…")
    assert told in stage.anna.screen.text.splitlines()
    await stage.anna.press("No, go back")
    stage.world.join(held.id, guests(1)[0])
    await stage.anna.press("Refresh")
    assert "Looks forgotten" not in stage.anna.screen.text


async def test_a_card_of_the_list_tells_no_reason(stage: Stage) -> None:
    stage.hold()
    await stage.to_menu(stage.anna)
    await stage.anna.press("Conferences")
    await stage.anna.press("Weekly sync")
    assert "forgotten" not in stage.anna.screen.text


async def test_kept_running(stage: Stage) -> None:
    stage.hold()
    await to_confirm(stage)
    await stage.anna.press("No, go back")
    await stage.anna.press("Back")
    assert [row.topic for row in rows(stage.anna)] == ["Weekly sync"]
    assert stage.bot.stops() == []


async def test_a_host_joins_before_yes(stage: Stage) -> None:
    held = stage.hold(people=guests(2))
    await to_confirm(stage)
    stage.world.join(held.id, HOST)
    await stage.anna.press("⏹ Stop ")
    await stage.anna.sees("no longer looks forgotten")
    assert "Participants: 3" in stage.anna.screen.text
    assert stage.bot.stops() == []
    assert stage.bot.outcomes() == [Outcome.ASKED_AGAIN]
    await stage.anna.press("⏹ Stop ")
    await stage.anna.sees("has been stopped")
    assert stage.bot.stops() == [held.conference_id]
    assert stage.bot.outcomes() == [Outcome.ASKED_AGAIN, Outcome.STOPPED]
    await stage.anna.press("◀ List")
    assert rows(stage.anna) == []


async def test_a_guest_joins_the_last_host_before_yes(stage: Stage) -> None:
    held = stage.hold(people=[HOST])
    await to_confirm(stage)
    stage.world.join(held.id, guests(1)[0])
    await stage.anna.press("⏹ Stop ")
    await stage.anna.sees("no longer looks forgotten")
    assert stage.bot.stops() == []


async def test_another_rule_is_as_good(stage: Stage) -> None:
    """The host goes, or more guests do: it is forgotten all the same."""
    held = stage.hold(people=[HOST])
    await to_confirm(stage)
    stage.world.leave(held.id, HOST.id)
    await stage.anna.press("⏹ Stop ")
    await stage.anna.sees("has been stopped")
    assert stage.bot.outcomes() == [Outcome.STOPPED]


async def test_more_guests_join_before_yes(stage: Stage) -> None:
    """It looks forgotten still, but the screen named fewer people."""
    held = stage.hold(people=guests(1))
    await to_confirm(stage)
    stage.world.join(held.id, guests(1)[0])
    await stage.anna.press("⏹ Stop ")
    await stage.anna.sees("More participants have joined")
    assert stage.bot.stops() == []
    stage.world.join(held.id, HOST)
    await stage.anna.press("⏹ Stop ")
    await stage.anna.sees("no longer looks forgotten")
    assert stage.bot.stops() == []


async def test_held_anew_before_yes(stage: Stage) -> None:
    held = stage.hold()
    assert held.conference_id
    await to_confirm(stage)
    stage.world.restart(held.conference_id)
    await stage.anna.press("⏹ Stop ")
    await stage.anna.sees("has started again")
    assert stage.bot.stops() == []
    assert stage.bot.outcomes() == [Outcome.REPLACED]
    await stage.anna.press("Open the new session")
    assert "Looks forgotten" not in stage.anna.screen.text
    await stage.anna.press("Stop…")
    await stage.anna.press("⏹ Stop ")  # which does not judge: it was not found among the forgotten
    await stage.anna.sees("has been stopped")
    assert stage.bot.stops() == [held.conference_id]
