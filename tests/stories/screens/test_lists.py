"""Long lists: each row can be reached by pressing, also while the list shrinks meanwhile."""

from __future__ import annotations

import math
import re
import time
from datetime import timedelta

import pytest

from demo.telegram import Person
from demo.trueconf import Generation, SimulatedTrueConf
from services.conferences.listing import LIST_AGE
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import HOST, at_menu

PAGE = 10
CALLS = "/api/v3.3/logs/calls"


def fill(server: SimulatedTrueConf, running: int, finished: int = 0) -> list[str]:
    """Conferences run, one minute between their starts; their topics, the longest one first."""
    world = server.world
    world.finished(finished)
    for number in range(running):
        world.add_room(f"5{number:09}", f"Talk {number}", "ivanova")
        started = world.now() - timedelta(minutes=running - number)
        world.begin(f"5{number:09}", [HOST], started)
    return [f"Talk {number}" for number in range(running)]


def rows(anna: Person) -> list[str]:
    """The topics on the page that is shown; there is a key for each."""
    found = re.findall(r"^(\d+)\. (.+?)(?: · .+)?$", anna.screen.text, re.MULTILINE)
    keys = [label for label in anna.screen.labels if label.isdecimal()]
    assert keys == [number for number, _ in found]
    return [topic for _, topic in found]


async def all_rows(anna: Person) -> list[str]:
    """The topics of all pages, by pressing from the first to the last one."""
    found = rows(anna)
    pages = int(next(label for label in anna.screen.labels if "/" in label).partition("/")[2])
    for page in range(2, pages + 1):
        await anna.press("›", exact=True)
        assert f"{page}/{pages}" in anna.screen.labels
        found += rows(anna)
    return found


async def test_500_conferences_beside_5000_finished_ones(bot: RunningBot) -> None:
    server = await bot.add_server()
    topics = fill(server, 500, finished=5000)
    reading = [CALLS] * math.ceil(500 / 200)
    anna = await at_menu(bot)
    assert "Running conferences: 500\nUsers online: 0" in anna.screen.text  # all has been read
    before, handshakes = len(server.requests), server.handshakes
    begun = time.monotonic()
    await anna.press("Conferences")
    assert "500 running" in anna.screen.text
    assert await all_rows(anna) == topics
    readings = 1 + int((time.monotonic() - begun) / LIST_AGE)
    asked = [seen.path for seen in server.requests[before:]]
    assert asked in [reading * times for times in range(readings + 1)]
    before = len(server.requests)
    await anna.press("Refresh")
    assert [seen.path for seen in server.requests[before:]] == reading
    assert server.handshakes == handshakes
    await anna.press("Talk 499")
    assert "Talk 499" in anna.screen.text
    await anna.press("Back")
    assert "Talk 499" in rows(anna)


@pytest.mark.parametrize("generation", ["v3.3", "v4"])
async def test_every_row_is_one_press_away(bot: RunningBot, generation: Generation) -> None:
    topics = fill(await bot.add_server("Main", generation), 2 * PAGE + 1)
    anna = await at_menu(bot)
    await anna.press("Conferences")
    shown = await all_rows(anna)
    assert sorted(shown) == sorted(topics)
    for topic in rows(anna):
        await anna.press(topic)
        assert anna.screen.text.startswith(topic)
        await anna.press("Back")


async def test_the_list_shrinks_under_the_finger(bot: RunningBot) -> None:
    server = await bot.add_server()
    fill(server, 3 * PAGE)
    anna = await at_menu(bot)
    await anna.press("Conferences")
    for _ in range(2):
        await anna.press("›")
    gone = rows(anna)[0]
    for session in server.world.running()[PAGE // 2 :]:
        server.world.end(session.id)
    press = await anna.press(gone)
    assert "has ended" in press.text + anna.screen.text
    if "has ended" in anna.screen.text:  # by the card, when the list was still remembered
        await anna.press("Back")
    await anna.press("Refresh")
    assert rows(anna) == [f"Talk {number}" for number in range(PAGE // 2)]
    assert not any("/" in label for label in anna.screen.labels)


async def test_the_pressed_conference_is_meant_wherever_it_stands_now(bot: RunningBot) -> None:
    server = await bot.add_server()
    fill(server, PAGE)
    anna = await at_menu(bot)
    await anna.press("Conferences")
    server.world.end(server.world.running()[0].id)
    eve = bot.telegram.presses
    await anna.press("2. Talk 1")
    assert anna.screen.text.startswith("Talk 1")
    assert len(eve) == 2


async def test_60_servers(bot: RunningBot) -> None:
    server = await bot.add_server("Server 0")
    names = [f"Server {number}" for number in range(60)]
    bot.servers |= dict.fromkeys(names, server)
    anna = await at_menu(bot)
    shown = [label for label in anna.screen.labels if label.startswith("Server")]
    for _ in range(5):
        await anna.press("›", exact=True)
        shown += [label for label in anna.screen.labels if label.startswith("Server")]
    assert shown == names
    await anna.press("Server 59")
    assert anna.screen.text.startswith("Server 59")
    await anna.press("◀ Home")
    await anna.press("Server 3", exact=True)
    assert anna.screen.text.startswith("Server 3\n")
    assert server.world.running() == []


@pytest.mark.parametrize("generation", ["v3.3", "v4"])
async def test_those_that_everybody_has_left_are_marked(
    bot: RunningBot, generation: Generation
) -> None:
    """By the operator's own threshold, and without a request that the list would not need."""
    server = await bot.add_server("Main", generation)
    for topic, people, hours in (
        ("Left for long", [], 4.5),
        ("Held for long", [HOST], 3.5),
        ("Left", [], 2.5),
        ("Left just now", [], 0.5),
    ):
        room = f"5{len(server.world.rooms):09}"
        server.world.add_room(room, topic, "ivanova")
        server.world.begin(room, people, server.world.now() - timedelta(hours=hours))
    anna = await at_menu(bot)
    await anna.press("Conferences")
    await bot.telegram.until(lambda: "4\xa0h\xa030\xa0min · empty" in anna.screen.text)
    assert rows(anna) == ["Left for long ⚠️", "Held for long", "Left ⚠️", "Left just now"]
    asked = [seen.path for seen in server.requests]

    await bot.change("INSERT INTO thresholds (operator_id, server_id, hours) VALUES (1001, 1, 4)")
    before = len(server.requests)
    await anna.press("Refresh")
    await bot.telegram.until(lambda: rows(anna)[2] == "Left")
    assert rows(anna) == ["Left for long ⚠️", "Held for long", "Left", "Left just now"]
    assert {seen.path for seen in server.requests[before:]} <= {*asked}


async def test_a_key_of_the_pages_leads_to_another_page(bot: RunningBot) -> None:
    fill(await bot.add_server(), 2 * PAGE + 1)
    anna = await at_menu(bot)
    await anna.press("Conferences")

    def keys() -> list[str]:
        return [label for label in anna.screen.labels if len(label) < 4 and not label.isdecimal()]

    assert keys() == ["1/3", "›"]
    await anna.press("›")
    assert keys() == ["‹", "2/3", "›"]
    await anna.press("›")
    assert keys() == ["‹", "3/3"]
    assert rows(anna) == ["Talk 20"]
    await anna.press("3/3")
    assert keys() == ["‹", "3/3"]
    await anna.press("‹")
    assert rows(anna) == [f"Talk {number}" for number in range(PAGE, 2 * PAGE)]
