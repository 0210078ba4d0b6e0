"""Yes cannot be pressed by accident: a second tap of the finger that opened the screen does
nothing.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.updates.screens import ConfirmLimits
from demo.telegram import Drop, Fault, Person, Screen
from demo.trueconf import Guest
from services.stop.audit import Outcome
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import words
from tests.stories.stop.stage import ROOM, TOPIC, Stage, one_generation

pytestmark = one_generation

HOURS = 3600.0


async def with_limit(bot: RunningBot, reading: float) -> None:
    bot.limits = replace(bot.limits, confirm=ConfirmLimits(reading=reading))
    await bot.restart()


def row_of(screen: Screen, label: str) -> tuple[int, int]:
    """Counted from the first row, and from the last one."""
    [row] = [
        number
        for number, row in enumerate(screen.buttons)
        if any(label in button.text for button in row)
    ]
    return row, len(screen.buttons) - 1 - row


def cannot_hit_yes(person: Person, row: tuple[int, int]) -> None:
    """A second tap on this row, in a keyboard that kept its end or its beginning."""
    yes = row_of(person.screen, "⏹ Stop ")
    assert yes[0] != row[0]
    assert yes[1] != row[1]


async def test_the_screen_is_to_be_read_first(stage: Stage) -> None:
    await with_limit(stage.bot, HOURS)
    stage.hold()
    await stage.to_confirm(stage.anna)
    asks = stage.anna.screen

    press = await stage.anna.press("⏹ Stop ")

    assert press.text.startswith("Please read the screen first")
    assert stage.anna.screen == asks
    stage.nothing_was_sent()
    assert stage.audit == []


async def test_it_stays_valid(stage: Stage) -> None:
    await with_limit(stage.bot, HOURS)
    session = stage.hold()
    await stage.to_confirm(stage.anna)
    await stage.anna.press("⏹ Stop ")
    await with_limit(stage.bot, HOURS)  # what an earlier run has shown is old enough

    await stage.anna.press("⏹ Stop ")

    await stage.anna.sees("has been stopped")
    stage.recorded(Outcome.STOPPED, session)


async def test_it_can_be_denied_at_once(stage: Stage) -> None:
    await with_limit(stage.bot, HOURS)
    stage.hold()
    await stage.to_confirm(stage.anna)

    await stage.anna.press("No")

    assert "Stop…" in " ".join(stage.anna.screen.labels)


@pytest.mark.parametrize("language", ["en", "ru", "de", "es"])
async def test_it_says_so_in_each_language(stage: Stage, language: str) -> None:
    stage.anna.user = replace(stage.anna.user, language=language)
    await with_limit(stage.bot, HOURS)
    say = words(language).text
    stage.hold()
    await stage.anna.send("/conferences")
    await stage.anna.sees(TOPIC)
    for button in (TOPIC, say("btn-stop")):
        await stage.anna.press(button)

    press = await stage.anna.press(say("btn-confirm-stop", counted=True, people=1))

    assert press.text == say("error-read-first")
    stage.nothing_was_sent()


async def test_the_question_asked_again_is_to_be_read_too(stage: Stage) -> None:
    stage.hold()
    await stage.to_confirm(stage.anna)
    first = row_of(stage.anna.screen, "⏹ Stop ")
    await with_limit(stage.bot, HOURS)
    stage.world.join(ROOM, Guest())
    await stage.anna.press("⏹ Stop ")
    await stage.anna.sees("More participants")

    cannot_hit_yes(stage.anna, first)
    press = await stage.anna.press("⏹ Stop ")

    assert press.text.startswith("Please read the screen first")
    stage.nothing_was_sent()


async def test_yes_moves_each_time_that_the_question_is_asked_again(stage: Stage) -> None:
    stage.hold()
    await stage.to_confirm(stage.anna)
    for guests in range(3):
        row = row_of(stage.anna.screen, "⏹ Stop ")
        stage.world.join(ROOM, Guest())
        await stage.anna.press("⏹ Stop ")
        await stage.anna.sees(f"Participants: {guests + 2}")
        cannot_hit_yes(stage.anna, row)
    stage.nothing_was_sent()


async def test_after_a_denial_it_stands_where_it_stood_at_first(stage: Stage) -> None:
    stage.hold()
    await stage.to_confirm(stage.anna)
    stage.world.join(ROOM, Guest())
    await stage.anna.press("⏹ Stop ")
    await stage.anna.sees("More participants")
    await stage.anna.press("No")
    row = row_of(stage.anna.screen, "Stop…")

    await stage.anna.press("Stop…")

    cannot_hit_yes(stage.anna, row)


@pytest.mark.parametrize("link", [None, "https://vc.example.com/c/1"], ids=["no link", "link"])
async def test_a_second_tap_on_stop_does_not_hit_yes(stage: Stage, link: str | None) -> None:
    stage.hold()
    stage.world.rooms[ROOM].url = link or ""
    await stage.to_card(stage.anna)
    row = row_of(stage.anna.screen, "Stop…")

    await stage.anna.press("Stop…")

    cannot_hit_yes(stage.anna, row)


async def test_a_screen_whose_acceptance_was_lost_is_as_new(stage: Stage) -> None:
    """Telegram says of the repetition that nothing changed."""
    await with_limit(stage.bot, HOURS)
    stage.hold()
    await stage.to_card(stage.anna)
    stage.bot.telegram.faults.add(Fault("editMessageText", Drop(applied=True)))
    await stage.anna.press("Stop…")

    press = await stage.anna.press("⏹ Stop ")

    assert press.text.startswith("Please read the screen first")
    stage.nothing_was_sent()
