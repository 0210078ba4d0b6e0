"""`/start` while the server takes seconds for each answer."""

from __future__ import annotations

from pathlib import Path

from bench.effort import Effort
from bench.figures import Figure, milliseconds
from bench.stage import PATIENCE, Stage, hold

# What design section 10 promises, in seconds: not usually, but always.
MOST = 0.3

LATENCY = 5.0  # seconds before each answer
BARE = "bare aiogram"
# Buttons of the menu; what they lead to is read from the server.
PRESSED = ("Conferences", "Status", "Forgotten")


async def measure(effort: Effort, folder: Path) -> list[Figure]:
    """The first one finds a bot that has just started and a server that it does not know yet; each
    of the others comes while a press waits for the server.
    """
    async with Stage(folder) as stage, Stage(folder) as floor:
        await stage.add_servers()
        hold(stage.server, 8)
        stage.server.options.latency = LATENCY
        waiting, bare = [], []
        async with stage.bot(), floor.bare_bot():
            cold = await stage.send(stage.person, "/start")
            bare_cold = await floor.send(floor.person, "/start")
            for _ in range(effort.few):
                for label in PRESSED:
                    await stage.offered(stage.person, label)
                    await stage.person.press(label, timeout=PATIENCE, wait=False)
                    waiting.append(await stage.send(stage.person, "/start"))
                    bare.append(await floor.send(floor.person, "/start"))
    most = MOST * 1000
    slowest, bare_slowest = milliseconds([max(waiting)]), milliseconds([max(bare)])
    return [
        Figure(
            "just started: /start → screen",
            "ms",
            milliseconds([cold]),
            milliseconds([bare_cold]),
            BARE,
            most,
        ),
        Figure(
            f"/start → screen, slowest of {len(waiting)}", "ms", slowest, bare_slowest, BARE, most
        ),
    ]
