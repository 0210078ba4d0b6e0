"""Which outcomes a screen is about to show: the message that would tell them waits so long."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from time import monotonic

from services.stop.audit import Entry
from services.stop.ledger import Ledger
from services.stop.request import StopLimits


class Screens:
    """What a screen promises runs out by itself where it does not keep it: so an outcome is told
    once, and never not at all.
    """

    def __init__(self, ledger: Ledger, limits: StopLimits) -> None:
        self._ledger = ledger
        self._limits = limits
        self._until: dict[int, float] = {}

    def will_show(self, entry: Entry) -> bool:
        return self._until.get(entry.id, 0.0) > monotonic()

    @contextmanager
    def waiting(self, entry: Entry) -> Iterator[None]:
        """A press waits for the outcome inside, and shows it afterwards, unless this raises."""
        self._until[entry.id] = inf
        try:
            yield
        except BaseException:
            del self._until[entry.id]
            raise
        self.showing(entry)

    def showing(self, entry: Entry) -> None:
        """A screen with it is on its way to Telegram."""
        self._until[entry.id] = monotonic() + self._limits.showing

    async def shown(self, entry: Entry) -> None:
        """Telegram has accepted a screen with it: an outcome is told by that. One that says that
        it is under way looks again soon, unless its operator leaves it. Raises DatabaseFailed.
        """
        if entry.outcome is None:
            self._until[entry.id] = monotonic() + self._limits.looking
        else:
            await self._ledger.mark_reported(entry.id)
            self._until.pop(entry.id, None)
