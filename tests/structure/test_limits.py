"""Screens at their worst stay within what Telegram takes, in each language. The simulated Telegram
refuses what is too long, and `bot` does not forgive a refusal.
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from demo.telegram import Person as Operator
from demo.trueconf import Person, SimulatedTrueConf
from l10n.zones import OFFERED, REGIONS, find_zones
from tests.running_bot import RunningBot
from tests.structure.locales import CODES, all_texts

MOST_BUTTONS = 50
# Two of Telegram's units each.
TOPIC = "🚀" * 240
NAME = "👩" * 256
HOST = 2
LONG_LINK = "https://vc.example.com/" + "c" * 1900
LONG_ADDRESS = "https://intranet/" + "c" * 1900  # without a dot: shown as text, not as a link
SERVERS = 9


def furnish(server: SimulatedTrueConf, url: str, conferences: int) -> None:
    """Conferences that have run for weeks, everything of which is as long as it gets."""
    world = server.world
    for number in range(conferences):
        room = f"{number:0>128}"
        owner = f"{'o' * 128}{number}"
        world.add_room(room, TOPIC, owner).url = url
        hosts = [Person(f"host{each}" + "h" * 128, NAME, HOST) for each in range(5)]
        # The longest one is full, every other one looks forgotten.
        people = [] if number % 2 else hosts
        world.begin(room, people, world.now() - timedelta(days=20 + number, hours=5))


class Walk:
    """An operator who finds buttons by the texts of their language."""

    def __init__(self, operator: Operator, code: str) -> None:
        self.operator = operator
        self.code = code

    async def press(self, key: str) -> None:
        await self.operator.press(all_texts(self.code)[key].words.strip())
        self.look()

    async def press_first(self, sign: str) -> None:
        label = next(each for each in self.operator.screen.labels if sign in each)
        await self.operator.press(label, exact=True)
        self.look()

    def look(self) -> None:
        assert len(self.operator.screen.labels) <= MOST_BUTTONS


@pytest.mark.parametrize("url", [LONG_LINK, LONG_ADDRESS], ids=["link", "address"])
@pytest.mark.parametrize("code", CODES)
async def test_the_longest_conference_is_listed_looked_at_and_stopped(
    bot: RunningBot, code: str, url: str
) -> None:
    server = await bot.add_server("Ж" * 64)
    furnish(server, url, conferences=21)
    operator = bot.add_operator(1001, "Ж" * 64, code)
    walk = Walk(operator, code)
    await bot.begin()

    await operator.send("/start", wait=True)
    await walk.press("btn-open-conferences")
    await walk.press_first("›")
    await walk.press_first("‹")
    await walk.press_first("1")
    await walk.press("btn-stop")
    await walk.press_first("⏹")

    assert len(bot.stops("Ж" * 64)) == 1
    assert "🚀" in operator.screen.text


@pytest.mark.parametrize("code", CODES)
async def test_the_longest_forgotten_conferences_are_listed(bot: RunningBot, code: str) -> None:
    furnish(await bot.add_server(), LONG_LINK, conferences=11)
    operator = bot.add_operator(1001, "Anna", code)
    walk = Walk(operator, code)
    await bot.begin()

    await operator.send("/start", wait=True)
    await walk.press("btn-open-forgotten")
    await operator.sees("1. ")
    await walk.press_first("1")
    await walk.press("btn-stop")

    assert "🚀" in operator.screen.text


@pytest.mark.parametrize("code", CODES)
async def test_the_longest_forgotten_conferences_are_stopped_together(
    bot: RunningBot, code: str
) -> None:
    """On every page of the boxes, of the question and of the result."""
    furnish(await bot.add_server("Ж" * 64), LONG_LINK, conferences=30)
    operator = bot.add_operator(1001, "Anna", code)
    walk = Walk(operator, code)
    await bot.begin()

    await operator.send("/start", wait=True)
    await walk.press("btn-open-forgotten")
    await operator.sees("1. ")
    await walk.press("btn-select")
    await walk.press_first("1")
    await walk.press_first("›")
    await walk.press("btn-back")
    await walk.press_first("⏹")
    await walk.press_first("›")
    await walk.press_first("⏹")
    await bot.until(lambda: len(bot.stops("Ж" * 64)) == 15)
    await operator.sees("☑")
    await walk.press_first("›")

    assert "🚀" in operator.screen.text


@pytest.mark.parametrize("code", CODES)
async def test_servers_with_the_longest_names_are_listed(bot: RunningBot, code: str) -> None:
    server = await bot.add_server("Ж" * 64)
    for number in range(SERVERS):
        bot.servers[f"{'Ж' * 63}{number}"] = server
    operator = bot.add_operator(1001, "Anna", code)
    await bot.begin()

    await operator.send("/start", wait=True)

    Walk(operator, code).look()
    assert sum("Ж" in label for label in operator.screen.labels) == 10


@pytest.mark.parametrize("typed", ["a", "e", "_", "/", "america", "indiana"])
def test_few_zones_are_offered_at_a_time(typed: str) -> None:
    assert 1 <= len(find_zones(typed, str)) <= OFFERED <= MOST_BUTTONS
    assert max(map(len, REGIONS.values())) <= OFFERED
