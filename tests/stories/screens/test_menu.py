"""The menu of a server with its figures at a glance, and the commands that jump past it."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from bot.updates.commands import COMMANDS
from demo.telegram import Person
from demo.trueconf import Delay, Fault, Generation, Hang
from l10n.texts import LOCALES, available
from services.background.gather import FigureLimits
from services.conferences.users import UsersLimits
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import ANNA, at_menu, hold, words

say = words().text
WELL = say("verdict-running")

# The request that each figure of the menu needs.
FIGURES = {"Status": r"/api/v4/server$", "Running conferences": r"/logs/calls$"}
FIGURES |= {"Users online": r"/users$"}

# What each command that jumps shows.
JUMPS = {
    "/conferences": "1 running conference",
    "/forgotten": "looks forgotten",
    "/online": "Users online: 3",
    "/status": "\xa0ms · ",
}


def glance(anna: Person) -> dict[str, str]:
    """The figures of the menu by their names."""
    lines = (line.partition(": ") for line in anna.screen.text.splitlines())
    return {name: value for name, _, value in lines if name in FIGURES}


@pytest.mark.parametrize("generation", ["v3.3", "v4"])
async def test_the_figures_at_a_glance(bot: RunningBot, generation: Generation) -> None:
    server = await bot.add_server("Main", generation)
    server.world.add_users(5, online=3)
    hold(server)
    anna = await at_menu(bot)
    assert glance(anna) == {"Status": WELL, "Running conferences": "1", "Users online": "3"}


@pytest.mark.parametrize("hanging", FIGURES)
async def test_one_that_hangs_is_a_dash_beside_the_others(bot: RunningBot, hanging: str) -> None:
    bot.limits = replace(bot.limits, figures=FigureLimits(patience=2.5))
    server = await bot.add_server()
    server.world.add_users(5, online=3)
    hold(server)
    bot.server_settings["Main"] = 'ssl_certificate = "ca.pem"\napi_version = "v3.3"'
    server.faults.add(Fault(FIGURES[hanging], Hang(), times=None))
    anna = await at_menu(bot)
    well = {"Status": WELL, "Running conferences": "1", "Users online": "3"}
    assert glance(anna) == well | {hanging: "—"}


async def test_a_server_that_hangs_costs_two_seconds(bot: RunningBot) -> None:
    assert FigureLimits().patience == 2
    bot.limits = replace(bot.limits, figures=FigureLimits())
    server = await bot.add_server()
    anna = await at_menu(bot)
    server.faults.add(Fault("", Hang(), times=None))
    begun = time.monotonic()
    await anna.press("Refresh", wait=False)
    await anna.sees("Status: —")
    assert time.monotonic() - begun < 2.7
    assert "(just now)" in glance(anna)["Running conferences"]


async def test_refresh_asks_for_conferences_anew(bot: RunningBot) -> None:
    server = await bot.add_server()
    anna = await at_menu(bot)
    assert glance(anna)["Running conferences"] == "0"
    hold(server)
    await anna.press("Refresh")
    assert glance(anna)["Running conferences"] == "1"


async def test_users_counted_for_too_long_are_there_at_the_next_look(bot: RunningBot) -> None:
    bot.limits = replace(bot.limits, figures=FigureLimits(patience=1.0))
    server = await bot.add_server()
    server.world.add_users(5, online=3)
    slow = server.faults.add(Fault(FIGURES["Users online"], Delay(1.5)))
    anna = await at_menu(bot)
    assert glance(anna)["Users online"] == "—"
    assert slow.times == 0
    await server.until(lambda: users_read(bot) == 1)
    await anna.press("Refresh")
    assert glance(anna)["Users online"] == "3"
    assert users_read(bot) == 1


def users_read(bot: RunningBot) -> int:
    """How many pages of users came back from the server."""
    requests = bot.servers["Main"].requests
    return sum(seen.path.endswith("/users") and seen.status == 200 for seen in requests)


async def command(bot: RunningBot, anna: Person, text: str, seen: str) -> None:
    """Send a command and wait for its screen below it."""
    sent = await anna.send(text)
    await bot.telegram.until(
        lambda: anna.screen.message_id > sent.message_id and seen in anna.screen.text
    )


@pytest.mark.parametrize("jump", JUMPS)
async def test_with_one_server_a_command_jumps_there(bot: RunningBot, jump: str) -> None:
    server = await bot.add_server()
    server.world.add_users(5, online=3)
    hold(server)
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await command(bot, anna, jump, JUMPS[jump])
    assert anna.screen.text.startswith("Main")
    await anna.press("Back")
    assert glance(anna)["Users online"] == "3"


async def test_servers_opens_the_menu_of_the_only_one(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    await command(bot, anna, "/servers", "Main")
    assert glance(anna)["Status"] == WELL


@pytest.mark.parametrize("jump", ["/conferences", "/online"])
async def test_a_jump_to_a_server_that_is_down_says_so(bot: RunningBot, jump: str) -> None:
    server = await bot.add_server()
    server.world.add_users(5, online=3)
    hold(server)
    await server.stop()
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await anna.send(jump)
    await anna.sees(say("error-unreachable-refused"))
    await command(bot, anna, "/start", "Status: ")
    await server.start()
    await command(bot, anna, jump, JUMPS[jump])


async def test_after_a_failed_jump_the_screen_before_it_still_works(bot: RunningBot) -> None:
    bot.limits = replace(bot.limits, users=UsersLimits(count_age=0.001))
    server = await bot.add_server()
    anna = await at_menu(bot)
    menu = anna.screen
    await server.stop()
    await anna.send("/online")
    refused = say("error-unreachable-refused")
    await bot.telegram.until(
        lambda: any(refused in message.text for message in bot.telegram.messages(ANNA))
    )
    await server.start()
    await anna.press("Refresh", message_id=menu.message_id)
    assert glance(anna)["Status"] == WELL


async def test_every_command_is_in_telegrams_menu_in_every_language(bot: RunningBot) -> None:
    await bot.add_server()
    await at_menu(bot)
    profile = bot.telegram.world.profile
    languages = available(LOCALES)
    await bot.telegram.until(lambda: profile.commands_for(ANNA, languages[-1]))
    for language in languages:
        assert profile.commands_for(ANNA, language) == [
            {"command": name, "description": words(language).text(f"command-{name}")}
            for name in COMMANDS
        ]
    assert {f"/{name}" for name in COMMANDS} >= {*JUMPS, "/start", "/servers", "/help"}
