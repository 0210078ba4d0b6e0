"""A screen whose first edit is held back still ends in the result."""

from __future__ import annotations

from demo.telegram import Fault, TooManyRequests
from tests.stories.forgotten.stage import Stage, one_generation

pytestmark = one_generation


async def test_the_result_comes_although_the_screen_was_held_back(stage: Stage) -> None:
    """The search ends while Telegram still lets the press wait: the screen is not stored yet."""
    topics = stage.forget(3)
    await stage.to_menu(stage.anna)
    stage.server.options.latency = 0.2
    stage.bot.telegram.faults.add(Fault("editMessageText", TooManyRequests(2)))
    await stage.anna.press("Forgotten", wait=False)
    await stage.found(stage.anna)
    assert [row.topic for row in await stage.all_rows(stage.anna)] == topics
