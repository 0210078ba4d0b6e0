"""Many operators who press at once, and what thousands of presses leave behind."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, nan
from pathlib import Path
from statistics import linear_regression, quantiles
from time import monotonic

from bench.effort import Effort
from bench.figures import Figure, milliseconds
from bench.floors.bot import LABEL
from bench.process import MEBIBYTE
from bench.stage import TOPIC, Stage, hold

# What design section 10 promises: presses a second of so many operators at once, and MiB by which
# 10,000 presses may let the bot grow, which is what its figure is off by.
LEAST_RATE, OF_OPERATORS = 300, 50
GROWTH, PRESSES = 1.0, 10_000

# Round and round through the windows: what is pressed, and what the next one shows.
WAY = (
    ("Conferences", TOPIC),
    (TOPIC, "Running for"),
    ("Back", TOPIC),
    ("Back", "Running conferences"),
)
PERCENTILES = (50, 95, 99)
# Of how many bursts the floor has one.
FLOOR_ONE_IN = 4
CHANGE = re.compile(r"sqlalchemy\.engine\.Engine: (?:INSERT|UPDATE|DELETE)")
BARE = "bare aiogram"
BARE_WAY = ((LABEL, ""),)


@dataclass(frozen=True)
class Round:
    """
    :ivar shown: seconds from each press to its screen
    :ivar seconds: for all of them
    """

    shown: Sequence[float]
    seconds: float

    @property
    def rate(self) -> float:
        """Presses a second."""
        return len(self.shown) / self.seconds


async def measure(effort: Effort, folder: Path) -> list[Figure]:
    async with Stage(folder, effort.crowd) as stage, Stage(folder, effort.crowd) as floor:
        await stage.add_servers()
        hold(stage.server, 8)
        async with stage.bot("bench.tidy_bot") as bot, floor.bare_bot():
            await asyncio.gather(_meet(stage), _meet(floor))
            await _round(stage, WAY, effort.bursts)  # to get warm
            await _round(floor, BARE_WAY, len(WAY))
            rounds, floors, memory = [], [], []
            for _ in range(effort.rounds):
                rounds.append(await _round(stage, WAY, effort.bursts))
                await bot.tidy()
                memory.append(bot.memory())
                floors.append(await _round(floor, BARE_WAY, ceil(effort.bursts / FLOOR_ONE_IN)))
        sizes = [path.stat().st_size for path in stage.database.parent.glob("bot.sqlite3*")]
    presses = effort.rounds * effort.bursts * effort.crowd
    return [
        *_pressed(effort.crowd, rounds, floors),
        Figure("memory after each round, tidied", "MiB", memory),
        growth(memory, presses // effort.rounds),
        Figure(f"{presses:,} presses: size of the database", "MiB", [sum(sizes) / MEBIBYTE]),
        await _writes(effort, folder),
    ]


async def _meet(stage: Stage) -> None:
    await asyncio.gather(*(stage.send(person, "/start") for person in stage.people))


def growth(memory: Sequence[float], presses: int) -> Figure:
    """The slope of a straight line through the rounds.

    :param presses: in a round
    """
    rounds = range(len(memory))
    slope = linear_regression(rounds, memory).slope if len(memory) > 1 else nan
    return Figure(
        f"growth over {PRESSES:,} presses", "MiB", [slope / presses * PRESSES], most=GROWTH
    )


async def _round(stage: Stage, way: Sequence[tuple[str, str]], bursts: int) -> Round:
    """All press at once, and again when all have seen the screen."""
    shown: list[float] = []
    begun = monotonic()
    for number in range(bursts):
        label, shows = way[number % len(way)]
        shown += await asyncio.gather(
            *(stage.press(person, label, shows) for person in stage.people)
        )
    return Round(shown, monotonic() - begun)


def _pressed(crowd: int, rounds: Sequence[Round], floors: Sequence[Round]) -> list[Figure]:
    rates, floor_rates = [each.rate for each in rounds], [each.rate for each in floors]
    least = LEAST_RATE if crowd == OF_OPERATORS else None
    figures = [
        Figure(f"{crowd} at once: presses a second", "", rates, floor_rates, BARE, least=least)
    ]
    for percent in PERCENTILES:
        times, floor_times = (
            milliseconds([_percentile(each.shown, percent) for each in them])
            for them in (rounds, floors)
        )
        figures.append(
            Figure(f"{crowd} at once: press → screen, p{percent}", "ms", times, floor_times, BARE)
        )
    return figures


def _percentile(values: Sequence[float], percent: int) -> float:
    return quantiles(values, n=100, method="inclusive")[percent - 1]


async def _writes(effort: Effort, folder: Path) -> Figure:
    async with Stage(folder) as stage:
        await stage.add_servers()
        hold(stage.server, 8)
        async with stage.bot("bench.talkative_bot") as bot:
            await _meet(stage)
            await _round(stage, WAY, len(WAY))
            rounds = []
            for _ in range(effort.rounds):
                before = len(CHANGE.findall(bot.log))
                await _round(stage, WAY, len(WAY))
                rounds.append((len(CHANGE.findall(bot.log)) - before) / len(WAY))
    return Figure("writes to the database for a press", "", rounds)
