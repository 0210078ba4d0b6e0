"""One active process for a PostgreSQL database: it keeps its turn, and hands it over."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from services.background import Spawn
from services.db import NotActive, Turn, TurnLimits


def keep(
    turn: Turn,
    limits: TurnLimits,
    ending: asyncio.Event,
    *,
    spawn: Spawn,
    give_up: Callable[[str], None],  # gets the reason why this process must end
) -> None:
    """From now on: end when another process has taken over, and let it begin soon when this one
    ends. What is under way goes on, and is recorded as long as nobody has taken over.
    """

    async def watch() -> None:
        await turn.lost()
        if not ending.is_set():
            give_up(f"This process ends: {NotActive()}.")

    async def hand_over() -> None:
        await ending.wait()
        await asyncio.sleep(limits.handover)
        await turn.give_back()

    spawn("watch the turn", watch(), endless=True)
    spawn("hand over", hand_over(), endless=True)
