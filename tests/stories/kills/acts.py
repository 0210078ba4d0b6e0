"""An act of a story, and how the dice mix several tales."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Act:
    name: str
    happen: Callable[[], Awaitable[None]]
    possible: Callable[[], bool] = lambda: True


async def mixed(
    tales: Sequence[Sequence[Act]],
    dice: random.Random,
    until: Callable[[Callable[[], object], str], Awaitable[None]],
) -> AsyncIterator[Act]:
    """All acts, those of each tale in their order, each once it is possible."""
    left = [list(tale) for tale in tales]

    def possible() -> list[list[Act]]:
        return [tale for tale in left if tale[0].possible()]

    while left := [tale for tale in left if tale]:
        await until(possible, f"one of {[tale[0].name for tale in left]}")
        yield dice.choice(possible()).pop(0)
