"""Buttons stay under their alert for ever, also those of an older version: a press on one that
is understood no more does nothing, and its answer promises nothing that does not come.
"""

from __future__ import annotations

import pytest

from tests.running_bot import RunningBot
from tests.stories.alerts.test_group_buttons import told
from tests.stories.attention.scenes import alert_to, down
from tests.stories.members.scenes import acts
from tests.stories.monitoring.scenes import ANNA
from tests.stories.screens.scenes import words
from tests.stories.watch import scenes as watch

ANSWER = words().text("error-button-outdated")
# Of *I'm on it* and *Give back* before they stood in groups, and of other numbers of fields.
OF_OUTAGES = (
    "al-take:1:1",
    "al-back:1:1",
    "al-g-take:1",
    "al-mute:1",
    "al-mute:1:1:0",
    "al-end:1",
)
OF_FORGOTTEN = (
    "al-forgotten:stop",
    "al-forgotten:end:1:0",
    "al-listed:stop",
    "al-forgotten:stop:1",
)


@pytest.mark.parametrize("data", OF_OUTAGES)
async def test_under_an_outage(bot: RunningBot, data: str) -> None:
    _, (anna,) = await down(bot)
    chat = list(bot.telegram.messages(ANNA))
    press = await anna.press_data(data, message_id=alert_to(bot, ANNA))
    assert (press.text, press.alert) == (ANSWER, True)
    assert bot.telegram.messages(ANNA) == chat, "no menu came"
    assert bot.rows("SELECT 1 FROM attention WHERE taken_by IS NOT NULL") == []
    assert bot.rows("SELECT 1 FROM mutes") == []
    assert acts(bot) == []


@pytest.mark.parametrize("data", OF_FORGOTTEN)
async def test_under_a_forgotten_conference(bot: RunningBot, data: str) -> None:
    server, anna = await watch.watched(bot)
    watch.forget(server)
    await watch.alarm(bot)
    press = await anna.press_data(data, message_id=watch.message(bot))
    assert (press.text, press.alert) == (ANSWER, True)
    assert server.stops == []
    assert bot.rows("SELECT 1 FROM reminders") == []
    assert acts(bot) == []


async def test_in_a_group(bot: RunningBot) -> None:
    anna, group, alert = await told(bot)
    for data in ("al-g-mute:1", "al-g-take:1", "al-g-end:1:1"):
        press = await anna.press_data(data, chat=group, message_id=alert.message_id)
        assert (press.text, press.alert) == (ANSWER, True), data
    assert len(bot.telegram.messages(group.chat.id)) == 1
    assert bot.rows("SELECT 1 FROM destination_mutes") == []
