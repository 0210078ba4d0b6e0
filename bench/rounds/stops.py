"""A stop that the server refuses at once: how soon the operator knows."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.effort import Effort
from bench.figures import Figure, milliseconds
from bench.floors.bot import LABEL
from bench.stage import FIRST, PATIENCE, TOPIC, Stage, hold
from bot.updates import ConfirmLimits
from demo.telegram import Person
from demo.trueconf import Fault, Status

# What design section 10 promises, in seconds.
FIRST_SCREEN, RESULT = 0.3, 2.0

STATUSES = (500, 403, 400)
REFUSAL = '{"error": {"code": 1, "message": "no", "errors": []}}'
# Seconds after which Yes counts, with some to spare.
READ = ConfirmLimits().reading + 0.1
# Stands on the screen that waits for the server.
WAITING = "Stopping"
BARE = "bare aiogram"


@dataclass(frozen=True)
class Stopped:
    """Seconds after Yes.

    :ivar first: to the next screen: that the bot is at it, or already what came of it
    :ivar result: to what came of it
    """

    first: float
    result: float


async def measure(effort: Effort, folder: Path) -> list[Figure]:
    async with Stage(folder, len(STATUSES)) as stage, Stage(folder) as floor:
        await stage.add_servers()
        hold(stage.server, len(STATUSES))
        stops: dict[int, list[Stopped]] = {status: [] for status in STATUSES}
        bare = []
        async with stage.bot(), floor.bare_bot():
            await floor.send(floor.person, "/start")
            for _ in range(effort.few):
                for number, person in enumerate(stage.people):
                    await _to_yes(stage, person, number)
                await asyncio.sleep(READ)
                for number, (status, person) in enumerate(
                    zip(STATUSES, stage.people, strict=True)
                ):
                    stops[status].append(await _stop(stage, person, number, status))
                bare.append(await floor.press(floor.person, LABEL))
    return [
        figure
        for status, all_ in stops.items()
        for figure in (
            Figure(
                f"HTTP {status}: Yes → next screen",
                "ms",
                milliseconds([each.first for each in all_]),
                milliseconds(bare),
                BARE,
                FIRST_SCREEN * 1000,
            ),
            Figure(
                f"HTTP {status}: Yes → result",
                "ms",
                milliseconds([each.result for each in all_]),
                milliseconds(bare),
                BARE,
                RESULT * 1000,
            ),
        )
    ]


async def _to_yes(stage: Stage, person: Person, number: int) -> None:
    """Each operator asks for a conference of their own: one that is being stopped is guarded."""
    topic = _topic(number)
    await stage.send(person, "/start")
    await stage.press(person, "Conferences", topic)
    await stage.press(person, topic, topic)
    await stage.press(person, "Stop…", topic)


async def _stop(stage: Stage, person: Person, number: int, status: int) -> Stopped:
    answer = Status(status, REFUSAL, "application/json")
    stage.server.faults.add(Fault(f"/{FIRST + number}/stop$", answer))
    mark = len(stage.telegram.requests)
    press = await person.press("⏹ Stop ", timeout=PATIENCE, wait=False)
    first = await stage.shown(person, mark)
    result = await stage.shown(person, mark, partial(_tells, _topic(number)))
    return Stopped(first - press.at, result - press.at)


def _tells(topic: str, text: str) -> bool:
    return topic in text and WAITING not in text


def _topic(number: int) -> str:
    return TOPIC if not number else f"Meeting {number}"
