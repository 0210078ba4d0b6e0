"""One outage, and many operators who are told of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from bench.effort import Effort
from bench.figures import Figure
from bench.stage import INTERVAL, PATIENCE, Stage

# Messages a second to all chats together: Telegram's 30, less what is left to the screens.
PACE = 25
# Bad checks in a row that make an outage (the default), and seconds for which alerts are gathered.
FAILURES, GATHERED = 2, 0.5


@dataclass(frozen=True)
class Round:
    """
    :ivar first: seconds from what happened to the first alert
    :ivar last: seconds from the first alert to the last one
    :ivar refused: how many were sent too fast for Telegram
    """

    first: float
    last: float
    refused: int


async def measure(effort: Effort, folder: Path) -> list[Figure]:
    """The server falls, comes back, and falls again: each is told to everybody."""
    async with Stage(folder, effort.alerted) as stage:
        await stage.add_servers()
        async with stage.bot(monitoring=True):
            for person in stage.people:
                await stage.send(person, "/start")
            stage.telegram.flood_control = True
            fall = await _round(stage, stage.server.stop)
            end = await _round(stage, stage.server.start)
            again = await _round(stage, stage.server.stop)
    return [
        Figure(
            "outage → first alert",
            "s",
            [fall.first, again.first],
            [(FAILURES - 1) * INTERVAL + GATHERED],
            "2 checks, and gathering",
        ),
        Figure(
            f"first → last of {effort.alerted} alerts",
            "s",
            [each.last for each in (fall, end, again)],
            [(effort.alerted - 1) / PACE],
            f"{PACE} a second",
        ),
        Figure("refused by Telegram", "", [each.refused for each in (fall, end, again)], most=0),
    ]


async def _round(stage: Stage, happen: Callable[[], Awaitable[None]]) -> Round:
    mark, begun = len(stage.telegram.requests), monotonic()
    await happen()

    def told() -> list[float]:
        sent = [seen for seen in stage.telegram.requests[mark:] if seen.method == "sendMessage"]
        moments = [seen.done_at for seen in sent if seen.applied and seen.done_at]
        return moments if len(moments) == len(stage.people) else []

    moments = await stage.telegram.until(told, timeout=PATIENCE)
    sent = [seen for seen in stage.telegram.requests[mark:] if seen.method == "sendMessage"]
    refused = sum(not seen.applied for seen in sent)
    return Round(moments[0] - begun, moments[-1] - moments[0], refused)
