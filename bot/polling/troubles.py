"""Says once when updates cease to come, and once when they come again."""

from __future__ import annotations

import logging
from collections import deque
from time import monotonic

from bot.telegram import Kind

logger = logging.getLogger(__name__)

# So many are told in so many seconds: a trouble may come and go all the time.
TOLD, WINDOW = 5, 600.0


class PollTroubles:
    def __init__(self) -> None:
        self.kind: Kind | None = None  # None while all is well
        self._since = 0.0
        self._tell_end = False
        self._told: deque[float] = deque(maxlen=TOLD)

    def is_new(self, kind: Kind) -> bool:
        """Note a trouble; whether it is to be told."""
        now = monotonic()
        if self.kind is None:
            self._since = now
            self._tell_end = False
        if kind == self.kind:
            return False
        self.kind = kind
        if len(self._told) == TOLD and now - self._told[0] < WINDOW:
            return False
        self._told.append(now)
        self._tell_end = True
        return True

    def end(self) -> None:
        """Note that updates come."""
        if self.kind is not None and self._tell_end:
            logger.warning("Telegram is back after %.0f s.", monotonic() - self._since)
        self.kind = None
