"""*Stop all…* under an alert that tells several forgotten conferences."""

from __future__ import annotations

from tests.running_bot import RunningBot
from tests.stories.screens.scenes import words
from tests.stories.several.stage import YES, is_result, states
from tests.stories.watch import scenes as watch


async def test_a_list_under_an_alert_is_stopped_through_to_its_result(bot: RunningBot) -> None:
    server, anna, number = await watch.three(bot)
    await anna.press("Stop all 3", message_id=number)
    await anna.press(YES)
    await bot.telegram.until(lambda: is_result(anna))
    assert set(states(anna)) == set(watch.TOPICS)
    assert len(server.stops) == len(set(server.stops)) == 3
    assert set(bot.outcomes()) == {"stopped"}
    await bot.until(lambda: "What looked forgotten has ended" in watch.text(anna, number), 15)
    keyboard = anna.chat.messages[number].now.keyboard
    assert not keyboard
    press = await anna.press_data("al-listed:stop:0", message_id=number)
    assert press.text == words().text("error-conference-ended")
    assert len(server.stops) == 3
