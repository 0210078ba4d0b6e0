"""Any callback data and any text: each is answered, nothing is stopped, and the way home works."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from demo.telegram import Person
from dialogs.states import GROUPS
from dialogs.tags import window_tag
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import at_menu, at_rest, hold, words

TAGS = [window_tag(state) for group in GROUPS for state in group.__states__]
# The words that widgets and buttons under alerts begin with, and what no number should be.
PIECES = ["al-", "bk", "rf", "st", "c:", "y:", "i:", "z:", "r:", "k:", "\x1d", ":", "-1", "9" * 30]
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
pieces = st.lists(st.sampled_from([*TAGS, *PIECES]) | texts, max_size=4).map("".join)
messages = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300)

# Each one drives a whole bot: `make soak` has more of them.
some = settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

many = settings(some, max_examples=300)


def cut(data: str) -> str:
    """As much as Telegram takes: 64 bytes."""
    return data.encode()[:64].decode(errors="ignore") or "?"


@pytest.fixture
async def anna(bot: RunningBot) -> Person:
    server = await bot.add_server()
    hold(server).started -= timedelta(hours=2)
    return await at_menu(bot)


@some
@given(own=pieces, mutated=st.booleans())
async def test_any_callback_data(bot: RunningBot, anna: Person, own: str, mutated: bool) -> None:
    await does_no_harm(bot, anna, own, mutated)


@pytest.mark.soak
@many
@given(own=pieces, mutated=st.booleans())
async def test_much_callback_data(bot: RunningBot, anna: Person, own: str, mutated: bool) -> None:
    await does_no_harm(bot, anna, own, mutated)


async def does_no_harm(bot: RunningBot, anna: Person, own: str, mutated: bool) -> None:
    intent, mark, _ = (anna.screen.buttons[0][0].data or "").partition("\x1d")
    await anna.press_data(cut(f"{intent}{mark}{own}" if mutated else own))
    await at_rest(bot)
    assert anna.screen.labels
    assert bot.stops() == []


@some
@given(text=messages)
async def test_any_text(bot: RunningBot, anna: Person, text: str) -> None:
    await is_taken_for_a_place(bot, anna, text)


@pytest.mark.soak
@many
@given(text=messages)
async def test_much_text(bot: RunningBot, anna: Person, text: str) -> None:
    await is_taken_for_a_place(bot, anna, text)


async def is_taken_for_a_place(bot: RunningBot, anna: Person, text: str) -> None:
    """Where a time zone may be typed."""
    await said(bot, anna, "/start")
    await anna.press(words().text("btn-open-preferences"))
    await anna.press(words().text("btn-timezone"))
    await said(bot, anna, text)
    assert anna.screen.labels


async def said(bot: RunningBot, anna: Person, text: str) -> None:
    """Until the newest message is an answer."""
    await anna.send(text)
    await bot.telegram.until(lambda: bot.telegram.messages(anna.id)[-1].sender.is_bot)
