"""A server that does not answer holds nobody up: what an operator wants next is done at once, and
what was only read for the screen that they have left ends.

No seconds are measured. A press that had waited for the server would have been told that it does
not answer.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.updates.answers import AnswerLimits
from demo.telegram import Button, Person, PressSeen
from demo.trueconf import Call, Fault, Hang, SimulatedTrueConf
from services.background.gather import FigureLimits
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import ANNA, at_rest, hold, words

HOME = "2 servers"
OTHER = "Office"
# So much longer than a server has for an answer that only a press which does not wait is seen.
LONG = 30.0


async def two_servers(bot: RunningBot, at_once: float = 30.0) -> tuple[SimulatedTrueConf, Person]:
    """Main, on which a forgotten conference runs, and another one; the menu of Main is open."""
    server = await bot.add_server()
    await bot.add_server(OTHER)
    session = hold(server)
    session.started -= timedelta(hours=30)
    anna = bot.add_operator(ANNA, "Anna")
    # What hangs for nobody any more is given up after a while; who waits is served at once.
    client = replace(bot.limits.client, whole_call=8.0)
    answers = AnswerLimits(at_once=at_once)
    # Whether the figures of all servers are there does not matter.
    figures = FigureLimits(patience=0.5)
    bot.limits = replace(bot.limits, client=client, answers=answers, figures=figures)
    await bot.begin()
    await anna.send("/start", wait=True)
    await anna.press("Main")
    return server, anna


def hang(server: SimulatedTrueConf) -> None:
    server.faults.add(Fault("/", Hang(), times=None))


async def go_home(bot: RunningBot, anna: Person, command: str = "/servers") -> None:
    """Ask for the servers, and see them on a new screen."""
    sent = await anna.send(command)
    await bot.telegram.until(lambda: anna.screen.message_id > sent.message_id, timeout=LONG)
    assert HOME in anna.screen.text


async def press_and_wait(server: SimulatedTrueConf, anna: Person, button: str) -> PressSeen:
    """Press a button, and wait until its press waits for the server."""
    asked = len(server.requests)
    press = await anna.press(button, wait=False)
    await server.until(lambda: len(server.requests) > asked)
    return press


async def test_start_does_not_wait_for_the_list(bot: RunningBot) -> None:
    server, anna = await two_servers(bot)
    hang(server)
    press = await press_and_wait(server, anna, "Status")

    await go_home(bot, anna, "/start")

    await press.answered()
    assert press.text == ""


@pytest.mark.parametrize("way", ["Refresh", "1."])
async def test_back_does_not_wait(bot: RunningBot, way: str) -> None:
    server, anna = await two_servers(bot)
    await anna.press("Conferences")
    hang(server)
    press = await press_and_wait(server, anna, way)

    await anna.press("Back", timeout=LONG)

    await anna.sees("Running conferences")
    assert press.text == ""


async def test_another_server_does_not_wait(bot: RunningBot) -> None:
    server, anna = await two_servers(bot)
    await anna.press("Conferences")
    hang(server)
    press = await press_and_wait(server, anna, "Refresh")
    await go_home(bot, anna)

    await anna.press(OTHER)

    assert anna.screen.text.startswith(OTHER)
    assert press.text == ""


async def test_the_same_screen_goes_on_working(bot: RunningBot) -> None:
    """What was interrupted has changed neither the screen nor the dialog stack."""
    server, anna = await two_servers(bot)
    await anna.press("Conferences")
    screen = anna.screen
    hang(server)
    press = await press_and_wait(server, anna, "1.")

    await anna.send("/unknown")
    hint = words().text("typed-hint")
    await bot.telegram.until(lambda: bot.telegram.messages(ANNA)[-1].text == hint, timeout=LONG)

    await at_rest(bot)
    assert press.text == ""
    assert anna.screen == screen
    server.faults.clear()
    await anna.press("1.")
    assert "Running for" in anna.screen.text


async def test_a_way_back_that_was_interrupted_leads_back_once_more(bot: RunningBot) -> None:
    """aiogram-dialog takes a dialog off its stack before it shows the one below."""
    server, anna = await two_servers(bot)
    await anna.press("Online")
    screen = anna.screen
    hang(server)
    await press_and_wait(server, anna, "Back")
    await anna.send("/unknown", wait=True)
    await at_rest(bot)
    assert anna.screen == screen
    server.faults.clear()

    await anna.press("Back")

    assert anna.screen.text.startswith("Main")


async def test_start_that_was_interrupted_leaves_the_screen_alone(bot: RunningBot) -> None:
    server = await bot.add_server()
    hold(server)
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await anna.send("/start", wait=True)
    await anna.press("Conferences")
    hang(server)
    asked = len(server.requests)
    await anna.send("/start")
    await server.until(lambda: len(server.requests) > asked)

    server.faults.clear()
    await anna.press("1.", timeout=LONG)

    assert "Running for" in anna.screen.text


async def test_the_newest_of_many_wishes_is_the_one_that_counts(bot: RunningBot) -> None:
    server, anna = await two_servers(bot)
    hang(server)
    first = await press_and_wait(server, anna, "Status")
    screen = anna.screen
    second = await anna.press("Forgotten", wait=False)
    third = await anna.press("Online", wait=False)

    await go_home(bot, anna)

    await at_rest(bot)
    assert [press.text for press in (first, second, third)] == ["", "", ""]
    assert anna.screen.message_id > screen.message_id


async def test_the_same_button_again_and_again_ends_in_an_answer(bot: RunningBot) -> None:
    """A repeated press joins the one before it, and does not begin anew."""
    server, anna = await two_servers(bot)
    await anna.press("Conferences")
    hold(server, "Board meeting", room="5500000001")
    arrived = 0

    async def wait(_: SimulatedTrueConf) -> None:
        nonlocal arrived
        arrived += 1
        await bot.until(lambda: len(bot.telegram.presses) == pressed + 3, timeout=LONG)

    pressed = len(bot.telegram.presses)
    server.faults.add(Fault("/", Call(wait), times=None))
    presses = [await press_and_wait(server, anna, "Refresh")]
    presses += [await anna.press("Refresh", wait=False) for _ in range(2)]

    await anna.sees("Board meeting", timeout=LONG)
    for press in presses:
        await press.answered()
        assert press.text == ""


async def test_another_operator_is_not_interrupted(bot: RunningBot) -> None:
    server, anna = await two_servers(bot)
    await bot.end()
    boris = bot.add_operator(1002, "Boris")
    await bot.begin()
    await boris.send("/start", wait=True)
    await boris.press("Main")
    released = False

    async def wait(_: SimulatedTrueConf) -> None:
        await bot.until(lambda: released, timeout=LONG)

    server.faults.add(Fault("/", Call(wait), times=None))
    await press_and_wait(server, anna, "Status")
    await boris.press("Status", wait=False)
    await go_home(bot, anna)
    released = True

    await boris.sees("\xa0ms · ", timeout=LONG)


async def test_what_is_written_is_not_interrupted(bot: RunningBot) -> None:
    """The press that switches the monitoring on has done so before its screen waits."""
    server, anna = await two_servers(bot)
    await anna.press("Status")
    hang(server)
    await press_and_wait(server, anna, "Turn monitoring on")
    await go_home(bot, anna)
    await at_rest(bot)
    server.faults.clear()
    for button in ("Main", "Status"):
        await anna.press(button)
    assert not any("Turn monitoring on" in label for label in anna.screen.labels)
    assert "Monitoring: on" in anna.screen.text


# Every button of every window that asks a server.

WAYS: dict[str, tuple[str, ...]] = {
    "menu": (),
    "list": ("Conferences",),
    "card": ("Conferences", "1."),
    "forgotten": ("Forgotten",),
    "card of a forgotten one": ("Forgotten", "1."),
    "users": ("Online",),
    "status": ("Status",),
    "interval": ("Status", "Interval"),
    "watch": ("Status", "Forgotten: alerts"),
    "preferences": ("Preferences",),
}


@pytest.mark.parametrize("window", WAYS)
async def test_no_button_holds_an_operator_up(bot: RunningBot, window: str) -> None:
    # A search goes on for others, and whoever joins it would wait for its end.
    server, anna = await two_servers(bot, at_once=0.3 if window == "forgotten" else 30.0)

    async def shows(label: str) -> None:
        await bot.telegram.until(lambda: anna.screen.button(label), timeout=LONG)

    async def go_there() -> list[Button]:
        await go_home(bot, anna)
        await at_rest(bot)
        for button in ("Main", *WAYS[window]):
            await shows(button)
            await anna.press(button)
        if "Forgotten" in WAYS[window][-1:]:
            await shows("◀ Back")
            if "1. Stand-up" not in anna.screen.text:  # the search that was left has failed
                await anna.press("Refresh")
                await shows("1. Stand-up")
        return [each for row in anna.screen.buttons for each in row if each.data]

    for number in reversed(range(len(await go_there()))):  # the first one may vanish by its press
        buttons = await go_there()
        hang(server)
        press = await anna.press_data(str(buttons[number].data), wait=False)
        await go_home(bot, anna)
        await press.answered()
        assert "did not answer" not in press.text, buttons[number]
        server.faults.clear()


async def test_what_a_card_shows_is_asked_side_by_side(bot: RunningBot) -> None:
    server = await bot.add_server(generation="v4")
    hold(server)
    anna = bot.add_operator(ANNA, "Anna")
    bot.limits = replace(bot.limits, figures=FigureLimits(patience=5.0))
    await bot.begin()
    await anna.send("/conferences", wait=True)
    for call in ("/participants", "/recordings"):
        server.faults.add(Fault(call, Hang(), times=None))

    await anna.press("1", wait=False)

    def asked(call: str) -> bool:
        return any(each.path.endswith(call) for each in server.requests)

    await server.until(lambda: asked("/participants") and asked("/recordings"), timeout=4.0)
