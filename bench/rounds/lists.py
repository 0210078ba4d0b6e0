"""Long lists: running conferences, and users online."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from bench.effort import Effort
from bench.figures import Figure, milliseconds
from bench.floors.bot import LABEL
from bench.replay import replayed
from bench.rounds.screens import stir
from bench.stage import Stage, hold
from demo.trueconf import SimulatedTrueConf

PAGE = 200  # rows of a page of the list
ONE_IN = 10  # of how many users one is online
FLOOR = "bare aiogram + httpx"


@dataclass(frozen=True)
class Long:
    """A screen for which much is read.

    :ivar label: the button on the menu that opens it
    :ivar change: lets it be another screen
    :ivar most: requests that were promised
    """

    name: str
    label: str
    change: Callable[[SimulatedTrueConf], None]
    most: int | None = None


async def measure(effort: Effort, folder: Path) -> list[Figure]:
    figures: list[Figure] = []
    async with Stage(folder) as stage, Stage(folder) as floor:
        await stage.add_servers(len(effort.listed) + len(effort.counted))
        screens = _furnished(stage.servers, effort)
        async with stage.bot(), floor.bare_bot():
            await floor.send(floor.person, "/start")
            for number, screen in enumerate(screens):
                await stage.send(stage.person, "/start")
                await stage.press(stage.person, f"Server {number}")
                figures += await _refreshed(stage, number, screen, floor, effort.rounds)
    return figures


def _furnished(servers: Sequence[SimulatedTrueConf], effort: Effort) -> list[Long]:
    """A server for each of the screens."""
    screens = []
    for conferences, server in zip(effort.listed, servers, strict=False):
        hold(server, conferences - 2)  # one more comes and goes, and the pages still hold all
        pages = ceil(conferences / PAGE)
        screens.append(Long(f"list of {conferences:,}", "Conferences", stir, pages))
    for users, server in zip(effort.counted, servers[len(effort.listed) :], strict=True):
        server.world.add_users(users, users // ONE_IN)
        screens.append(Long(f"users online of {users:,}", "Online", _come_or_go))
    return screens


def _come_or_go(server: SimulatedTrueConf) -> None:
    user = next(iter(server.world.users.values()))
    user.status = 1 - user.status


async def _refreshed(
    stage: Stage, number: int, screen: Long, floor: Stage, rounds: int
) -> list[Figure]:
    """Open a screen of the server with this number, and refresh it once in each round."""
    server, person = stage.servers[number], stage.person
    shown, bare, requests = [], [], []
    await stage.press(person, screen.label)
    for _ in range(rounds):
        screen.change(server)
        mark = len(server.requests)
        shown.append(await stage.press(person, "Refresh"))
        bare.append(await floor.press(floor.person, LABEL))
        requests.append(server.requests[mark:])
    least = await replayed(stage.authority, server, requests[-1], rounds)
    together = [sum(pair) for pair in zip(bare, least, strict=True)]
    asked = [len(each) for each in requests]
    return [
        Figure(
            f"{screen.name}: press → screen",
            "ms",
            milliseconds(shown),
            milliseconds(together),
            FLOOR,
        ),
        Figure(f"{screen.name}: requests to the server", "", asked, most=screen.most),
    ]
