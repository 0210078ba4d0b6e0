"""Foreign texts are shown as they are, wherever they come from, and break nothing."""

from __future__ import annotations

import asyncio

import pytest

from demo.trueconf import Call, Fault, Generation, SimulatedTrueConf
from demo.trueconf import Person as Participant
from tests.running_bot import EARLY, RunningBot
from tests.stories.screens.scenes import ANNA, ROOM, at_menu, hold, words

LONG = "Ж" * 239 + "!"
ENDLESS = "&" * 3000
TOPICS = [
    "R&D <sync>",
    "</b>",
    "<b>unclosed & &amp; &lt;i&gt;",
    '<a href="tg://user?id=1">x</a>',
    "<blockquote>not ours</blockquote> rest",
    "👨‍👩‍👧 family 🚀🚀",
    "ليلى حداد — مراجعة",
    "{ $topic } {braces} %s {0}",
    "*_`[markdown](http://vc.example.com)",
    "Ж" * 41,
    LONG,
    "😀" * 240,
    "&" * 240,
]


@pytest.mark.parametrize("topic", TOPICS)
async def test_a_topic_is_shown_as_it_is_from_the_list_to_the_result(
    bot: RunningBot, topic: str
) -> None:
    server = await bot.add_server()
    server.world.add_room(ROOM, topic, "ivanova")
    server.world.begin(ROOM, [Participant("eve", topic, 2)])
    anna = await at_menu(bot)
    await anna.press("Conferences")
    begins = topic[:38]
    assert begins in anna.screen.text
    assert anna.screen.labels[0] == "1"
    await anna.press("1. ")
    assert f"Moderators present: {topic}" in anna.screen.text
    for button in ("Refresh", "Stop", "⏹ Stop "):
        assert topic in anna.screen.text
        await anna.press(button)
    assert f"{topic} has been stopped" in anna.screen.text
    assert bot.stops() == [ROOM]


@pytest.mark.parametrize("generation", ["v3.3", "v4"])
@pytest.mark.parametrize("topic", [None, "", " \n\t ", "\u202e\u2066"])
async def test_without_a_topic(bot: RunningBot, topic: str | None, generation: Generation) -> None:
    hold(await bot.add_server("Main", generation), topic)
    untitled = words().text("conference-untitled")
    anna = await at_menu(bot)
    await anna.press("Conferences")
    for button in (untitled, "Stop", "⏹ Stop "):
        assert untitled in anna.screen.text
        await anna.press(button)
    assert f"{untitled} has been stopped" in anna.screen.text


async def test_endless_texts_are_cut(bot: RunningBot) -> None:
    server = await bot.add_server()
    server.world.add_room(ROOM, ENDLESS, ENDLESS).url = ENDLESS
    server.world.begin(ROOM, [Participant(f"eve{n}", ENDLESS, 2) for n in range(4)])
    anna = await at_menu(bot)
    for button in ("Conferences", "1.", "Refresh", "Stop", "⏹ Stop "):
        await anna.press(button)
        assert "&…" in anna.screen.text
    assert bot.stops() == [ROOM]


async def test_a_topic_cannot_turn_the_screen_around(bot: RunningBot) -> None:
    hold(await bot.add_server(), "\u202egnitem\u202c\nsecond\x00 line")
    anna = await at_menu(bot)
    await anna.press("Conferences")
    assert "1. gnitem second line · " in anna.screen.text


LINKS = {
    "javascript:alert(1)": False,
    "http://vc/c/1": False,
    "https://localhost/c/1": False,
    "ftp://vc.example.com/c/1": False,
    "https://vc.example.com/c/1?a=<b>&b=1": True,
    "https://10.0.0.1:8443/c/1": True,
    "https://user@vc.example.com:99999/": False,
    "not a link & <b>": False,
    "https://vc.example.com/" + "x" * 2500: False,
}


@pytest.mark.parametrize("link", LINKS)
async def test_a_bad_link_is_a_text_and_a_good_one_a_button(bot: RunningBot, link: str) -> None:
    hold(await bot.add_server(), url=link)
    anna = await at_menu(bot)
    await anna.press("Conferences")
    await anna.press("1.")
    buttons = [label for label in anna.screen.labels if "Conference page" in label]
    assert len(buttons) == LINKS[link]
    assert (link[:200] in anna.screen.text) != LINKS[link]


async def test_without_a_link(bot: RunningBot) -> None:
    session = hold(await bot.add_server())
    bot.servers["Main"].world.rooms[str(session.conference_id)].url = None
    anna = await at_menu(bot)
    await anna.press("Conferences")
    await anna.press("1.")
    assert not any("conference page" in label for label in anna.screen.labels)
    assert "None" not in anna.screen.text


async def test_an_operators_name_with_markup(bot: RunningBot) -> None:
    """In an alert while the stop is under way, and on a screen afterwards."""
    server = await bot.add_server()
    hold(server)
    eve = bot.add_operator(1002, "<b>Eve</b> & Co")
    anna = await at_menu(bot)
    await eve.send("/start", wait=True)
    for person in (anna, eve):
        for button in ("Conferences", "1.", "Stop"):
            await person.press(button)
    reached, go_on = asyncio.Event(), asyncio.Event()

    async def wait(_: SimulatedTrueConf) -> None:
        reached.set()
        await go_on.wait()

    server.faults.add(Fault("/stop", Call(wait), method="POST"))
    yes = await eve.press("⏹ Stop ", wait=False)
    await reached.wait()
    refusal = await anna.press("⏹ Stop ")
    assert refusal.text.startswith("<b>Eve</b> & Co is stopping")
    go_on.set()
    await yes.answered()
    await eve.sees("has been stopped")
    await anna.press("⏹ Stop ")
    assert "<b>Eve</b> & Co stopped it" in anna.screen.text
    assert len(bot.stops()) == 1


SERVERS = ["Ж" * 60, "a|b", 'O\'Neil "HQ"', "vc.example.com", "R&D <b>", "{braces} $x", "🚀 Ω"]


@pytest.mark.parametrize("name", SERVERS)
async def test_a_servers_name_is_any_text(bot: RunningBot, name: str) -> None:
    server = await bot.add_server(name)
    await bot.add_server("Other")
    hold(server)
    anna = await at_menu(bot)
    assert name in anna.screen.labels
    for button in (name, "Conferences", "1.", "Stop", "⏹ Stop "):
        await anna.press(button)
        assert name in anna.screen.text
    assert bot.stops(name) == [ROOM]


async def test_an_error_above_a_screen_leaves_its_text_as_it_was(bot: RunningBot) -> None:
    """The screen below is written anew from what Telegram returns of it, emoji and markup
    included.
    """
    bot.limits = EARLY
    server = await bot.add_server()
    hold(server, "👨‍👩‍👧 <b> & &amp; 🚀")
    anna = await at_menu(bot)
    await anna.press("Conferences")
    await anna.press("1.")
    before = anna.screen
    server.faults.add(Fault("/logs/calls", Call(_fall_over, before=False)))
    await anna.press("Refresh", wait=False)
    after = await anna.sees("connection")
    assert after.html.endswith(before.html)
    assert after.html.startswith("<blockquote>")
    assert after.buttons == before.buttons
    assert bot.telegram.messages(ANNA)[-1].message_id == before.message_id


async def _fall_over(server: SimulatedTrueConf) -> None:
    await server.stop()
