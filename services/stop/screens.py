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
    once, and never not at all. What was asked for together stands on one screen.
    """

    def __init__(self, ledger: Ledger, limits: StopLimits) -> None:
        self._ledger = ledger
        self._limits = limits
        # By the number of a record, or by the key of several.
        self._until: dict[int | str, float] = {}
        self._under_way: set[str] = set()

    def will_show(self, entry: Entry) -> bool:
        return entry.batch in self._under_way or self._until.get(_screen(entry), 0) > monotonic()

    @contextmanager
    def waiting(self, entry: Entry) -> Iterator[None]:
        """A press waits for the outcome inside, and shows it afterwards, unless this raises."""
        self._until[_screen(entry)] = inf
        try:
            yield
        except BaseException:
            self._until.pop(_screen(entry), None)
            raise
        self.showing(entry)

    @contextmanager
    def under_way(self, batch: str) -> Iterator[None]:
        """Several are stopped inside, one after another: what became of them is told together."""
        self._under_way.add(batch)
        try:
            yield
        finally:
            self._under_way.discard(batch)
            now = monotonic()
            self._until = {key: until for key, until in self._until.items() if until > now}
            self._until[batch] = now + self._limits.looking

    def showing(self, entry: Entry) -> None:
        """A screen with it is on its way to Telegram."""
        self._until[_screen(entry)] = monotonic() + self._limits.showing

    async def shown(self, *entries: Entry) -> None:
        """Telegram has accepted a screen with them: an outcome is told by that. One that says that
        it is under way looks again soon, unless its operator leaves it. Raises DatabaseFailed.
        """
        if settled := [entry.id for entry in entries if entry.outcome is not None]:
            await self._ledger.mark_reported(*settled)
        for entry in entries:
            if entry.outcome is None:
                self._until[_screen(entry)] = monotonic() + self._limits.looking
            elif entry.batch is None:
                self._until.pop(entry.id, None)


def _screen(entry: Entry) -> int | str:
    return entry.batch or entry.id
