"""Several stops are under way: their screen may be left, pressed again, and stopped."""

from __future__ import annotations

import pytest

from services.errors import ConfirmationOutdated
from services.stop import Outcome
from tests.stories.several.stage import YES, Stage, is_result

HALF = 4  # so many at a time


async def begun(stage: Stage, number: int = 7) -> None:
    """Anna has pressed Yes, and four requests are under way."""
    stage.forget(number)
    await stage.to_question(stage.anna)


async def test_stop_here_leaves_the_rest_alone(stage: Stage) -> None:
    await begun(stage)
    gate = stage.hold_back()
    await stage.anna.press(YES)
    await stage.server.until(lambda: len(stage.server.stops) == HALF)
    progress = await stage.anna.sees("0 of 7")
    assert progress.labels == ["✖ Stop here", "◀ List"]
    await stage.anna.press("Stop here")
    gate.set()
    await stage.ended(stage.anna)
    assert stage.anna.screen.text.startswith("4 of 7 stopped · not begun: 3")
    assert stage.anna.screen.text.count("not begun: nothing was sent") == 3
    assert stage.outcomes() == {Outcome.STOPPED: HALF}
    assert len(stage.bot.stops()) == HALF
    assert len(stage.world.running()) == 3


async def test_a_second_yes_shows_the_same(stage: Stage) -> None:
    await begun(stage)
    screen = stage.anna.screen
    yes = str(screen.button(YES).data)
    gate = stage.hold_back()
    await stage.anna.press_data(yes, deliver_twice=True, wait=False)
    await stage.server.until(lambda: len(stage.server.stops) == HALF)
    stage.bot.unanswered = True  # a delivery that comes twice is one press
    gate.set()
    await stage.ended(stage.anna)
    assert stage.anna.screen.text.startswith("7 of 7 stopped")
    assert stage.outcomes() == {Outcome.STOPPED: 7}
    assert len(set(stage.bot.stops())) == len(stage.bot.stops()) == 7


async def test_whoever_leaves_gets_one_message(stage: Stage) -> None:
    await begun(stage)
    gate = stage.hold_back()
    await stage.anna.press(YES)
    await stage.server.until(lambda: len(stage.server.stops) == HALF)
    await stage.anna.press("◀ List")
    gate.set()
    told = "SELECT count(DISTINCT message_id), count(*) FROM alerts WHERE sent_at IS NOT NULL"
    await stage.bot.until(lambda: stage.bot.rows(told)[0][1] == 7)
    assert stage.bot.rows(told) == [(1, 7)]
    assert stage.outcomes() == {Outcome.STOPPED: 7}


async def test_another_question_meanwhile_changes_nothing(stage: Stage) -> None:
    """Of a newer screen; the run has had its Yes."""
    other = stage.hold("Another", hours=0.5)
    await begun(stage)
    gate = stage.hold_back()
    await stage.anna.press(YES)
    await stage.server.until(lambda: len(stage.server.stops) == HALF)
    await stage.to_menu(stage.anna)
    await stage.anna.press("Conferences")
    await stage.anna.press("Another")
    await stage.anna.press("Stop…")
    gate.set()
    await stage.bot.until(lambda: stage.outcomes() == {Outcome.STOPPED: 7})
    assert other.conference_id not in stage.bot.stops()


async def test_two_operators_on_overlapping_sets(stage: Stage) -> None:
    await begun(stage)
    await stage.to_question(stage.boris)
    gate = stage.hold_back()
    await stage.anna.press(YES)
    await stage.server.until(lambda: len(stage.server.stops) == HALF)
    await stage.boris.press(YES)
    await stage.bot.until(lambda: stage.outcomes()[Outcome.IN_PROGRESS] == HALF)
    gate.set()
    await stage.ended(stage.anna)
    await stage.ended(stage.boris)
    assert len(stage.bot.stops()) == len(set(stage.bot.stops())) == 7
    assert stage.outcomes()[Outcome.STOPPED] == 7
    assert stage.outcomes().total() == 14
    assert "Anna is stopping it right now" in stage.boris.screen.text
    assert len(set(stage.batches())) == 2


async def test_the_end_of_the_program_begins_no_other(stage: Stage) -> None:
    """Those that are under way are finished, and shown from the record after the restart."""
    await begun(stage)
    gate = stage.hold_back()
    await stage.anna.press(YES)
    await stage.server.until(lambda: len(stage.server.stops) == HALF)
    assert stage.bot.app
    stage.bot.app.end()
    await stage.bot.until(lambda: stage.bot.app and stage.services.several._ending)
    gate.set()
    await stage.bot.restart()
    assert len(stage.bot.stops()) == HALF
    if "✖ Stop here" in stage.anna.screen.labels:  # else it has been shown by the end
        await stage.anna.press("Stop here")
    await stage.anna.sees("not begun: 3")
    assert is_result(stage.anna)
    assert stage.outcomes() == {Outcome.STOPPED: HALF}
    assert len(stage.bot.stops()) == HALF


async def test_one_of_them_cannot_be_begun_by_itself(stage: Stage) -> None:
    """Its own key stands on no screen."""
    await begun(stage, 2)
    anna = stage.bot.operator(stage.anna.id)
    [(key,), _] = stage.bot.rows("SELECT key FROM confirmations ORDER BY id")
    with pytest.raises(ConfirmationOutdated):
        await stage.services.stop.execute(anna, key)
    assert stage.outcomes() == {Outcome.OUTDATED: 1}
    await stage.to_result(stage.anna)
    assert stage.outcomes() == {Outcome.OUTDATED: 1, Outcome.STOPPED: 2}


async def test_a_question_below_a_newer_one_begins_nothing(stage: Stage) -> None:
    await begun(stage, 3)
    anna = stage.bot.operator(stage.anna.id)
    [(batch,)] = stage.bot.rows("SELECT DISTINCT batch FROM confirmations")
    await stage.to_question(stage.anna)
    with pytest.raises(ConfirmationOutdated):
        await stage.services.several.begin(anna, batch)
    with pytest.raises(ConfirmationOutdated):
        await stage.services.several.begin(stage.bot.operator(stage.boris.id), batch)
    assert stage.outcomes() == {Outcome.OUTDATED: 3}


async def test_what_nothing_identifies_counts_for_a_minute(stage: Stage) -> None:
    """The others of its screen count for five; each is judged when its turn has come."""
    await begun(stage, 3)
    unnamed = str(stage.world.running()[0].conference_id)
    await stage.bot.change(
        "UPDATE confirmations SET session_id = NULL, started_at = NULL WHERE conference_id = ?",
        unnamed,
    )
    await stage.bot.change(
        "UPDATE confirmations SET shown_at = strftime('%Y-%m-%d %H:%M:%f', shown_at, '-2 minutes')"
    )
    await stage.to_result(stage.anna)
    assert unnamed not in stage.bot.stops()
    assert stage.outcomes()[Outcome.STOPPED] == 2
