"""Trends: the figures at once, the picture in the same message as soon as it is drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.updates.answers import AnswerLimits
from demo.telegram import Person
from tests.running_bot import RunningBot
from tests.stories.history.scenes import write_a_year
from tests.stories.monitoring.scenes import ANNA, MovableClock
from tests.stories.screens.scenes import at_rest

NOW = datetime(2026, 11, 22, 12, 2, tzinfo=UTC)


@pytest.fixture
def clock(bot: RunningBot) -> MovableClock:
    bot.now = clock = MovableClock(NOW - datetime.now(UTC))
    return clock


def uploads(bot: RunningBot) -> int:
    return sum("attach" in str(seen.params.get("media")) for seen in bot.telegram.requests)


async def test_a_year_in_four_pictures(bot: RunningBot, clock: MovableClock) -> None:
    bot.limits = replace(bot.limits, answers=AnswerLimits(at_once=0.0))
    await bot.add_server()
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await write_a_year(bot, [1], NOW)
    await anna.send("/status", wait=True)
    await anna.sees("running")
    seen: set[str] = set()

    async def picture(label: str) -> None:
        await anna.press(label)
        await bot.telegram.until(lambda: new_picture(anna, seen), timeout=60.0)
        await at_rest(bot)  # else it may not know yet what Telegram calls the picture
        seen.add(photo_of(anna))

    await picture("Trends")
    shown = anna.screen
    assert "24\N{NO-BREAK SPACE}hours" in shown.text
    for label in (
        "7\N{NO-BREAK SPACE}days",
        "Compare",
        "30\N{NO-BREAK SPACE}days",
        "12\N{NO-BREAK SPACE}months",
    ):
        await picture(label)
        assert anna.screen.message_id == shown.message_id
    assert len(seen) == 5
    assert "peak 382" in anna.screen.text
    before = uploads(bot)
    await anna.press("Refresh")
    await anna.press("12\N{NO-BREAK SPACE}months")
    await bot.telegram.until(lambda: anna.screen.photo, timeout=60.0)
    assert uploads(bot) == before, "what Telegram has is not sent again"
    await anna.press("Back")
    await anna.sees("running")
    assert anna.screen.photo is None


def photo_of(person: Person) -> str:
    """What is shown; empty: none."""
    photo = person.screen.photo
    return photo.file_id if photo else ""


def new_picture(person: Person, seen: set[str]) -> bool:
    return photo_of(person) not in {"", *seen}


async def test_the_figures_do_not_wait_for_the_picture(
    bot: RunningBot, clock: MovableClock
) -> None:
    bot.limits = replace(bot.limits, answers=AnswerLimits(at_once=0.0))
    await bot.add_server()
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await write_a_year(bot, [1], NOW)
    await anna.send("/status", wait=True)
    await anna.sees("running")
    await anna.press("Trends")
    assert "Drawing the picture" in anna.screen.text
    assert "Users online:" in anna.screen.text
    await bot.telegram.until(lambda: anna.screen.photo is not None)
    assert "Drawing" not in anna.screen.text


async def test_nothing_measured_says_how_to_begin(bot: RunningBot, clock: MovableClock) -> None:
    await bot.add_server()
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await anna.send("/status", wait=True)
    await anna.press("Trends")
    assert "while monitoring is on" in anna.screen.text
    assert anna.screen.photo is None


async def test_without_matplotlib_the_window_says_what_to_install(
    bot: RunningBot, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    await bot.add_server()
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await write_a_year(bot, [1], NOW)
    await anna.send("/status", wait=True)
    await anna.press("Trends")
    assert "pip install matplotlib" in anna.screen.text
    assert "Users online:" in anna.screen.text


async def test_a_hostile_name_breaks_no_picture(bot: RunningBot, clock: MovableClock) -> None:
    name = r"$\frac{1}{0}$ شركة 🚀 <b>&amp; _x^{"
    await bot.add_server(name)
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await write_a_year(bot, [1], NOW)
    await anna.send("/status", wait=True)
    await anna.press("Trends")
    assert anna.screen.photo
    assert name in anna.screen.text
