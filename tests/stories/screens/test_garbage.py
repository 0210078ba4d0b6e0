"""A server that answers nonsense, slowly or not at all: a clear message, and everything stays
usable.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from demo.telegram import Person, Screen
from demo.trueconf import (
    Drip,
    Drop,
    Fault,
    Garbage,
    Hang,
    Packed,
    Redirect,
    SimulatedTrueConf,
    Status,
    gateways,
)
from services.background.gather import FigureLimits
from tests.running_bot import EARLY, RunningBot
from tests.stories.screens.scenes import at_menu, at_rest, hold, words

PROTOCOL = "error-protocol"
TIMEOUT = "error-unreachable-timeout"
SERVER_ERROR = "error-unreachable-server-error"
BROKEN = "error-unreachable-broken"
REFUSED = "error-unreachable-refused"

BLOCKED = "error-blocked"

QUICK_NONSENSE: dict[str, tuple[Any, str]] = {
    "html": (Garbage("html"), PROTOCOL),
    "not json": (Garbage("not json"), PROTOCOL),
    "truncated": (Garbage("truncated"), PROTOCOL),
    "wrong types": (Garbage("wrong types"), PROTOCOL),
    "bare list": (Garbage("bare list"), PROTOCOL),
    "empty": (Garbage("empty"), PROTOCOL),
    "gateway page": (Status(502), SERVER_ERROR),
    "not found page": (Status(404), PROTOCOL),
    "nginx 403": (gateways.REFUSED["nginx 403"], BLOCKED),
    "nginx 401": (gateways.REFUSED["nginx 401"], BLOCKED),
    "packed": (Packed(), PROTOCOL),
    "json null": (Status(200, "null", "application/json"), PROTOCOL),
    "deep json": (Status(200, "[" * 100_000, "application/json"), PROTOCOL),
    "redirect": (Redirect("https://other.example.com/"), PROTOCOL),
    "drop": (Drop(), BROKEN),
}


@pytest.fixture
def impatient(bot: RunningBot) -> None:
    """A call is given up soon, a figure sooner."""
    client = replace(bot.limits.client, whole_call=2.0)
    bot.limits = replace(bot.limits, client=client, figures=FigureLimits(patience=1.5))


def break_list(server: SimulatedTrueConf, kind: Any) -> Fault:
    return server.faults.add(Fault("/logs/calls", kind, times=None))


async def at_menu_without_list(bot: RunningBot, server: SimulatedTrueConf) -> Person:
    """A conference runs, but the menu could not read it: no list is remembered, and none is being
    read.
    """
    hold(server)
    break_list(server, Garbage("html"))
    anna = await at_menu(bot)
    assert "Running conferences: —" in anna.screen.text
    server.faults.clear()
    return anna


async def sees_error(anna: Person, key: str) -> Screen:
    return await anna.sees(words().text(key))


@pytest.mark.parametrize("nonsense", QUICK_NONSENSE)
async def test_nonsense_is_told_and_the_button_works_again(bot: RunningBot, nonsense: str) -> None:
    kind, message = QUICK_NONSENSE[nonsense]
    server = await bot.add_server()
    hold(server)
    break_list(server, kind)
    anna = await at_menu(bot)
    menu = anna.screen
    for _ in range(2):
        press = await anna.press("Conferences")
        assert press.text == words().text(message)
        assert press.alert
        assert anna.screen == menu
    server.faults.clear()
    await anna.press("Conferences")
    assert "1. Stand-up" in anna.screen.text


@pytest.mark.parametrize("nonsense", ["html", "wrong types", "gateway page", "drop"])
async def test_nonsense_on_the_card(bot: RunningBot, nonsense: str) -> None:
    """A refresh that fails leaves the card as it is; a figure that fails is a dash."""
    kind, message = QUICK_NONSENSE[nonsense]
    server = await bot.add_server()
    hold(server)
    anna = await at_menu(bot)
    await anna.press("Conferences")
    await anna.press("1.")
    card = anna.screen
    break_list(server, kind)
    press = await anna.press("Refresh")
    assert press.text == words().text(message)
    assert anna.screen == card
    press = await anna.press("Stop")
    assert press.text == words().text(message)
    assert anna.screen == card
    server.faults.clear()
    server.faults.add(Fault("/participants", kind, times=None))
    server.faults.add(Fault("/conferences/", kind, times=None))
    await anna.press("Refresh")
    assert "Participants: —" in anna.screen.text
    assert "Moderators present: —" in anna.screen.text
    server.faults.clear()
    await anna.press("Refresh")
    assert "Participants: 1" in anna.screen.text


@pytest.mark.parametrize(
    "nonsense", ["html", "bare list", "gateway page", "nginx 403", "redirect", "drop"]
)
async def test_nonsense_instead_of_a_token(bot: RunningBot, nonsense: str) -> None:
    kind, message = QUICK_NONSENSE[nonsense]
    server = await bot.add_server()
    hold(server)
    server.faults.add(Fault("/oauth2/", kind, times=None))
    anna = await at_menu(bot)
    press = await anna.press("Conferences")
    assert press.text == words().text(message)
    server.faults.clear()
    await anna.press("Conferences")
    assert "1. Stand-up" in anna.screen.text


async def test_rows_of_nulls_are_listed_but_cannot_be_stopped(bot: RunningBot) -> None:
    server = await bot.add_server()
    hold(server)
    break_list(server, Garbage("nulls"))
    anna = await at_menu(bot)
    await anna.press("Conferences")
    await anna.sees("1. Untitled · — · 👥 —\n")
    await anna.press("1.")
    assert not any("Stop" in label for label in anna.screen.labels)
    assert "does not give this conference an ID" in anna.screen.text


async def test_a_redirect_is_not_followed(bot: RunningBot) -> None:
    server, other = await bot.add_server(), await bot.add_server("Other")
    anna = await at_menu(bot)
    await anna.press("Main")
    asked = len(other.requests)
    server.faults.add(Fault("/", Redirect(f"{other.url}/oauth2/v1/token", 307), times=None))
    await anna.press("Conferences")
    press = await anna.press("Refresh")
    assert press.text == words().text(PROTOCOL)
    assert len(other.requests) == asked


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("kind", [Hang(), Drip(0.05)], ids=["hang", "drip"])
async def test_a_slow_server(bot: RunningBot, kind: Any) -> None:
    """The press is answered in time; the error then stands above the unchanged screen, and the
    next one takes its place.
    """
    # What the simulator says about a client that hangs up before the last byte.
    bot.expected_errors = ["Cannot write to closing transport"]
    bot.limits = replace(EARLY, client=bot.limits.client)
    server = await bot.add_server()
    anna = await at_menu_without_list(bot, server)
    menu = anna.screen
    break_list(server, kind)
    press = await anna.press("Conferences", wait=False)
    assert (await press.answered()).text == words().text("press-working")
    slow = await sees_error(anna, TIMEOUT)
    assert slow.html == f"<blockquote>{words().html(TIMEOUT)}</blockquote>\n{menu.html}"
    assert slow.buttons == menu.buttons

    server.faults.clear()
    break_list(server, Garbage("html"))
    await anna.press("Conferences", wait=False)
    other = await sees_error(anna, PROTOCOL)
    assert other.html == f"<blockquote>{words().html(PROTOCOL)}</blockquote>\n{menu.html}"
    assert other.buttons == menu.buttons

    server.faults.clear()
    await anna.press("Conferences")
    await anna.sees("1. Stand-up")
    assert "blockquote" not in anna.screen.html


@pytest.mark.usefixtures("impatient")
async def test_the_figure_of_the_menu_is_a_dash_when_it_fails(bot: RunningBot) -> None:
    server = await bot.add_server()
    hold(server)
    await server.stop()
    anna = await at_menu(bot)
    assert "Running conferences: —" in anna.screen.text
    await server.start()
    break_list(server, Hang())
    press = await anna.press("Refresh")
    assert press.text == ""
    assert "Running conferences: —" in anna.screen.text
    server.faults.clear()
    async with asyncio.timeout(5):  # until the call that still hangs has been given up
        while "Running conferences: 1" not in anna.screen.text:
            await anna.press("Refresh")


async def test_a_server_that_is_down(bot: RunningBot) -> None:
    server = await bot.add_server()
    hold(server)
    await server.stop()
    anna = await at_menu(bot)
    press = await anna.press("Conferences")
    assert press.text == words().text(REFUSED)
    await server.start()
    await anna.press("Conferences")
    assert "1. Stand-up" in anna.screen.text


@pytest.mark.usefixtures("impatient")
async def test_one_hanging_server_does_not_hold_up_another(bot: RunningBot) -> None:
    hanging, well = await bot.add_server("Hanging"), await bot.add_server("Well")
    hold(well)
    break_list(hanging, Hang())
    eve = bot.add_operator(1002, "Eve")
    anna = await at_menu(bot)
    await eve.send("/start", wait=True)
    slow = await anna.press("Hanging", wait=False)
    await hanging.until(lambda: any("/logs" in seen.path for seen in hanging.requests))
    await eve.press("Well")
    assert "Running conferences: 1" in eve.screen.text
    await slow.answered()
    await anna.sees("Running conferences: —")


@pytest.mark.usefixtures("impatient")
async def test_a_second_press_while_the_first_one_waits(bot: RunningBot) -> None:
    """All are answered in time and have one outcome, and the screen ends up whole."""
    bot.limits = replace(EARLY, client=bot.limits.client)
    server = await bot.add_server()
    anna = await at_menu_without_list(bot, server)
    break_list(server, Hang())
    presses = [await anna.press("Conferences", wait=False) for _ in range(3)]
    await asyncio.gather(*(press.answered() for press in presses))
    await sees_error(anna, TIMEOUT)
    await at_rest(bot)
    server.faults.clear()
    await anna.press("Conferences")
    await anna.sees("1. Stand-up")
