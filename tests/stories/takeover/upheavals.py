"""What happens to the bot that is active, and until when it may show."""

from __future__ import annotations

import random
from dataclasses import dataclass
from time import monotonic
from typing import Literal

from tests.stores import PostgresStore
from tests.stories.takeover.pair import Pair

Kind = Literal["kill", "end", "pause", "cut", "cut off"]
KINDS: tuple[Kind, ...] = ("kill", "end", "pause", "cut", "cut off")
_LOCK = "(strpos(query, 'advisory') > 0 OR query = 'SELECT term FROM active')"


@dataclass
class Upheaval:
    """:ivar takeover: seconds until another process polled; None: it went on"""

    kind: Kind
    begun: float
    over: float = 0.0
    takeover: float | None = None


async def upheaval(pair: Pair, kind: Kind, dice: random.Random) -> Upheaval:
    """Let it happen, and wait until there is somebody at work."""
    await pair.until(lambda: pair.active, "somebody active")
    term, active, found = pair.term, pair.active, Upheaval(kind, monotonic())
    assert active
    match kind:
        case "kill":
            active.kill()
        case "end":
            active.terminate()
        case "pause":
            pair.pause(active)
        case "cut" | "cut off":
            _cut(pair, only="TRUE" if kind == "cut" else _LOCK)
    if kind.startswith("cut"):
        await pair.until(lambda: pair.active, "somebody active")
    else:
        found.takeover = await pair.taken_over(term)
    if kind == "pause":
        await pair.until(lambda: dice.random() < 0.1, "some moment")
        pair.wake()
        await active.ended()
    await pair.until(lambda: all(each.alive for each in pair.both), "two processes")
    found.over = monotonic()
    return found


def _cut(pair: Pair, only: str) -> None:
    store = pair.bot.store
    assert isinstance(store, PostgresStore)
    store.server.cut(store.name, only)
