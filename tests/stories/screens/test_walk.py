"""An operator walks through every window and back, in every language."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.updates.commands import COMMANDS
from demo.telegram import Person
from demo.trueconf import Generation
from dialogs.states import GROUPS, WelcomeSG
from l10n.texts import LOCALES, available
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import (
    ANNA,
    BORIS,
    ROOM,
    at_menu,
    at_rest,
    hold,
    pressed_windows,
    words,
)

LANGUAGES = available(LOCALES)
# What is asked once is walked through in test_welcome.py.
SALES = "5517238844"
WINDOWS = {
    str(state.state) for group in GROUPS if group is not WelcomeSG for state in group.__states__
}


async def press_all(bot: RunningBot, anna: Person, *labels: str) -> None:
    """One press after the other, each handled to its end."""
    for label in labels:
        await anna.press(label)
        await at_rest(bot)


async def walk_preferences(bot: RunningBot, anna: Person, language: str) -> None:
    """Through all of them, and back to where they were opened."""
    say = words(language).text
    back, preferences, timezone = map(say, ("btn-back", "btn-open-preferences", "btn-timezone"))
    tokyo = words(language).city("Asia/Tokyo")
    await press_all(bot, anna, preferences, say("btn-language"), back)
    view = anna.screen.labels  # its text tells the time
    await press_all(bot, anna, timezone, back)
    assert anna.screen.labels == view
    asia = say("preferences-region-asia")
    await press_all(bot, anna, timezone, asia, back, asia, tokyo)
    assert tokyo in anna.screen.text
    alerts, servers, mutes = map(say, ("btn-alerts", "btn-alert-servers", "btn-mutes"))
    digest, daily = say("btn-digest"), say("preferences-digest-daily")
    await press_all(bot, anna, alerts, servers, back, digest, daily, back, back, mutes, back)
    quiet, urgent = say("btn-quiet"), say("btn-quiet-urgent")
    await press_all(bot, anna, quiet, say("quiet-on-item", wanted=False))
    begins, ends = say("btn-quiet-begins", begins="22:00"), say("btn-quiet-ends", ends="07:00")
    await press_all(bot, anna, begins, back, ends, back)
    await press_all(bot, anna, urgent, back, back)
    await press_all(bot, anna, back)


async def walk_status(bot: RunningBot, anna: Person, language: str) -> None:
    """From the menu through the status and what is chosen there, and back."""
    say = words(language).text
    back, interval, watch = map(say, ("btn-back", "btn-interval", "btn-open-watch"))
    await press_all(bot, anna, say("btn-open-status"), say("btn-refresh"))
    await press_all(bot, anna, interval, back, watch, back)
    await walk_pauses(bot, anna, language)
    await press_all(
        bot, anna, say("btn-trends"), say("btn-compare"), say("btn-refresh"), back, back
    )


async def walk_pauses(bot: RunningBot, anna: Person, language: str) -> None:
    """From the status to a plan that is made, and back; and to the repeats, and back."""
    say = words(language).text
    back, once, weekly = map(say, ("btn-back", "btn-plan-once", "btn-plan-weekly"))
    status = anna.screen.labels
    await press_all(bot, anna, say("btn-pause"), say("btn-refresh"), once, back, weekly)
    day = anna.screen.labels[(bot.now().weekday() + 3) % 7]  # it has not begun in any time zone
    await press_all(bot, anna, day, back, day)
    hour = anna.screen.labels[0]
    await press_all(bot, anna, hour, back, hour)
    await press_all(bot, anna, anna.screen.labels[0])
    plan = next(x for x in anna.screen.labels if x[0] == once[0] and x not in (once, weekly))
    await press_all(bot, anna, plan, back, back)
    assert anna.screen.labels == status
    await press_all(bot, anna, say("btn-open-attention"), back)
    assert anna.screen.labels == status


async def walk_forgotten(bot: RunningBot, anna: Person, language: str) -> None:
    """From the menu through a search, its conference and its threshold, and back."""
    say = words(language).text
    back, threshold = say("btn-back"), say("btn-threshold")
    one_hour = say("forgotten-threshold-item", hours=1, chosen=True)
    for search in ("btn-open-forgotten", "btn-refresh"):
        await press_all(bot, anna, say(search))
        await bot.telegram.until(lambda: "1. Stand-up" in anna.screen.text)
    found = anna.screen.labels
    for way in ([threshold, back], [threshold, one_hour]):
        await press_all(bot, anna, *way)
        assert anna.screen.labels == found
    await press_all(bot, anna, "1. Stand-up", say("btn-stop"), say("btn-keep-running"), back)
    assert anna.screen.labels == found
    await press_all(bot, anna, back)


async def walk_several(bot: RunningBot, anna: Person, language: str) -> None:
    """From all servers to one of two forgotten conferences, which is stopped, and back."""
    say = words(language).text
    back = say("btn-back")
    hold(bot.servers["Main"], "Sales", room=SALES).started -= timedelta(hours=3)
    await press_all(bot, anna, "Main", say("btn-open-forgotten"), say("btn-refresh"))
    await bot.telegram.until(lambda: "2. Stand-up" in anna.screen.text)
    await press_all(bot, anna, say("btn-select"), back, say("btn-select"))
    box = next(label for label in anna.screen.labels if label.endswith("1"))
    chosen = say("btn-stop-chosen", chosen=1)
    await press_all(bot, anna, box, chosen, say("btn-keep-running"), chosen)
    await press_all(bot, anna, say("btn-confirm-several", named=1))
    await bot.telegram.until(lambda: say("btn-open-list") in anna.screen.labels)
    await press_all(bot, anna, say("btn-open-list"), back)


async def walk_rules(bot: RunningBot, anna: Person, language: str) -> None:
    """From the menu to the rule, through all that is chosen for it and its report, and back."""
    say = words(language).text
    back, hours = say("btn-back"), say("btn-rule-hours")
    await press_all(bot, anna, say("btn-open-forgotten"))
    await bot.telegram.until(lambda: say("btn-open-rules") in anna.screen.labels)
    found = anna.screen.labels
    await press_all(bot, anna, say("btn-open-rules"), say("btn-refresh"))
    view = anna.screen
    await press_all(bot, anna, say("btn-rule-stops"), back, say("btn-rule-limits"), back, hours)
    for key in ("btn-rule-begins", "btn-rule-until", "btn-timezone"):
        await press_all(bot, anna, say(key), back)
    await press_all(bot, anna, back)
    assert anna.screen == view
    await press_all(bot, anna, say("rule-mode-item", mode="dry", chosen=False))
    await press_all(bot, anna, say("btn-rule-report"), say("btn-refresh"), back, back)
    assert anna.screen.labels == found
    await press_all(bot, anna, back)


async def walk_protections(bot: RunningBot, anna: Person, language: str) -> None:
    """From the menu to a conference, which is protected, and to what is protected, and back."""
    say = words(language).text
    back, protect, this = map(say, ("btn-back", "btn-protect", "btn-protect-conference"))
    await press_all(bot, anna, say("btn-open-conferences"), "1. Stand-up")
    card = anna.screen.labels
    await press_all(bot, anna, protect, back, protect, this, back)
    assert say("btn-stop") not in anna.screen.labels
    await press_all(bot, anna, say("btn-open-protection"), say("btn-change-note"), back)
    await press_all(bot, anna, back, back, say("btn-open-protections"), "Stand-up")
    await press_all(bot, anna, say("btn-lift"), back)
    await press_all(bot, anna, say("btn-open-conferences"), "1. Stand-up")
    assert anna.screen.labels == card
    await press_all(bot, anna, back, back)


async def walk_people(bot: RunningBot, anna: Person, language: str) -> None:
    """Somebody is invited, let in, changed and removed; from the preferences and back there."""
    say = words(language).text
    back, people, servers = map(say, ("btn-back", "btn-people", "btn-alert-servers"))
    role = say("people-role-name", role="operator")
    await press_all(bot, anna, people)
    listed = anna.screen
    await press_all(bot, anna, say("btn-invite"), back, say("btn-invite"), role, back, role)
    await press_all(bot, anna, "Main", say("btn-make-link"))
    code = anna.screen.text.partition("?start=")[2].split()[0]
    await press_all(bot, anna, back, say("btn-invitations", invited=1), say("btn-refresh"), "1")
    await press_all(bot, anna, back, back)
    screen = anna.screen.message_id
    boris = bot.add_person(BORIS, "Boris", language)
    await boris.send(f"/start {code}", wait=True)
    await anna.sees(str(BORIS))
    await press_all(bot, anna, say("btn-let-in"))
    await boris.sees("/start")
    anna.deletes(bot.telegram.messages(ANNA)[-1].message_id)
    assert anna.screen.message_id == screen
    await press_all(bot, anna, say("btn-invite"), back, "Boris")
    await press_all(bot, anna, say("people-role-name", role="viewer"), servers, "Branch", back)
    assert say("people-servers-name", which="none") in anna.screen.text
    await press_all(bot, anna, say("btn-remove"), say("btn-keep-person"), say("btn-remove"))
    await press_all(bot, anna, say("btn-confirm-remove"))
    assert anna.screen == listed
    await press_all(bot, anna, back)


async def walk_log(bot: RunningBot, anna: Person, language: str) -> None:
    """From the preferences to an entry, to each choice and to the files, and back there."""
    say = words(language).text
    back = say("btn-back")
    await press_all(bot, anna, say("btn-open-log"), say("btn-refresh"), "1", back)
    listed = anna.screen
    for key in ("btn-log-server", "btn-log-person", "btn-log-kind", "btn-open-export"):
        await press_all(bot, anna, say(key), back)
        assert anna.screen == listed
    await press_all(bot, anna, back)


async def walk_acts(bot: RunningBot, anna: Person, language: str) -> None:
    """Through those beside a stop, and a stop, on Branch."""
    say = words(language).text
    back = say("btn-back")
    await press_all(bot, anna, "Branch", say("btn-open-conferences"), "1. Lecture")
    stop_recording = say("btn-stop-recording")
    await press_all(bot, anna, stop_recording, say("btn-keep-running"), stop_recording)
    await press_all(bot, anna, say("btn-confirm-stop-recording"), back)
    assert stop_recording not in anna.screen.labels
    await press_all(
        bot,
        anna,
        say("btn-stop"),
        say("btn-confirm-stop", counted=True, people=1),
        say("btn-open-list"),
        say("btn-refresh"),
    )
    assert say("conferences-list-empty") in anna.screen.text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_window_and_back(bot: RunningBot, language: str) -> None:
    main, branch = await bot.add_server("Main"), await bot.add_server("Branch", "v4")
    hold(main).started -= timedelta(hours=2)
    hold(branch, "Lecture")
    branch.world.recording(ROOM)
    now = datetime.now(UTC)
    bot.now = lambda: now  # every screen says when its figures were read
    say = words(language).text
    back = say("btn-back")
    anna = await at_menu(bot, language=language)
    home = anna.screen

    await walk_preferences(bot, anna, language)
    assert anna.screen.labels == home.labels  # another time zone has been chosen

    await press_all(bot, anna, "Main")
    menu = anna.screen
    await press_all(bot, anna, say("btn-refresh"), say("btn-open-preferences"), back)
    await press_all(bot, anna, say("btn-open-users"), say("btn-refresh"), back)
    await walk_status(bot, anna, language)
    assert anna.screen.text == menu.text

    await press_all(bot, anna, say("btn-open-conferences"), say("btn-refresh"), "1. Stand-up")
    assert ROOM in anna.screen.text
    await press_all(bot, anna, say("btn-refresh"), say("btn-stop"), say("btn-keep-running"))
    await press_all(bot, anna, say("btn-open-participants"), say("btn-refresh"), back)
    await press_all(bot, anna, back, back)
    assert anna.screen.text == menu.text

    await walk_protections(bot, anna, language)
    assert anna.screen.text == menu.text

    await walk_forgotten(bot, anna, language)
    assert anna.screen.text == menu.text

    await walk_rules(bot, anna, language)
    assert anna.screen.text == menu.text
    await press_all(bot, anna, say("btn-home"))
    assert anna.screen.labels == home.labels

    await press_all(bot, anna, say("btn-open-conferences"), say("btn-choose-list"), back, back)
    assert anna.screen.labels == home.labels

    await walk_acts(bot, anna, language)
    await press_all(bot, anna, back)
    assert anna.screen.text.startswith("Branch")

    assert len(bot.telegram.messages(ANNA)) == 2  # /start and one screen, edited in place
    for command in ("/conferences", "/forgotten", "/online"):
        await anna.send(command)
        await bot.telegram.until(lambda: back in anna.screen.labels)
        await press_all(bot, anna, say("btn-refresh"), back)
        assert anna.screen.labels == home.labels

    await walk_several(bot, anna, language)
    await press_all(bot, anna, say("btn-home"), say("btn-open-preferences"))
    await walk_log(bot, anna, language)
    await walk_people(bot, anna, language)

    assert {*pressed_windows(bot)} == WINDOWS | {"alert"}  # the question about Boris
    assert bot.stops("Main") == [SALES]
    assert bot.stops("Branch") == [ROOM]


@pytest.mark.parametrize("generation", ["v3.3", "v4"])
async def test_the_card_tells_all_there_is(bot: RunningBot, generation: Generation) -> None:
    server = await bot.add_server("Main", generation)
    hold(server, "Stand-up", url="https://vc.example.com/c/stand-up")
    server.world.recording(ROOM)
    anna = await at_menu(bot)
    await press_all(bot, anna, "Conferences", "1.")
    for told in ("Stand-up", "Main", "ivanova", "Anna Ivanova", ROOM, "Recording: on"):
        assert told in anna.screen.text
    assert anna.screen.button("Conference page").url == "https://vc.example.com/c/stand-up"
    assert "/tools/real-time/" in (anna.screen.button("Real-time management").url or "")


async def test_with_one_server_its_menu_comes_first(bot: RunningBot) -> None:
    await bot.add_server("Main")
    anna = await at_menu(bot)
    assert anna.screen.text.startswith("Main")
    assert not any("◀ Home" in label for label in anna.screen.labels)


async def test_a_result_leads_back_to_the_menu(bot: RunningBot) -> None:
    hold(await bot.add_server("Main"))
    anna = await at_menu(bot)
    await press_all(bot, anna, "Conferences", "1.", "Stop", "⏹ Stop ", "◀ Server")
    assert anna.screen.text.startswith("Main")


async def test_commands(bot: RunningBot) -> None:
    await bot.add_server("Main")
    await bot.add_server("Branch")
    anna = await at_menu(bot)
    await press_all(bot, anna, "Main")
    await anna.send("/servers")
    await bot.telegram.until(lambda: anna.screen.labels[:2] == ["Main", "Branch"])
    await anna.send("/language")
    await bot.telegram.until(lambda: "Русский" in anna.screen.labels)
    await anna.send("/help")
    await bot.telegram.until(lambda: "/language" in bot.telegram.messages(ANNA)[-1].text)
    await anna.press("Home")
    assert anna.screen.labels[:2] == ["Main", "Branch"]
    await anna.send("/preferences")
    await anna.sees("Your preferences")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_commands_are_described_in_every_language(bot: RunningBot, language: str) -> None:
    await bot.add_server("Main")
    await at_menu(bot)
    say = words(language).text
    wanted = [{"command": command, "description": say(key)} for command, key in COMMANDS.items()]
    assert {"start", "servers", "language", "help"} <= set(COMMANDS)
    profile = bot.telegram.world.profile
    await bot.telegram.until(lambda: profile.commands_for(ANNA, language) == wanted)


async def test_known_commands_are_not_published_again(bot: RunningBot) -> None:
    await bot.add_server("Main")

    def published() -> int:
        return sum(seen.method == "setMyCommands" for seen in bot.telegram.requests)

    def compared() -> int:
        return sum(seen.method == "getMyCommands" for seen in bot.telegram.requests)

    await at_menu(bot)
    each = len(LANGUAGES) + 1
    await bot.telegram.until(lambda: published() == each)
    await bot.restart()
    await bot.telegram.until(lambda: compared() == 2 * each)
    assert published() == each
