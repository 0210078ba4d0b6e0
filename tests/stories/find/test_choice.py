"""Lists are sorted and filtered as each operator has chosen it, and say so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.updates.answers import AnswerLimits
from demo.trueconf import Fault, Status
from demo.trueconf import Person as Participant
from tests.running_bot import RunningBot
from tests.stories.find.stage import GUESTS, Stage, head, rows, staged
from tests.stories.screens.scenes import BORIS, HOST, words
from tests.stories.screens.test_answers import Gate

MEMBER = Participant("petrov", "Pyotr Petrov", 1)
generations = pytest.mark.parametrize("generation", ["v3.3", "v4"])


async def at_list(bot: RunningBot, generation: str = "v3.3", *servers: str) -> Stage:
    stage = await staged(bot, *servers, generation=generation)
    where = next(iter(stage.servers))
    stage.hold("Zebra", [HOST, MEMBER, *GUESTS], minutes=5, server=where)
    stage.hold("Ant", [MEMBER], minutes=15, server=where)
    stage.hold("émigré", GUESTS, minutes=25, server=where)
    recorded = stage.hold("Lion", [HOST], minutes=35, server=where)
    stage.servers[where].world.recording(recorded)
    await bot.begin()
    await stage.open("/conferences", "4 running conferences")
    return stage


@generations
async def test_an_order_is_chosen_and_shown(bot: RunningBot, generation: str) -> None:
    stage = await at_list(bot, generation)
    assert rows(stage.anna) == ["Lion", "émigré", "Ant", "Zebra"]
    await stage.choose("By name")
    assert rows(stage.anna) == ["Ant", "émigré", "Lion", "Zebra"]
    assert head(stage.anna) == "by name"
    await stage.choose("Fullest first")
    await bot.telegram.until(lambda: rows(stage.anna) == ["Zebra", "émigré", "Lion", "Ant"])
    assert head(stage.anna) == "fullest first"
    await stage.choose("Longest first")
    assert rows(stage.anna) == ["Lion", "émigré", "Ant", "Zebra"]
    assert head(stage.anna) == "Main"


@generations
@pytest.mark.parametrize(
    ("button", "named", "found"),
    [
        ("Recorded", "recorded", ["Lion"]),
        ("No moderator", "no moderator", ["émigré", "Ant"]),
        ("Guests only", "guests only", ["émigré"]),
        ("Protected", "protected", []),
    ],
)
async def test_a_filter_says_what_it_hides(
    bot: RunningBot, generation: str, button: str, named: str, found: list[str]
) -> None:
    stage = await at_list(bot, generation)
    await stage.choose(button)
    await stage.anna.sees(f"{named} · {len(found)} of 4 shown")
    assert head(stage.anna) == f"{named} · {len(found)} of 4 shown"
    assert rows(stage.anna) == found
    assert ("The filter leaves nothing" in stage.anna.screen.text) == (not found)
    await stage.anna.press("✖ Clear filter")
    assert len(rows(stage.anna)) == 4
    assert head(stage.anna) == "Main"


async def test_protected_ones_alone(bot: RunningBot) -> None:
    stage = await at_list(bot)
    await stage.anna.press("Ant")
    await stage.anna.press("🛡 Protect…")
    await stage.anna.press("🛡 This conference")
    await stage.open("/conferences", "4 running")
    await stage.choose("Protected")
    assert head(stage.anna) == "protected · 1 of 4 shown"
    assert rows(stage.anna) == ["Ant 🛡"]


async def test_the_choice_is_each_operators_own_and_stays(bot: RunningBot) -> None:
    stage = await staged(bot, "Head", "Branch")
    stage.hold("B", server="Head", minutes=50)
    stage.hold("A", server="Head")
    boris = bot.add_operator(BORIS, "Boris")
    await bot.begin()
    await stage.open("/conferences", "2 running")
    await stage.choose("By name")
    assert rows(stage.anna) == ["A", "B"]
    await boris.send("/conferences")
    await boris.sees("2 running")
    assert rows(boris) == ["B", "A"]
    await bot.restart()
    await stage.open("/start", "2 servers")
    await stage.anna.press("Head")
    await stage.anna.press("🎥 Conferences")
    assert head(stage.anna) == "by name"
    assert rows(stage.anna) == ["A", "B"]
    assert bot.rows("SELECT operator_id, sorted_by, only FROM list_choices") == [
        (1001, "name", None)
    ]


async def test_what_a_later_version_has_kept_is_the_usual_order(bot: RunningBot) -> None:
    stage = await staged(bot)
    stage.hold("Talk")
    await bot.change(
        "INSERT INTO list_choices (operator_id, list, sorted_by, only) "
        "VALUES (1001, 'running', 'colour', 'loud')"
    )
    await bot.begin()
    await stage.open("/conferences", "1 running")
    assert head(stage.anna) == "Main"


@pytest.mark.parametrize(
    ("button", "path"), [("Recorded", "/recordings"), ("Guests only", "/participants")]
)
async def test_what_nobody_can_tell_is_shown_and_said(
    bot: RunningBot, button: str, path: str
) -> None:
    stage = await at_list(bot, "v4")
    stage.server.faults.add(Fault(path, Status(403), times=None))
    await stage.choose(button)
    await stage.anna.sees("4 of 4 shown · 4 unclear (❔)")
    assert rows(stage.anna) == [f"{topic} ❔" for topic in ("Lion", "émigré", "Ant", "Zebra")]


async def test_a_search_and_a_filter_together(bot: RunningBot) -> None:
    stage = await at_list(bot)
    await stage.choose("Guests only")
    await stage.type("lion", "0 of 4 shown")
    assert head(stage.anna) == "🔎 “lion” · guests only · 0 of 4 shown"
    assert "Nothing matches both" in stage.anna.screen.text
    assert stage.anna.screen.labels[:2] == ["✖ Clear search", "✖ Clear filter"]
    await stage.anna.press("✖ Clear filter")
    assert rows(stage.anna) == ["Lion"]


async def test_only_what_the_words_have_left_is_asked_for(bot: RunningBot) -> None:
    stage = await at_list(bot)
    await stage.type("lion", "1 of 4 shown")
    before = stage.asked("/participants")
    await stage.choose("No moderator")
    await stage.anna.sees("0 of 4 shown")
    assert stage.asked("/participants") - before == 1


async def test_nothing_is_asked_twice_but_by_refresh(bot: RunningBot) -> None:
    stage = await at_list(bot)
    await stage.choose("Guests only")
    await stage.anna.sees("1 of 4 shown")
    before = stage.asked("/participants")
    await stage.choose("No moderator")
    await stage.anna.sees("2 of 4 shown")
    assert stage.asked("/participants") == before
    await stage.anna.press("Refresh")
    await bot.until(lambda: stage.asked("/participants") == before + 4)


async def test_progress_is_shown_while_each_is_asked(bot: RunningBot) -> None:
    bot.limits = replace(bot.limits, answers=AnswerLimits(at_once=0.05, every=0.1))
    stage = await at_list(bot)
    gate = Gate(stage.server, "/participants")
    await stage.choose("Guests only")
    await stage.anna.sees("Looking into each conference: 0 of 4")
    assert "The filter leaves nothing" not in stage.anna.screen.text
    gate.open()
    await stage.anna.sees("1 of 4 shown")
    await bot.telegram.until(lambda: "Looking into" not in stage.anna.screen.text)


async def test_whoever_leaves_ends_the_look(bot: RunningBot) -> None:
    bot.limits = replace(bot.limits, answers=AnswerLimits(at_once=0.05, every=0.1))
    stage = await staged(bot)
    for number in range(40):
        stage.hold(f"Talk {number}")
    await bot.begin()
    await stage.open("/conferences", "40 running")
    gate = Gate(stage.server, "/participants")
    await stage.choose("Guests only")
    await stage.anna.sees("0 of 40")
    await stage.open("/start", "Users online")
    gate.open()
    await stage.open("/conferences", "40 running")
    await stage.anna.sees("0 of 40 shown")


async def test_1000_conferences(bot: RunningBot) -> None:
    stage = await staged(bot)
    for number in range(1000):
        people = GUESTS if number % 100 == 7 else (HOST,)
        stage.hold(f"Talk {number}", people, minutes=number / 10)
    await bot.begin()
    await stage.open("/conferences", "1,000 running")
    await stage.type("talk 99", "19 of 1,000 shown")
    await stage.type("talk 999", "1 of 1,000 shown")
    await stage.anna.press("✖ Clear search")
    await stage.choose("By name")
    assert rows(stage.anna)[:3] == ["Talk 0", "Talk 1", "Talk 10"]
    await stage.choose("Guests only")
    await stage.anna.sees("10 of 1,000 shown")
    assert len(rows(stage.anna)) == 10


@pytest.mark.parametrize("language", ["en", "ru", "de", "es"])
async def test_every_language(bot: RunningBot, language: str) -> None:
    stage = await staged(bot, language=language)
    say = words(language).text
    stage.hold("Zebra")
    stage.hold("Ant", minutes=1)
    await bot.begin()
    await stage.anna.send("/conferences")
    await stage.anna.sees("Zebra")
    await stage.anna.press(say("btn-choose-list"))
    await stage.anna.press(say("choice-order-item", chosen=False, order="name"))
    assert rows(stage.anna) == ["Ant", "Zebra"]
    assert head(stage.anna) == say("find-order-item", order="name")
