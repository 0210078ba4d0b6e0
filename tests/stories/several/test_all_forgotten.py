"""All that look forgotten are stopped by one Yes, each with a record of its own."""

from __future__ import annotations

import pytest

from services.stop import Outcome
from tests.stories.forgotten.stage import rows
from tests.stories.several.stage import Stage, states


@pytest.mark.parametrize("generation", ["v3.3", "v4"])
async def test_all_are_stopped(stage: Stage) -> None:
    topics = stage.forget(7)
    await stage.to_question(stage.anna)
    question = stage.anna.screen.text
    assert all(topic in question for topic in topics)
    assert question.startswith("Stop these 7 conferences?")
    assert "2 h 1 min · empty · Main" in question.replace("\xa0", " ")

    await stage.to_result(stage.anna)

    assert stage.anna.screen.text.startswith("7 of 7 stopped")
    assert states(stage.anna) == dict.fromkeys(topics, "☑ stopped")
    assert len(stage.bot.stops()) == len(set(stage.bot.stops())) == 7
    assert stage.outcomes() == {Outcome.STOPPED: 7}
    assert len(set(stage.batches())) == 1
    assert None not in stage.batches()
    assert stage.server.world.running() == []
    await stage.anna.press("◀ List")
    assert rows(stage.anna) == []
    assert stage.bot.rows("SELECT count(*) FROM alerts") == [(0,)]
