"""From the start to "Bot is running", the first screen after it, and what an idle bot holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.effort import Effort
from bench.figures import Figure, milliseconds
from bench.process import Process
from bench.stage import Counts, Stage, hold

# What design section 10 promises.
TIMES_A_BARE_START = 1.15
MEMORY_ABOVE = 45

BARE = "bare aiogram"


@dataclass(frozen=True)
class Started:
    """
    :ivar seconds: from the command to the first poll, when "Bot is running" is said
    :ivar cpu: seconds of CPU until then
    :ivar first_screen: seconds from /servers to a screen
    :ivar memory: MiB after that
    """

    seconds: float
    cpu: float
    first_screen: float
    memory: float


async def measure(effort: Effort, folder: Path) -> list[Figure]:
    async with Stage(folder) as stage, Stage(folder) as floor:
        await stage.add_servers()
        hold(stage.server, 8)
        new = await _started(stage, partial(stage.bot, first=True))
        bots, bares, asked = [], [], []
        for _ in range(effort.few):
            before = stage.counts()
            bots.append(await _started(stage, stage.bot))
            asked.append(stage.counts().since(before))
            bares.append(await _started(floor, floor.bare_bot))
    return [*_times(new, bots, bares), *_memory(bots, bares), *_counts(asked)]


async def _started(
    stage: Stage, begin: Callable[[], AbstractAsyncContextManager[Process]]
) -> Started:
    async with begin() as bot:
        cpu = bot.cpu()
        polled = next(seen.at for seen in stage.polls() if seen.at > bot.begun)
        first_screen = await stage.send(stage.person, "/servers")
        return Started(polled - bot.begun, cpu, first_screen, bot.memory())


def _times(new: Started, bots: Sequence[Started], bares: Sequence[Started]) -> list[Figure]:
    starts = [bare.seconds for bare in bares]
    most = TIMES_A_BARE_START * Figure("", "s", starts).value
    return [
        Figure("to “Bot is running”", "s", [bot.seconds for bot in bots], starts, BARE, most),
        Figure(
            "CPU until then", "s", [bot.cpu for bot in bots], [bare.cpu for bare in bares], BARE
        ),
        Figure("to “Bot is running”, new database", "s", [new.seconds], starts, BARE),
        Figure(
            "cold menu: /servers → screen",
            "ms",
            milliseconds([bot.first_screen for bot in bots]),
            milliseconds([bare.first_screen for bare in bares]),
            BARE,
        ),
    ]


def _memory(bots: Sequence[Started], bares: Sequence[Started]) -> list[Figure]:
    floor = [bare.memory for bare in bares]
    most = MEMORY_ABOVE + Figure("", "MiB", floor).value
    return [Figure("idle memory", "MiB", [bot.memory for bot in bots], floor, BARE, most)]


def _counts(asked: Sequence[Counts]) -> list[Figure]:
    return [
        Figure("cold menu: requests to the server", "", [each.server for each in asked]),
        Figure("cold menu: TLS handshakes", "", [each.handshakes for each in asked]),
    ]
