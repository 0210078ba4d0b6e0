"""Until when nothing is sent to a place, by a clock that nobody sets: no pause is longer than its
reason, whatever happens to the time of day.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from services.alerts.places import Place


class Holds:
    """`now` gives seconds that only grow."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._until: dict[Place, float] = {}
        self._closed_until: dict[Place, float] = {}

    def hold(self, place: Place, seconds: float) -> None:
        """With all other topics of its chat."""
        self._until[place.carrier] = self._now() + seconds

    def close(self, place: Place, seconds: float) -> None:
        """This one alone."""
        self._closed_until[place] = self._now() + seconds

    def release(self, place: Place) -> None:
        self._until.pop(place.carrier, None)

    def left(self, place: Place) -> float:
        """In how many seconds something may be sent; 0 or less: now."""
        ever = float("-inf")
        until = max(self._until.get(place.carrier, ever), self._closed_until.get(place, ever))
        return until - self._now()


def growing(first: float, longest: float, times: int) -> float:
    """Seconds to wait after so many failures in a row; each wait doubles."""
    return min(first * 2.0 ** min(max(times, 1) - 1, 30), longest)
