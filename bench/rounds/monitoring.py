"""Monitoring many servers, each looked at every second."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median
from time import monotonic

from bench import process
from bench.effort import Effort
from bench.figures import Figure, milliseconds
from bench.process import Process
from bench.stage import INTERVAL, PATIENCE, Stage
from demo.trueconf import SimulatedTrueConf

# What design section 10 promises: per cent of a core for so many servers.
MOST_CPU, OF_SERVERS = 20, 200

LOOK = "/vsstatus"
WARM = 2  # looks at each server before it is measured
BARE = "bare httpx"


@dataclass(frozen=True)
class Round:
    """
    :ivar cpu: per cent of one core
    :ivar drift: seconds by which looks were off even distances, on average
    :ivar memory: MiB at its end
    """

    cpu: float
    drift: float
    memory: float


async def measure(effort: Effort, folder: Path) -> list[Figure]:
    figures: list[Figure] = []
    for number in effort.monitored:
        async with Stage(folder) as stage:
            await stage.add_servers(number)
            async with stage.bot(monitoring=True) as bot:
                bots = await _rounds(stage, bot, effort)
            given = "\n".join(f"{each.address} {each.status_port}" for each in stage.servers)
            floor = ("bench.floors.checks", str(stage.authority))
            async with process.running(stage.folder, *floor, given=given) as bare:
                figures += _figures(number, bots, await _rounds(stage, bare, effort))
    return figures


async def _rounds(stage: Stage, looking: Process, effort: Effort) -> list[Round]:
    for server in stage.servers:
        server.requests.clear()
    await asyncio.gather(*(_looked_at(server) for server in stage.servers))
    return [await _round(stage, looking, effort.watched) for _ in range(effort.few)]


async def _looked_at(server: SimulatedTrueConf) -> None:
    await server.until(lambda: len(_looks(server)) >= WARM, PATIENCE)


async def _round(stage: Stage, looking: Process, seconds: float) -> Round:
    begun, before = monotonic(), looking.cpu()
    await asyncio.sleep(seconds)
    cpu = (looking.cpu() - before) / (monotonic() - begun) * 100
    drifts = [drift for server in stage.servers for drift in _drifts(_looks(server), begun)]
    return Round(cpu, fmean(drifts), looking.memory())


def _looks(server: SimulatedTrueConf) -> list[float]:
    """When it was looked at."""
    return [seen.at for seen in server.requests if seen.path == LOOK]


def _drifts(looks: Sequence[float], since: float) -> list[float]:
    """By how much the looks since then were off their server's even distances."""
    off = [(at - looks[0] + INTERVAL / 2) % INTERVAL - INTERVAL / 2 for at in looks]
    usual = median(off)
    return [abs(each - usual) for each, at in zip(off, looks, strict=True) if at >= since]


def _figures(number: int, bots: Sequence[Round], bares: Sequence[Round]) -> list[Figure]:
    floor = [bare.cpu for bare in bares]
    most = MOST_CPU if number == OF_SERVERS else None
    drifts, bare_drifts = (milliseconds([each.drift for each in them]) for them in (bots, bares))
    return [
        Figure(
            f"{number} servers: CPU", "% of a core", [bot.cpu for bot in bots], floor, BARE, most
        ),
        Figure(f"{number} servers: drift", "ms", drifts, bare_drifts, BARE),
        Figure(
            f"{number} servers: memory",
            "MiB",
            [bot.memory for bot in bots],
            [bare.memory for bare in bares],
            BARE,
        ),
    ]
