"""What is done for somebody only so often: strangers can send as much as they like."""

from __future__ import annotations

from time import monotonic

# So many people are remembered; a flood of new ones costs no more memory.
MOST = 1000


class Rarely:
    """At most `times` in `every` seconds for each."""

    def __init__(self, every: float, times: int = 1) -> None:
        self._every = every
        self._times = times
        self._counted: dict[int, tuple[float, int]] = {}

    def due(self, user_id: int) -> bool:
        """Whether it is to be done now; that counts as done."""
        now = monotonic()
        since, count = self._counted.get(user_id, (now, 0))
        if now - since >= self._every:
            since, count = now, 0
        if count >= self._times:
            return False
        self._counted.pop(user_id, None)  # so that the dict stays ordered by time
        self._counted[user_id] = since, count + 1
        if len(self._counted) > MOST:
            del self._counted[next(iter(self._counted))]
        return True
