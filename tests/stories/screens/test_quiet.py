"""An operator chooses quiet hours: effective at once, on the same screen, for good."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from demo.telegram import Person
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import at_menu, at_rest, words
from tests.stories.screens.test_preferences import type_text

say = words().text
BACK = say("btn-back")


async def at_quiet(bot: RunningBot) -> Person:
    """They are switched on."""
    await bot.add_server()
    anna = await at_menu(bot)
    await anna.press(say("btn-open-preferences"))
    await anna.press(say("btn-quiet"))
    assert "From" not in anna.screen.text
    await anna.press("⬜ Quiet hours")
    assert "From 22:00 to 07:00 by the clocks of " in anna.screen.text
    assert "every day" in anna.screen.text
    assert "Urgent: Outages" in anna.screen.text
    return anna


def kept(bot: RunningBot) -> list[tuple[object, ...]]:
    return bot.rows("SELECT enabled, days, begins, ends, urgent FROM quiet_hours")


async def test_the_preferences_say_them_after_a_restart_too(bot: RunningBot) -> None:
    anna = await at_quiet(bot)
    for day in ("Sat", "Sun"):
        await anna.press(f"✅ {day}")
    await anna.press("From 22:00")
    assert "07:00" not in anna.screen.labels, "it would be quiet for ever"
    await anna.press("23:00")
    await anna.press("Until 07:00")
    await anna.press("06:00")
    assert kept(bot) == [(1, "01234", 1380, 360, "outage")]
    await bot.restart()
    await anna.press(BACK)
    line = "💤 Quiet: 23:00–06:00, Mon–Fri · urgent: Outages"
    assert line in anna.screen.text
    await anna.press(say("btn-quiet"))
    await anna.press("✅ Quiet hours")
    await anna.press(BACK)
    assert "💤" not in anna.screen.text


async def test_home_says_so_while_it_is_quiet(bot: RunningBot) -> None:
    now = datetime(2026, 11, 26, 6, 59, tzinfo=UTC)
    bot.now = lambda: now
    anna = await at_quiet(bot)
    await anna.press(BACK)
    await anna.press(BACK)
    assert "💤 quiet until 7:00" in anna.screen.text
    now += timedelta(minutes=1)
    await anna.press(say("btn-refresh"))
    await at_rest(bot)
    assert "💤" not in anna.screen.text


async def test_any_time_can_be_typed(bot: RunningBot) -> None:
    anna = await at_quiet(bot)
    await anna.press("From 22:00")
    for typed in ("soon", "24:00", "22:60", "7:00", "22:3", "٢٢:٣٠"):
        screen = await type_text(bot, anna, typed)
        assert f"“{typed}” cannot be used" in screen.text
    await anna.press(BACK)
    await anna.press("Until 07:00")
    assert "cannot be used" not in anna.screen.text, "it was typed for the other window"
    await anna.press(BACK)
    await anna.press("From 22:00")
    screen = await type_text(bot, anna, " 22.30 ")
    assert "From 22:30 to 07:00" in screen.text
    await anna.press("From 22:30")
    assert "cannot be used" not in anna.screen.text
    assert "✅ 22:30" in anna.screen.labels
    await anna.press(BACK)
    await anna.press("Until 07:00")
    screen = await type_text(bot, anna, "6:45")
    assert "to 06:45" in screen.text
    assert kept(bot) == [(1, "0123456", 1350, 405, "outage")]


async def test_what_is_urgent_and_days_are_boxes(bot: RunningBot) -> None:
    anna = await at_quiet(bot)
    await anna.press(say("btn-quiet-urgent"))
    await anna.press("⬜ Warnings of rules")
    await anna.press("✅ Outages")
    await anna.press(BACK)
    assert "Urgent: Warnings of rules" in anna.screen.text
    await anna.press(say("btn-quiet-urgent"))
    await anna.press("✅ Warnings of rules")
    await anna.press(BACK)
    assert "Nothing is urgent." in anna.screen.text
    for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"):
        await anna.press(f"✅ {day}")
    assert "on no day" in anna.screen.text


@pytest.mark.parametrize(
    ("way", "label", "forged"),
    [
        ([], "✅ Mon", ("0:off", "9:off")),
        ([], "✅ Mon", ("0:off", "0:maybe")),
        ([say("btn-quiet-urgent")], "✅ Outages", ("outage:off", "digest:on")),
        (["From 22:00"], "23:00", ("1380", "99999")),
        (["From 22:00"], "23:00", ("1380", "420")),
    ],
)
async def test_forged_presses_do_nothing(
    bot: RunningBot, way: list[str], label: str, forged: tuple[str, str]
) -> None:
    anna = await at_quiet(bot)
    for key in way:
        await anna.press(key)
    data = anna.screen.button(label).data or ""
    await at_rest(bot)
    press = await anna.press_data(data.replace(*forged))
    assert press.text == say("error-outdated")
    assert kept(bot) == [(1, "0123456", 1320, 420, "outage")]
