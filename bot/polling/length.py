"""For how long a poll waits. Some proxies cut what is quiet for too long: then polls become
shorter, and later longer again, carefully.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True, slots=True, kw_only=True)
class LengthLimits:
    """Seconds."""

    longest: int = 25  # proxies often cut what is quiet for 30 s
    shortest: int = 3  # a repeated question waits 3 s anyway (telegram-bot-api.md section 8)
    margin: float = 2.0  # by which a poll ends before the moment of the last cut
    grow_after: float = 600.0  # of quiet polls before a longer one is tried; doubled if it is cut
    grow_after_at_most: float = 6 * 3600.0


class PollLength:
    def __init__(self, limits: LengthLimits) -> None:
        self._limits = limits
        self.seconds = limits.longest  # of the next poll
        self._grow_after = limits.grow_after
        self._quiet = 0.0
        self._trying = False

    def was_quiet(self, after: float) -> None:
        """A poll ended without updates after so many seconds."""
        if after < self.seconds - 1 or self.seconds >= self._limits.longest:
            return
        self._trying = False
        self._quiet += after
        if self._quiet >= self._grow_after:
            self._quiet = 0.0
            self._trying = True
            self.seconds = min(self._limits.longest, ceil(self.seconds * 1.25))

    def was_cut(self, after: float) -> None:
        """A quiet poll was broken off after so many seconds."""
        if self._trying:
            self._grow_after = min(self._grow_after * 2, self._limits.grow_after_at_most)
        self._shorten(min(after - self._limits.margin, after * 0.8))

    def was_lost(self) -> None:
        """A poll was never answered: something on the way may have forgotten what is quiet."""
        self._shorten(self.seconds / 2)

    def _shorten(self, seconds: float) -> None:
        self._quiet = 0.0
        self._trying = False
        self.seconds = max(self._limits.shortest, min(self.seconds, int(seconds)))
