"""The search for forgotten conferences, on a server that takes its time for each answer."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from pathlib import Path

from bench.effort import Effort
from bench.figures import Figure, milliseconds
from bench.stage import Stage, hold
from demo.trueconf import RequestSeen

# What design section 10 promises: so many times the floor, and seconds.
TIMES_THE_TRIPS, SPARE = 1.25, 0.05

LATENCY = 0.02  # seconds before each answer
CONCURRENCY = 8
PAGE = 200
# Of how many conferences one is empty, and so is looked into twice.
ONE_IN = 10
TRIPS = f"the round trips, at {LATENCY * 1000:.0f} ms"

FOUND = "as of"  # stands on the screen that shows what was found


async def measure(effort: Effort, folder: Path) -> list[Figure]:
    figures: list[Figure] = []
    async with Stage(folder) as stage:
        await stage.add_servers(len(effort.searched))
        for server, conferences in zip(stage.servers, effort.searched, strict=True):
            server.options.latency = LATENCY
            hold(server, conferences, hours=3, abandoned=conferences // ONE_IN)
        async with stage.bot():
            for number, conferences in enumerate(effort.searched):
                await stage.send(stage.person, "/start")
                await stage.press(stage.person, f"Server {number}")
                figures += await _searches(stage, number, conferences, effort.few)
    return figures


async def _searches(stage: Stage, number: int, conferences: int, rounds: int) -> list[Figure]:
    """Search the server with this number, once in each round."""
    server, person = stage.servers[number], stage.person
    shown, searches = [], []
    await stage.press(person, "Forgotten", FOUND)
    for _ in range(rounds):
        mark = len(server.requests)
        shown.append(await stage.press(person, "Refresh", FOUND))
        searches.append(server.requests[mark:])
    pages = ceil(conferences / PAGE)
    trips = (ceil(conferences / CONCURRENCY) + pages) * LATENCY
    floor = milliseconds([trips])
    most = 1000 * (TIMES_THE_TRIPS * trips + SPARE)
    asked = [len(each) for each in searches]
    return [
        Figure(
            f"{conferences} conferences: to the screen",
            "ms",
            milliseconds(shown),
            floor,
            TRIPS,
            most,
        ),
        Figure(
            f"{conferences} conferences: at the server",
            "ms",
            milliseconds([_span(each) for each in searches]),
            floor,
            TRIPS,
        ),
        Figure(
            f"{conferences} conferences: requests",
            "",
            asked,
            most=conferences + pages + conferences // ONE_IN,
        ),
        Figure(
            f"{conferences} conferences: TLS handshakes in all",
            "",
            [server.handshakes],
            most=CONCURRENCY,
        ),
    ]


def _span(requests: Sequence[RequestSeen]) -> float:
    """Seconds from the first question to the last answer."""
    return max(seen.answered_at or seen.at for seen in requests) - requests[0].at
