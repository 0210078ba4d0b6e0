"""A window is shown before its server has answered, and filled in by itself when it has."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace

import pytest
from aiohttp import web

from bot.updates.answers import AnswerLimits
from demo.telegram import Person
from demo.trueconf import Fault, SimulatedTrueConf, Status
from demo.trueconf.faults import Answer
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import at_menu, at_rest, hold, words

WAITING = "Asking the server"
SOON = AnswerLimits(at_once=0.05, every=0.1)

# The buttons that lead from the menu to each window that asks, and what stands on it at last.
WINDOWS = {
    "menu": ((), "Running conferences: 1"),
    "list": (("Conferences", "Refresh"), "👥 1"),
    "card": (("Conferences", "1."), "Owner: "),
    "users": (("Online",), "Guests in conferences: 0"),
    "status": (("Status",), "\xa0ms · "),
}


class Gate:
    """Holds back the answers of a server."""

    _refusal: Status | None = None

    def __init__(self, server: SimulatedTrueConf, path: str = "/") -> None:
        self._open = asyncio.Event()
        self._server = server
        self.held = 0
        server.faults.add(Fault(path, self, times=None))

    async def respond(
        self, server: SimulatedTrueConf, request: web.BaseRequest, answer: Answer
    ) -> web.StreamResponse:
        self.held += 1
        await self._open.wait()
        refusal = self._refusal
        return await (refusal.respond(server, request, answer) if refusal else answer())

    def open(self) -> None:
        self._server.faults.clear()
        self.release()

    def refuse(self) -> None:
        self._refusal = Status(403)
        self._open.set()

    def release(self) -> None:
        """Those that are held; later ones are still held."""
        self._open.set()


@pytest.fixture
def gates() -> Iterator[list[Gate]]:
    """Opened at the end, so that nothing waits for them."""
    made: list[Gate] = []
    yield made
    for gate in made:
        gate.open()


async def before(bot: RunningBot, way: tuple[str, ...] = ()) -> tuple[SimulatedTrueConf, Person]:
    """The window is open from which the last button of the way leads on."""
    bot.limits = replace(bot.limits, answers=SOON)
    server = await bot.add_server()
    hold(server)
    anna = await at_menu(bot)
    for button in way[:-1]:
        await filled_in(bot, anna)
        await anna.press(button)
    await filled_in(bot, anna)
    await at_rest(bot)
    return server, anna


async def filled_in(bot: RunningBot, anna: Person, text: str = "") -> None:
    await bot.telegram.until(lambda: text in anna.screen.text and WAITING not in anna.screen.text)


@pytest.mark.parametrize("window", WINDOWS)
async def test_a_window_is_shown_first_and_filled_in(
    bot: RunningBot, window: str, gates: list[Gate]
) -> None:
    way, text = WINDOWS[window]
    server, anna = await before(bot, way)
    gates.append(Gate(server))

    await anna.press(way[-1] if way else "Refresh")
    await anna.sees(WAITING)
    gates[0].open()

    await filled_in(bot, anna, text)
    await at_rest(bot)


@pytest.mark.parametrize("way", [("Conferences", "1."), ("Online",)])
async def test_who_goes_back_is_not_fetched_back(
    bot: RunningBot, way: tuple[str, ...], gates: list[Gate]
) -> None:
    server, anna = await before(bot, way)
    gates.append(Gate(server))
    await anna.press(way[-1])
    await anna.sees(WAITING)

    await anna.press("Back")
    await at_rest(bot)
    gates[0].open()
    await anna.press("Refresh")  # what has come too late would be shown before this
    await filled_in(bot, anna)
    assert "Owner" not in anna.screen.text
    assert "Guests" not in anna.screen.text


async def test_a_failure_is_said_in_the_window(bot: RunningBot, gates: list[Gate]) -> None:
    server, anna = await before(bot, ("Conferences", "1."))
    gates.append(Gate(server))
    await anna.press("1.")
    await anna.sees(WAITING)
    gates[0].refuse()

    await anna.sees(words().text("error-blocked"))
    assert [label.split()[-1] for label in anna.screen.labels] == ["Refresh", "Back"]
    gates[0].open()
    await anna.press("Refresh")
    await filled_in(bot, anna, "Owner")


async def test_figures_of_the_menu_come_one_by_one(bot: RunningBot, gates: list[Gate]) -> None:
    server, anna = await before(bot)
    gates.append(Gate(server, "/logs/calls$"))
    hold(server, room="4406127734")

    await anna.press("Refresh")
    await anna.sees("Users online: 0\n")
    assert "Running conferences: 1 (" in anna.screen.text
    assert WAITING in anna.screen.text
    gates[0].open()
    await filled_in(bot, anna, "Running conferences: 2\n")


async def test_pressing_refresh_again_asks_no_second_time(
    bot: RunningBot, gates: list[Gate]
) -> None:
    server, anna = await before(bot, ("Conferences", "1."))
    gates.append(Gate(server))
    await anna.press("1.")
    await anna.sees(WAITING)
    asked = len(server.requests)
    for _ in range(3):
        await anna.press("Refresh", wait=False)
        await at_rest(bot)
    assert len(server.requests) == asked
    gates[0].open()
    await filled_in(bot, anna, "Owner")


async def test_old_figures_have_an_age_where_a_server_is_gone(bot: RunningBot) -> None:
    server, anna = await before(bot)
    await server.stop()
    await anna.press("Refresh")
    await filled_in(bot, anna, "unreachable")
    assert "Running conferences: 1 (" in anna.screen.text
    assert "(just now)" in anna.screen.text


async def test_people_of_a_v4_list_follow_by_themselves(
    bot: RunningBot, gates: list[Gate]
) -> None:
    bot.limits = replace(bot.limits, answers=SOON)
    server = await bot.add_server(generation="v4")
    for number in range(8):
        hold(server, f"Meeting {number}", room=f"440612773{number}")
    anna = await at_menu(bot)
    await filled_in(bot, anna, "Running conferences: 8")
    gates.append(Gate(server, "/participants$"))
    asked = len(server.requests)

    await anna.press("Conferences")
    await anna.sees("👥 …")
    assert len(server.requests) - asked <= 2
    await server.until(lambda: gates[0].held == 8)
    gates[0].open()
    await filled_in(bot, anna, "👥 1")


async def test_a_question_to_stop_is_not_shown_again(bot: RunningBot, gates: list[Gate]) -> None:
    """Its Yes would not count for a moment."""
    bot.limits = replace(bot.limits, answers=SOON)
    server = await bot.add_server(generation="v4")
    for number in range(2):
        hold(server, f"Meeting {number}", room=f"440612773{number}")
    anna = await at_menu(bot)
    await filled_in(bot, anna)
    gates.append(Gate(server, "/participants$"))
    await anna.press("Conferences")
    await server.until(lambda: gates[0].held == 2)
    server.faults.clear()
    await anna.press("1.")
    await filled_in(bot, anna, "Owner")
    await anna.press("Stop")
    await anna.sees("Stop this conference?")
    await at_rest(bot)
    gates[0].release()
    await anna.press("⏹ Stop ")
    await anna.sees("has been stopped")
