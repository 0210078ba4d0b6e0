"""Between the question and its Yes the world goes on: each conference is judged by itself."""

from __future__ import annotations

from dataclasses import replace

from bot.updates.screens import ConfirmLimits
from demo.trueconf import Guest
from services.roles import Role
from services.stop import Outcome
from tests.stories.forgotten.stage import HOST
from tests.stories.several.stage import YES, Stage, states


async def test_each_is_judged_by_itself(stage: Stage) -> None:
    """One gets people, one a host, one ends, one is held anew, one is protected."""
    stage.forget(6)
    people, host, ends, anew, protected, stays = (
        str(each.conference_id) for each in stage.world.running()
    )
    topics = {room: stage.world.rooms[room].topic for room in stage.world.rooms}
    await stage.to_question(stage.anna)
    stage.world.join(people, Guest())
    stage.world.join(host, HOST)
    stage.world.join(host, Guest())
    stage.world.end(ends)
    stage.world.restart(anew)
    await stage.protect(stage.anna, protected, "ask first")

    await stage.to_result(stage.anna)

    assert stage.anna.screen.text.startswith("1 of 6 stopped · not stopped: 5")
    assert states(stage.anna) == {
        topics[people]: "more participants have joined; nothing was sent",
        topics[host]: "no longer looks forgotten; nothing was sent",
        topics[ends]: "had already ended",
        topics[anew]: "had ended, and has started again; nothing was stopped",
        topics[protected]: "🛡 protected (Anna: ask first); nothing was sent",
        topics[stays]: "☑ stopped",
    }
    assert stage.bot.stops() == [stays]
    assert stage.outcomes()[Outcome.ASKED_AGAIN] == 2
    # The screen has told all of it.
    untold = "SELECT count(*) FROM audit WHERE told_at IS NULL"
    await stage.bot.until(lambda: stage.bot.rows(untold) == [(0,)])
    assert stage.bot.rows("SELECT count(*) FROM alerts") == [(0,)]


async def test_what_is_protected_or_in_doubt_is_left_out_with_its_reason(stage: Stage) -> None:
    stage.forget(4)
    protected, full, *_ = (str(each.conference_id) for each in stage.world.running())
    await stage.search(stage.anna)
    await stage.protect(stage.anna, protected)
    stage.world.join(full, HOST)
    stage.world.join(full, Guest())
    await stage.anna.press("Stop all")
    question = await stage.anna.sees("Stop these 2 conferences?")
    assert "🛡 protected: 1 (Talk 0)" in question.text
    assert "no longer looks forgotten: 1 (Talk 1)" in question.text
    await stage.to_result(stage.anna)
    assert len(stage.bot.stops()) == 2
    assert {protected, full}.isdisjoint(stage.bot.stops())


async def test_a_server_that_is_down_gets_nothing(stage: Stage) -> None:
    stage.forget(5)
    await stage.to_question(stage.anna)
    await stage.server.stop()
    await stage.to_result(stage.anna)
    assert stage.anna.screen.text.startswith("0 of 5 stopped · not stopped: 5")
    assert "❌ the server could not be reached; nothing was sent" in stage.anna.screen.text
    assert stage.outcomes() == {Outcome.UNREACHABLE: 5}
    await stage.server.start()
    await stage.anna.press("◀ List")
    assert stage.bot.stops() == []


async def test_a_server_that_is_down_is_asked_for_nothing(stage: Stage) -> None:
    stage.forget(3)
    await stage.search(stage.anna)
    await stage.server.stop()
    await stage.anna.press("Stop all")
    await stage.anna.sees("None of them can be stopped")
    assert "no usable answer: 3 (Talk 0, Talk 1, +1)" in stage.anna.screen.text
    assert stage.anna.screen.labels == ["◀ No, go back"]
    await stage.server.start()
    assert stage.bot.rows("SELECT * FROM confirmations") == []


async def test_a_right_taken_away_midway(stage: Stage) -> None:
    """What is under way is finished; the rest is refused, and on record as that."""
    stage.forget(8)
    eve = await stage.eve()
    await stage.to_question(eve)
    gate = stage.hold_back()
    await eve.press(YES)
    await stage.server.until(lambda: len(stage.server.stops) == 4)
    operators = stage.services.operators
    operators.admit(eve.id, "Eve", Role.VIEWER, None)
    gate.set()
    await stage.ended(eve)
    assert stage.outcomes() == {Outcome.STOPPED: 4, Outcome.NOT_ALLOWED: 4}
    assert "❌ you may no longer stop it" in eve.screen.text
    assert len(stage.bot.stops()) == 4


async def test_a_viewer_sees_no_key(stage: Stage) -> None:
    stage.forget(3)
    eve = await stage.eve()
    await stage.to_question(eve)
    yes = str(eve.screen.button(YES).data)
    stage.services.operators.admit(eve.id, "Eve", Role.VIEWER, None)
    await eve.press_data(yes)
    assert stage.outcomes() == {}
    await stage.search(eve)
    assert not any("Stop" in label or "Select" in label for label in eve.screen.labels)
    assert stage.bot.stops() == []


async def test_the_question_is_to_be_read_first(stage: Stage) -> None:
    stage.bot.limits = replace(stage.bot.limits, confirm=ConfirmLimits(reading=3600.0))
    await stage.bot.restart()
    stage.forget(2)
    await stage.to_question(stage.anna)
    press = await stage.anna.press(YES)
    assert press.text.startswith("Please read the screen first")
    assert stage.outcomes() == {}


async def test_a_question_that_is_too_old_is_asked_again(stage: Stage) -> None:
    stage.forget(3)
    await stage.to_question(stage.anna)
    old = [each.text for each in stage.anna.screen.buttons[-1]]
    await stage.bot.change(
        "UPDATE confirmations SET shown_at = strftime('%Y-%m-%d %H:%M:%f', shown_at, '-6 minutes')"
    )
    stage.world.end(str(stage.world.running()[0].conference_id))
    await stage.anna.press(YES)
    question = await stage.anna.sees("This screen was too old")
    assert "Stop these 2 conferences?" in question.text
    assert "already ended: 1 (Talk 0)" in question.text
    assert "Stop 3" in old[0]
    assert YES in question.buttons[0][0].text
    assert stage.bot.stops() == []
    await stage.to_result(stage.anna)
    assert stage.outcomes() == {Outcome.ASKED_AGAIN: 3, Outcome.STOPPED: 2}
    assert stage.bot.rows("SELECT count(*) FROM alerts") == [(0,)]
