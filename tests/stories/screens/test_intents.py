"""Two dialogs that are begun in the same second, as a command does, never take each other's
place.
"""

from __future__ import annotations

import pytest
from aiogram_dialog.api.entities import stack

from tests.running_bot import RunningBot
from tests.stories.screens.scenes import at_menu, at_rest, hold, words


async def test_their_ids_differ(bot: RunningBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time and a number up to 99, of which aiogram-dialog makes its own ids, are the same."""
    monkeypatch.setattr(stack.time, "time", lambda: 1_000_000.0)
    monkeypatch.setattr(stack.random, "randint", lambda *_: 7)
    hold(await bot.add_server())
    anna = await at_menu(bot)
    menu = anna.screen
    await anna.press(words().text("btn-open-conferences"))
    await at_rest(bot)
    await anna.press(words().text("btn-back"))
    assert anna.screen.labels == menu.labels
