"""An operator counts the users online: whom that counts, how old it may be, what it costs."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from demo.telegram import Person
from demo.trueconf import Call, Delay, Fault, Generation, Guest, SimulatedTrueConf, Status
from demo.trueconf import Person as Participant
from services.conferences.users import UsersLimits
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import HOST, at_menu, hold, words

GENERATIONS: list[Generation] = ["v3.3", "v4"]
USERS = r"/users$"
COUNT = words().text("btn-open-users")


async def count(anna: Person) -> None:
    await anna.press(COUNT)


def online(anna: Person) -> str:
    return figure(anna, "Users online")


def guests(anna: Person) -> str:
    return figure(anna, "Guests in conferences")


def figure(anna: Person, of: str) -> str:
    found = re.search(rf"{of}: (\S+)", anna.screen.text)
    assert found, anna.screen
    return found[1]


def readings(server: SimulatedTrueConf) -> int:
    """How many pages of users a server was asked for."""
    return sum(seen.path.endswith("/users") for seen in server.requests)


@pytest.mark.parametrize("generation", GENERATIONS)
async def test_every_status_of_one_and_more_counts(
    bot: RunningBot, generation: Generation
) -> None:
    server = await bot.add_server("Main", generation)
    for status in (-2, -1, 0, 1, 2, 5, 7, 31):
        server.world.add_user(f"user{status}", status=status)
    anna = await at_menu(bot)
    await count(anna)
    assert online(anna) == "5"


@pytest.mark.parametrize("generation", GENERATIONS)
async def test_all_pages_are_counted(bot: RunningBot, generation: Generation) -> None:
    server = await bot.add_server("Main", generation)
    server.options.max_page_size = 50
    server.world.add_users(230)
    for number in range(0, 230, 10):
        server.world.users[f"user{number:05}"].status = 2
    anna = await at_menu(bot)
    await count(anna)
    assert online(anna) == "23"


async def test_10000_users(bot: RunningBot) -> None:
    server = await bot.add_server()
    server.world.add_users(10_000, online=4_321)
    anna = await at_menu(bot)
    await count(anna)
    assert online(anna) == "4,321"
    assert server.handshakes <= 8


@pytest.mark.parametrize("generation", GENERATIONS)
async def test_guests_are_shown_apart(bot: RunningBot, generation: Generation) -> None:
    server = await bot.add_server("Main", generation)
    server.world.add_users(5, online=3)
    first = hold(server)
    server.world.join(first.id, Guest())
    server.world.join(first.id, Participant("user00001"))
    left = server.world.join(first.id, Guest())
    server.world.leave(first.id, left.id)
    server.world.add_room("5", "Lecture", "ivanova")
    server.world.begin("5", [HOST, *(Guest() for _ in range(3))])
    anna = await at_menu(bot)
    await count(anna)
    assert (online(anna), guests(anna)) == ("3", "4")


@pytest.mark.parametrize("generation", GENERATIONS)
async def test_no_conference_no_guests(bot: RunningBot, generation: Generation) -> None:
    await bot.add_server("Main", generation)
    anna = await at_menu(bot)
    await count(anna)
    assert (online(anna), guests(anna)) == ("0", "0")


@pytest.mark.parametrize("broken", [r"/participants$", r"/logs/calls$"])
async def test_guests_that_cannot_be_counted_are_a_dash(bot: RunningBot, broken: str) -> None:
    server = await bot.add_server()
    server.world.add_users(5, online=3)
    hold(server)
    server.faults.add(Fault(broken, Status(500), times=None))
    anna = await at_menu(bot)
    await count(anna)
    assert (online(anna), guests(anna)) == ("3", "—")


@pytest.mark.parametrize("generation", GENERATIONS)
async def test_a_conference_that_ends_meanwhile_has_no_guests(
    bot: RunningBot, generation: Generation
) -> None:
    server = await bot.add_server("Main", generation)
    server.world.adhoc("4", "Call", people=[HOST, Guest()])
    server.world.add_room("5", "Lecture", "ivanova")
    server.world.begin("5", [HOST, Guest()])

    async def end(at: SimulatedTrueConf) -> None:
        at.world.remove_room("4")

    server.faults.add(Fault(r"/(4|0*1%40[^/]*)/participants$", Call(end)))
    anna = await at_menu(bot)
    await count(anna)
    assert guests(anna) == "1"


async def test_when_it_was_counted_is_shown(bot: RunningBot) -> None:
    began, ahead = datetime.now(UTC), timedelta()
    bot.now = lambda: began + ahead
    await bot.add_server()
    anna = await at_menu(bot)
    await count(anna)
    first = anna.screen.text.splitlines()[-1]
    ahead = timedelta(seconds=90)
    await anna.press("Back")
    await count(anna)
    assert anna.screen.text.splitlines()[-1] == first
    await anna.press("Refresh")
    assert anna.screen.text.splitlines()[-1] != first


@pytest.mark.parametrize(("age", "counted"), [(UsersLimits().count_age, "3"), (0.001, "5")])
async def test_a_count_serves_for_a_minute(bot: RunningBot, age: float, counted: str) -> None:
    assert UsersLimits().count_age == 60
    bot.limits = replace(bot.limits, users=UsersLimits(count_age=age))
    server = await bot.add_server()
    server.world.add_users(5, online=3)
    anna = await at_menu(bot)
    await count(anna)
    server.world.add_users(5, online=5)
    await anna.press("Back")
    await count(anna)
    assert online(anna) == counted


async def test_refresh_counts_anew(bot: RunningBot) -> None:
    server = await bot.add_server()
    server.world.add_users(5, online=3)
    anna = await at_menu(bot)
    await count(anna)
    server.world.add_users(5, online=5)
    await anna.press("Refresh")
    assert (online(anna), readings(server)) == ("5", 2)


async def test_two_operators_at_once_are_one_count(bot: RunningBot) -> None:
    server = await bot.add_server()
    server.world.add_users(5, online=3)
    server.faults.add(Fault(USERS, Delay(0.3)))
    boris = bot.add_operator(1002, "Boris")
    anna = bot.add_operator(1001, "Anna")
    await bot.begin()
    await asyncio.gather(anna.send("/online"), boris.send("/online"))
    await asyncio.gather(anna.sees("Users online: 3"), boris.sees("Users online: 3"))
    assert readings(server) == 1


async def test_v4_without_a_list_of_users_is_counted_by_v3(bot: RunningBot) -> None:
    server = await bot.add_server("Main", "v4")
    server.options.v4_users = False
    server.world.add_users(5, online=3)
    anna = await at_menu(bot)
    await count(anna)
    assert online(anna) == "3"


@pytest.mark.parametrize("generation", GENERATIONS)
async def test_a_missing_permission_is_named(bot: RunningBot, generation: Generation) -> None:
    server = await bot.add_server("Main", generation)
    server.world.add_users(5, online=3)
    server.applications["client"].permissions.discard("users")
    anna = await at_menu(bot)
    assert online(anna) == "—"
    menu = anna.screen
    press = await anna.press(COUNT)
    assert press.alert
    assert "users:read" in press.text
    assert anna.screen == menu
    server.applications["client"].permissions.add("users")
    await count(anna)
    assert online(anna) == "3"


async def test_a_failed_refresh_says_why_and_keeps_the_figure(bot: RunningBot) -> None:
    server = await bot.add_server()
    server.world.add_users(5, online=3)
    anna = await at_menu(bot)
    await count(anna)
    await server.stop()
    press = await anna.press("Refresh")
    assert press.text == words().text("error-unreachable-refused")
    assert online(anna) == "3"
    await server.start()
    await anna.press("Refresh")
    assert online(anna) == "3"
