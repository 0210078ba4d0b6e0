"""A new operator is asked once for the time zone and whether to monitor; any way leads on."""

from __future__ import annotations

import pytest

from demo.telegram import Person
from l10n.texts import LOCALES, available
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import ANNA, words

ZONE = "Which is your time zone?"
MONITORING = "Monitoring is off"


@pytest.fixture
def bot(bot: RunningBot) -> RunningBot:
    bot.newcomers = True
    return bot


async def at_first(bot: RunningBot, language: str = "en") -> Person:
    """Anna has pressed Start for the first time."""
    anna = bot.add_operator(ANNA, "Anna", language)
    await bot.begin()
    await anna.send("/start")
    await anna.sees(words(language).text("welcome-clock", now=bot.now())[-3:])
    return anna


async def start(bot: RunningBot, anna: Person, sees: str) -> None:
    sent = await anna.send("/start")
    await bot.telegram.until(lambda: anna.screen.message_id > sent.message_id)
    assert sees in anna.screen.text


def answered(bot: RunningBot) -> bool:
    newest = bot.telegram.messages(ANNA)[-1]
    return newest.sender.is_bot and ZONE not in newest.text


def zones(bot: RunningBot) -> list[tuple[str | None]]:
    return bot.rows("SELECT timezone FROM operators")


async def test_both_questions_once(bot: RunningBot) -> None:
    await bot.add_server("Main")
    await bot.add_server("Branch")
    anna = await at_first(bot, "de")
    assert "Guten Tag, Anna. Ich betreue 2 Server." in anna.screen.text
    berlin, utc = anna.screen.labels[:2]
    assert berlin.startswith("Berlin · ")
    assert utc.startswith("UTC · ")
    await anna.press(berlin)
    assert zones(bot) == [("Europe/Berlin",)]
    assert "Die Überwachung ist für alle 2 Server aus." in anna.screen.text
    await anna.press("Überwachung einschalten")
    assert anna.screen.labels[:2] == ["Main", "Branch"]
    assert bot.rows("SELECT enabled FROM monitoring") == [(1,), (1,)]
    await start(bot, anna, "Server")
    assert anna.screen.labels[:2] == ["Main", "Branch"]
    await bot.restart()
    await start(bot, anna, "Server")
    assert anna.screen.labels[:2] == ["Main", "Branch"]


async def test_later_leads_home_and_switches_nothing_on(bot: RunningBot) -> None:
    await bot.add_server("Main")
    anna = await at_first(bot)
    assert [label.split(" · ")[0] for label in anna.screen.labels] == [
        "UTC",
        "🌍 Another one…",
        "◀ Later",
    ]
    await anna.press("UTC")
    assert MONITORING in anna.screen.text
    await anna.press("Later")
    assert "Running conferences" in anna.screen.text
    assert bot.rows("SELECT enabled FROM monitoring") == []
    assert zones(bot) == [("UTC",)]


async def test_what_is_monitored_is_not_asked_about(bot: RunningBot) -> None:
    await bot.add_server("Main")
    bot.status_settings["Main"] = "state = true"
    anna = await at_first(bot)
    await anna.press("UTC")
    assert "Running conferences" in anna.screen.text


@pytest.mark.parametrize("command", ["/start", "/servers", "/status", "/help"])
async def test_a_command_skips_both_for_good(bot: RunningBot, command: str) -> None:
    await bot.add_server("Main")
    anna = await at_first(bot)
    await anna.send(command)
    await bot.telegram.until(lambda: answered(bot))
    await start(bot, anna, "Running conferences")
    assert zones(bot) == [(None,)]


async def test_another_zone_is_found_as_in_the_preferences(bot: RunningBot) -> None:
    await bot.add_server("Main")
    anna = await at_first(bot)
    await anna.press("Another one…")
    await anna.press("Back")
    assert ZONE in anna.screen.text
    await anna.press("Another one…")
    await anna.press("Asia")
    await anna.press("Tokyo")
    assert MONITORING in anna.screen.text
    assert zones(bot) == [("Asia/Tokyo",)]


async def test_the_bot_is_restarted_between_the_questions(bot: RunningBot) -> None:
    await bot.add_server("Main")
    anna = await at_first(bot)
    await anna.press("UTC")
    await bot.restart()
    await anna.press("Turn monitoring on")
    assert "Running conferences" in anna.screen.text
    assert bot.rows("SELECT enabled FROM monitoring") == [(1,)]


async def test_a_forged_zone_changes_nothing(bot: RunningBot) -> None:
    await bot.add_server("Main")
    anna = await at_first(bot)
    data = str(anna.screen.button("UTC").data)
    press = await anna.press_data(data.replace("UTC", "Mars"))
    assert press.text == words().text("error-outdated")
    assert zones(bot) == [(None,)]


@pytest.mark.parametrize("language", available(LOCALES))
async def test_in_every_language(bot: RunningBot, language: str) -> None:
    await bot.add_server("Main")
    anna = await at_first(bot, language)
    await anna.press(anna.screen.labels[0])
    await anna.press(words(language).text("btn-later"))
    assert words(language).text("btn-open-conferences") in anna.screen.labels
