"""Which outcomes a screen is about to show: the message that would tell them waits so long."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from time import monotonic


class Screens:
    """Known by the numbers of the records. A promise that is not kept runs out by itself: so an
    outcome is told once, and never not at all.

    `showing`: seconds that Telegram may take to accept a screen; `looking`: seconds in which the
    screen of a stop under way looks again, unless its operator has left it.
    """

    def __init__(self, showing: float, looking: float) -> None:
        self._showing = showing
        self._looking = looking
        self._until: dict[int, float] = {}

    def will_show(self, entry_id: int) -> bool:
        return self._until.get(entry_id, 0.0) > monotonic()

    @contextmanager
    def waiting(self, entry_id: int) -> Iterator[None]:
        """A press waits for the outcome inside, and shows it afterwards, unless this raises."""
        self._until[entry_id] = inf
        try:
            yield
        except BaseException:
            self.told(entry_id)
            raise
        self.showing(entry_id)

    def showing(self, entry_id: int) -> None:
        """A screen with it is being rendered and sent."""
        self._until[entry_id] = monotonic() + self._showing

    def looking(self, entry_id: int) -> None:
        """Telegram has accepted one that says that it is under way."""
        self._until[entry_id] = monotonic() + self._looking

    def told(self, entry_id: int) -> None:
        """No screen is needed any more."""
        self._until.pop(entry_id, None)
