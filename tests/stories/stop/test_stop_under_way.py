"""A Yes that takes a moment shows at once that it is being carried out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.updates.screens import ConfirmLimits
from demo.telegram import Fault as TelegramFault
from demo.telegram.faults import Status
from services.stop.audit import Outcome
from tests.running_bot import RunningBot
from tests.stories.stop.stage import ROOM, TOPIC, Stage, one_generation
from tests.stories.stop.test_stop_two_operators import anna_is_at_it

pytestmark = one_generation

UNDER_WAY = f"Stopping {TOPIC}…"


@pytest.fixture
def at_once(bot: RunningBot) -> None:
    """To be named before the stage, which begins the bot."""
    bot.limits = replace(bot.limits, confirm=ConfirmLimits(reading=0.0, quiet=0.0))


@pytest.mark.usefixtures("at_once")
class TestAtOnce:
    async def test_the_screen_says_so_and_has_no_buttons(self, stage: Stage) -> None:
        stage.hold()
        await stage.to_confirm(stage.anna)

        async with anna_is_at_it(stage):
            screen = await stage.anna.sees(UNDER_WAY)
            assert not screen.buttons
            assert f"ID: {ROOM}" in screen.text

        assert stage.anna.screen.labels

    async def test_a_failure_brings_the_question_back(self, stage: Stage) -> None:
        stage.hold()
        await stage.to_confirm(stage.anna)
        await stage.to_confirm(stage.boris)
        asked = stage.boris.screen

        async with anna_is_at_it(stage):
            await stage.boris.press("⏹ Stop ")

            await stage.boris.sees("Anna is stopping this conference right now.")
            assert stage.boris.screen.text.endswith(asked.text)
            assert stage.boris.screen.buttons == asked.buttons

    async def test_a_topic_is_no_markup(self, stage: Stage) -> None:
        topic = "<b>Q&A</b> { $server }"
        stage.hold(topic)
        await stage.to_confirm(stage.anna, topic)

        async with anna_is_at_it(stage):
            await stage.anna.sees(f"Stopping {topic}…")

    async def test_a_refused_edit_stops_nothing_from_going_on(self, stage: Stage) -> None:
        session = stage.hold()
        await stage.to_confirm(stage.anna)
        refusal = '{"ok": false, "error_code": 400, "description": "Bad Request: try later"}'
        refused = Status(400, refusal, "application/json")
        stage.bot.telegram.faults.add(TelegramFault("editMessageText", refused))

        await stage.anna.press("⏹ Stop ")

        await stage.anna.sees("has been stopped")
        stage.recorded(Outcome.STOPPED, session)


async def test_what_is_done_soon_shows_only_its_result(stage: Stage) -> None:
    stage.hold()
    await stage.to_confirm(stage.anna)
    before = len(stage.bot.telegram.requests)

    await stage.anna.press("⏹ Stop ")

    edits = [
        request
        for request in stage.bot.telegram.requests[before:]
        if request.method == "editMessageText"
    ]
    assert len(edits) == 1
