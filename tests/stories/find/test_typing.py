"""What is typed under a list narrows it; typed elsewhere it looks through all servers."""

from __future__ import annotations

from itertools import product

import pytest

from demo.telegram import Person
from services.stop import Outcome
from tests.running_bot import RunningBot
from tests.stories.find.stage import Stage, head, rows, staged
from tests.stories.screens.scenes import words

CLEAR = "✖ Clear search"
EVERYWHERE = "🔎 Search all servers"


async def at_list(bot: RunningBot, generation: str = "v3.3") -> Stage:
    stage = await staged(bot, generation=generation)
    stage.hold("Budget 2027", minutes=5)
    stage.hold("Отчёт за квартал", minutes=15)
    stage.hold("Reunión del señor García", owner="budgetman", minutes=25)
    await bot.begin()
    await stage.open("/conferences", "3 running conferences")
    return stage


@pytest.mark.parametrize("generation", ["v3.3", "v4"])
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2027 BUDGET", ["Budget 2027"]),
        ("отчет", ["Отчёт за квартал"]),
        ("senor garcia", ["Reunión del señor García"]),
        ("budget", ["Reunión del señor García", "Budget 2027"]),
        ("7000000001", ["Отчёт за квартал"]),
    ],
)
async def test_a_list_shows_only_what_matches(
    bot: RunningBot, generation: str, typed: str, found: list[str]
) -> None:
    stage = await at_list(bot, generation)
    await stage.type(typed, f"🔎 “{typed}” · {len(found)} of 3 shown")
    assert rows(stage.anna) == found
    assert head(stage.anna).startswith("🔎")
    await stage.anna.press(CLEAR)
    assert len(rows(stage.anna)) == 3
    assert "🔎" not in stage.anna.screen.text


async def test_a_row_that_matches_by_its_owner_or_id_names_them(bot: RunningBot) -> None:
    stage = await at_list(bot)
    await stage.type("budget", "2 of 3 shown")
    by_owner, by_topic = stage.anna.screen.text.split("1. ")[1].split("2. ")
    assert "· budgetman" in by_owner
    assert "ivanova" not in by_topic
    await stage.type("7000000001", "1 of 3 shown")
    assert "· 7000000001" in stage.anna.screen.text


async def test_a_fresh_list_is_not_asked_for_again(bot: RunningBot) -> None:
    stage = await at_list(bot)
    before = len(stage.server.requests)
    await stage.type("budget", "2 of 3 shown")
    await stage.type("budget 2027", "1 of 3 shown")
    assert len(stage.server.requests) == before


async def test_each_try_leaves_one_list_in_the_chat(bot: RunningBot) -> None:
    stage = await at_list(bot)
    for typed in ("a", "b", "budget"):
        await stage.type(typed, f"“{typed}”")
    shown = [each for each in bot.telegram.messages(stage.anna.id) if "running" in each.text]
    assert len(shown) == 1


async def test_nothing_is_found_and_there_are_ways_on(bot: RunningBot) -> None:
    stage = await staged(bot, "Head", "Branch")
    stage.hold("Other", server="Head")
    stage.hold("Budget 2027", server="Branch")
    await bot.begin()
    await stage.open("/start", "2 servers")
    await stage.anna.press("Head")
    await stage.anna.press("🎥 Conferences")
    await stage.type("budget", "Nothing here matches")
    assert head(stage.anna) == "🔎 “budget” · 0 of 1 shown"
    assert stage.anna.screen.labels == [CLEAR, EVERYWHERE, "🔄 Refresh", "◀ Back"]
    await stage.anna.press(EVERYWHERE)
    assert head(stage.anna) == "🔎 “budget” · 1 of 2 shown"
    assert rows(stage.anna) == ["Budget 2027"]
    await stage.anna.press("◀ Back")
    assert "All 2 servers are running" in stage.anna.screen.text


@pytest.mark.parametrize(
    ("place", "typed"),
    [
        *product(["/start", "/preferences", "/online", None], ["/find budget", "budget"]),
        ("/forgotten", "/find budget"),  # what is typed there narrows its own list
    ],
)
async def test_all_servers_are_searched_from_anywhere(
    bot: RunningBot, place: str | None, typed: str
) -> None:
    stage = await staged(bot, "Head", "Branch", "Training")
    for server in stage.servers:
        stage.hold(f"Talk at {server}", server=server)
    stage.hold("Budget 2027", server="Branch")
    stage.hold("Budget call", server="Training", minutes=1)
    await bot.begin()
    if place is not None:
        await stage.anna.send(place, wait=True)
    await stage.open(typed, "2 of 5 shown")
    assert head(stage.anna) == "🔎 “budget” · 2 of 5 shown"
    assert rows(stage.anna) == ["Budget 2027", "Budget call"]
    assert "Head" not in stage.anna.screen.text
    await stage.anna.press("2", exact=True)
    assert stage.anna.screen.text.startswith("Budget call\nTraining")
    await stage.anna.press("◀ Back")
    assert rows(stage.anna) == ["Budget 2027", "Budget call"]
    await stage.anna.press(CLEAR)
    assert len(rows(stage.anna)) == 5


async def test_one_server_is_searched_in_its_own_list(bot: RunningBot) -> None:
    stage = await at_list(bot)
    await stage.open("/find budget", "2 of 3 shown")
    assert EVERYWHERE not in stage.anna.screen.labels
    await stage.anna.press("◀ Back")
    assert "Users online" in stage.anna.screen.text


@pytest.mark.parametrize("typed", ["/find", "/find   ", "/find \u200b"])
async def test_find_without_words_says_how(bot: RunningBot, typed: str) -> None:
    stage = await at_list(bot)
    screen = stage.anna.screen
    await stage.anna.send(typed)
    await bot.telegram.until(
        lambda: "/find budget" in bot.telegram.messages(stage.anna.id)[-1].text
    )
    assert stage.anna.screen == screen


async def test_a_search_survives_a_restart_and_a_card(bot: RunningBot) -> None:
    stage = await at_list(bot)
    await stage.type("2027", "1 of 3 shown")
    await bot.restart()
    await stage.anna.press("1", exact=True)
    assert stage.anna.screen.text.startswith("Budget 2027")
    await stage.anna.press("◀ Back")
    assert head(stage.anna) == "🔎 “2027” · 1 of 3 shown"
    await stage.anna.press("Refresh")
    assert rows(stage.anna) == ["Budget 2027"]


async def test_what_was_found_is_stopped_as_from_any_list(bot: RunningBot) -> None:
    stage = await staged(bot, "Head", "Branch")
    room = stage.hold("Budget 2027", server="Branch")
    stage.hold("Other", server="Branch", minutes=50)
    await bot.begin()
    await stage.open("/find 2027", "1 of 2 shown")
    await stage.anna.press("1", exact=True)
    await stage.anna.press("Stop…")
    await stage.anna.press("⏹ Stop ")
    await stage.anna.sees("has been stopped")
    assert bot.stops("Branch") == [room]
    assert bot.outcomes() == [Outcome.STOPPED]


async def test_typing_on_a_question_stops_nothing_and_leaves_it(bot: RunningBot) -> None:
    stage = await at_list(bot)
    await stage.anna.press("Budget 2027")
    await stage.anna.press("Stop…")
    await stage.open("отчет", "1 of 3 shown")
    assert bot.stops() == []
    await stage.anna.press("◀ Back")
    assert "Users online" in stage.anna.screen.text
    assert bot.stops() == []


async def test_forgotten_ones_are_found_by_typing(bot: RunningBot) -> None:
    stage = await staged(bot, "Head", "Branch")
    for server in stage.servers:
        stage.hold(f"Budget of {server}", [], minutes=200, server=server)
        stage.hold(f"Talk at {server}", [], minutes=300, server=server)
    await bot.begin()
    await stage.open("/forgotten", "4 conferences look forgotten")
    await stage.type("budget", "2 of 4 shown")
    assert rows(stage.anna) == ["Budget of Head", "Budget of Branch"]
    assert "4 conferences look forgotten" in stage.anna.screen.text
    await stage.anna.press("2", exact=True)
    assert stage.anna.screen.text.startswith("Budget of Branch")
    await stage.anna.press("◀ Back")
    await stage.type("nothing like it", "0 of 4 shown")
    assert "Nothing here matches" in stage.anna.screen.text
    await stage.anna.press(CLEAR)
    assert len(rows(stage.anna)) == 4
    await stage.open("/start", "2 servers")
    await stage.anna.press("Head")
    await stage.anna.press("🕯 Forgotten")
    await stage.anna.sees("2 conferences look forgotten")
    await stage.type("talk", "1 of 2 shown")
    assert rows(stage.anna) == ["Talk at Head"]


HOSTILE = [
    ".*",
    "[",
    "(?i)x",
    "%",
    "_",
    "' OR 1=1 --",
    '<b>x</b> & "y"',
    "{ $words }",
    "\u202eabc",
    "שלום עולם",
    "a" * 4096,
    "слово " * 600,
    "\u0301a",
    "ﷺ" * 64,
    "👩‍👩‍👧 x",
    "1",
]


@pytest.mark.parametrize("typed", HOSTILE)
async def test_anything_may_be_typed(bot: RunningBot, typed: str) -> None:
    stage = await at_list(bot)
    await stage.type(typed, " of 3 shown")
    assert len(stage.anna.screen.text) < 600
    assert "\u202e" not in stage.anna.screen.text
    await stage.anna.press("Refresh")
    assert " of 3 shown" in head(stage.anna)
    await stage.anna.press(CLEAR)
    assert len(rows(stage.anna)) == 3


@pytest.mark.parametrize("language", ["en", "ru", "de", "es"])
async def test_every_language(bot: RunningBot, language: str) -> None:
    stage = await staged(bot, "Head", "Branch", language=language)
    stage.hold("Budget 2027", server="Branch")
    say = words(language).text
    await bot.begin()
    await stage.open("/find budget", say("find-shown-item", shown=1, total=1))
    await stage.open("/find nothing", say("find-shown-item", shown=0, total=1))
    assert say("find-nothing", find_words=True, find_only=False) in stage.anna.screen.text
    assert say("btn-clear-words") in stage.anna.screen.labels


async def test_a_viewer_finds_only_on_servers_they_may_see(bot: RunningBot) -> None:
    stage = await staged(bot, "Head", "Branch")
    stage.hold("Budget of Head", server="Head")
    stage.hold("Budget of Branch", server="Branch")
    viewer: Person = bot.add_person(1009, "Vera")
    await bot.change(
        "INSERT INTO members (id, role, servers, let_in_by, since) "
        "VALUES (1009, 'viewer', '[1]', 1001, '2026-01-01 00:00:00')"
    )
    await bot.change("INSERT INTO operators (id, name, greeted) VALUES (1009, 'Vera', 1)")
    await bot.begin()
    await viewer.send("/find budget")
    await viewer.sees("1 of 1 shown")
    assert rows(viewer) == ["Budget of Head"]
