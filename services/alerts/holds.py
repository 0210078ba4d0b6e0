"""Until when nothing is sent to a chat, by a clock that nobody sets: no pause is longer than its
reason, whatever happens to the time of day.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic


class Holds:
    """`now` gives seconds that only grow."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._until: dict[int, float] = {}

    def hold(self, chat_id: int, seconds: float) -> None:
        self._until[chat_id] = self._now() + seconds

    def release(self, chat_id: int) -> None:
        self._until.pop(chat_id, None)

    def left(self, chat_id: int) -> float:
        """In how many seconds something may be sent; 0 or less: now."""
        return self._until.get(chat_id, float("-inf")) - self._now()


def growing(first: float, longest: float, times: int) -> float:
    """Seconds to wait after so many failures in a row; each wait doubles."""
    return min(first * 2.0 ** min(max(times, 1) - 1, 30), longest)
