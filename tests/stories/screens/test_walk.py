"""An operator walks through every window and back, in every language."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.updates.commands import COMMANDS
from demo.telegram import Person
from demo.trueconf import Generation
from dialogs.states import GROUPS
from l10n.texts import LOCALES, available
from tests.running_bot import House
from tests.stories.screens.scenes import ANNA, ROOM, at_menu, at_rest, hold, pressed_windows, words

LANGUAGES = available(LOCALES)
WINDOWS = {str(state.state) for group in GROUPS for state in group.__states__}


async def press_all(house: House, anna: Person, *labels: str) -> None:
    """One press after the other, each handled to its end."""
    for label in labels:
        await anna.press(label)
        await at_rest(house)


async def walk_preferences(house: House, anna: Person, language: str) -> None:
    """Through all of them, and back to where they were opened."""
    say = words(language).text
    back, preferences, timezone = map(say, ("btn-back", "btn-open-preferences", "btn-timezone"))
    tokyo = words(language).city("Asia/Tokyo")
    await press_all(house, anna, preferences, say("btn-language"), back)
    await press_all(house, anna, preferences, say("btn-language"), preferences)
    view = anna.screen.labels  # its text tells the time
    await press_all(house, anna, timezone, back)
    assert anna.screen.labels == view
    asia = say("preferences-region-asia")
    await press_all(house, anna, timezone, asia, back, asia, tokyo)
    assert tokyo in anna.screen.text
    alerts, servers, mutes = map(say, ("btn-alerts", "btn-alert-servers", "btn-mutes"))
    await press_all(house, anna, alerts, servers, back, mutes, back, back)
    await press_all(house, anna, back)


async def walk_status(house: House, anna: Person, language: str) -> None:
    """From the menu through the status and what is chosen there, and back."""
    say = words(language).text
    back, interval, watch = map(say, ("btn-back", "btn-interval", "btn-open-watch"))
    await press_all(house, anna, say("btn-open-status"), say("btn-check-again"))
    await press_all(house, anna, interval, back, watch, back, back)


async def walk_forgotten(house: House, anna: Person, language: str) -> None:
    """From the menu through a search, its conference and its threshold, and back."""
    say = words(language).text
    back, threshold = say("btn-back"), say("btn-threshold")
    one_hour = say("forgotten-threshold-item", hours=1, chosen=True)
    for search in ("btn-open-forgotten", "btn-search-again"):
        await press_all(house, anna, say(search))
        await house.telegram.until(lambda: "1. Stand-up" in anna.screen.labels)
    found = anna.screen.labels
    for way in ([threshold, back], [threshold, one_hour]):
        await press_all(house, anna, *way)
        assert anna.screen.labels == found
    await press_all(house, anna, "1. Stand-up", say("btn-stop"), say("btn-keep-running"), back)
    assert anna.screen.labels == found
    await press_all(house, anna, back)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_window_and_back(house: House, language: str) -> None:
    main, branch = await house.add_server("Main"), await house.add_server("Branch", "v4")
    hold(main).started -= timedelta(hours=2)
    hold(branch, "Lecture")
    say = words(language).text
    back = say("btn-back")
    anna = await at_menu(house, language=language)
    pick = anna.screen

    await walk_preferences(house, anna, language)
    assert anna.screen == pick

    await press_all(house, anna, "Main")
    menu = anna.screen
    await press_all(house, anna, say("btn-refresh"), say("btn-open-preferences"), back)
    await press_all(house, anna, say("btn-open-users"), say("btn-refresh"), back)
    await walk_status(house, anna, language)
    assert anna.screen.text == menu.text

    await press_all(house, anna, say("btn-open-conferences"), say("btn-refresh"), "1. Stand-up")
    assert ROOM in anna.screen.text
    await press_all(house, anna, say("btn-refresh"), say("btn-stop"), say("btn-keep-running"))
    await press_all(house, anna, back, back)
    assert anna.screen.text == menu.text

    await walk_forgotten(house, anna, language)
    assert anna.screen.text == menu.text
    await press_all(house, anna, say("btn-back-to-servers"))
    assert anna.screen.labels == pick.labels

    await press_all(
        house, anna, "Branch", say("btn-open-conferences"), "1. Lecture", say("btn-stop")
    )
    await press_all(house, anna, say("btn-confirm-stop"), say("btn-open-list"), say("btn-refresh"))
    assert say("conferences-list-empty") in anna.screen.text
    await press_all(house, anna, back)
    assert anna.screen.text.startswith("Branch")

    assert set(pressed_windows(house)) == WINDOWS
    assert house.stops("Main") == []
    assert house.stops("Branch") == [ROOM]
    assert len(house.telegram.messages(ANNA)) == 2  # /start and one screen, edited in place


@pytest.mark.parametrize("generation", ["v3.3", "v4"])
async def test_the_card_tells_all_there_is(house: House, generation: Generation) -> None:
    server = await house.add_server("Main", generation)
    hold(server, "Stand-up", url="https://vc.example.com/c/stand-up")
    server.world.recording(ROOM)
    anna = await at_menu(house)
    await press_all(house, anna, "Show conferences", "1.")
    for told in ("Stand-up", "Main", "ivanova", "Anna Ivanova", ROOM, "Recording: on"):
        assert told in anna.screen.text
    assert anna.screen.button("Open conference page").url == "https://vc.example.com/c/stand-up"
    assert "/tools/real-time/" in (anna.screen.button("Real-time management").url or "")


async def test_with_one_server_its_menu_comes_first(house: House) -> None:
    await house.add_server("Main")
    anna = await at_menu(house)
    assert anna.screen.text.startswith("Main")
    assert not any("another server" in label for label in anna.screen.labels)


async def test_a_result_leads_back_to_the_menu(house: House) -> None:
    hold(await house.add_server("Main"))
    anna = await at_menu(house)
    await press_all(house, anna, "Show conferences", "1.", "Stop", "Yes", "Open menu")
    assert anna.screen.text.startswith("Main")


async def test_commands(house: House) -> None:
    await house.add_server("Main")
    await house.add_server("Branch")
    anna = await at_menu(house)
    await press_all(house, anna, "Main")
    await anna.send("/servers")
    await house.telegram.until(lambda: anna.screen.labels[:2] == ["Main", "Branch"])
    await anna.send("/language")
    await house.telegram.until(lambda: "Русский" in anna.screen.labels)
    await anna.send("/help")
    await house.telegram.until(lambda: "/language" in house.telegram.messages(ANNA)[-1].text)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_commands_are_described_in_every_language(house: House, language: str) -> None:
    await house.add_server("Main")
    await at_menu(house)
    say = words(language).text
    wanted = [{"command": command, "description": say(key)} for command, key in COMMANDS.items()]
    assert {"start", "servers", "language", "help"} <= set(COMMANDS)
    profile = house.telegram.world.profile
    await house.telegram.until(lambda: profile.commands_for(ANNA, language) == wanted)


async def test_known_commands_are_not_published_again(house: House) -> None:
    await house.add_server("Main")

    def published() -> int:
        return sum(seen.method == "setMyCommands" for seen in house.telegram.requests)

    def compared() -> int:
        return sum(seen.method == "getMyCommands" for seen in house.telegram.requests)

    await at_menu(house)
    each = len(LANGUAGES) + 1
    await house.telegram.until(lambda: published() == each)
    await house.restart()
    await house.telegram.until(lambda: compared() == 2 * each)
    assert published() == each
