"""The clock of the services: handed in, so that tests can let hours pass."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]

# A clock that is off by less has not been set: it drifts, or is corrected step by step.
DRIFT = timedelta(minutes=1)
# Up to so far ahead, the machine may have been paused; farther, or back, the clock was corrected.
PAUSED = timedelta(days=1)


def utc_now() -> datetime:
    return datetime.now(UTC)


def moment(stored: object) -> datetime | None:
    """A moment as a database keeps it, in UTC; None where it cannot be read."""
    try:
        read = stored if isinstance(stored, datetime) else datetime.fromisoformat(str(stored))
    except ValueError:
        return None
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read


def steady() -> float:
    """Seconds that nobody can set, those in which the machine slept included."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class Jumps:
    """Notices when the clock is set: a machine without a clock of its own wakes up in 1970."""

    def __init__(self, now: Clock, steady: Callable[[], float] = steady) -> None:
        self._now = now
        self._steady = steady
        self._start = self._zero()

    def pending(self) -> timedelta:
        """How far the clock has been corrected since `accept`; zero where it has not been."""
        jump = self._zero() - self._start
        if -DRIFT < jump <= PAUSED:
            self.accept()
            return timedelta()
        return jump

    def accept(self) -> None:
        """What was remembered by the clock before has been moved along."""
        self._start = self._zero()

    def _zero(self) -> datetime:
        """When the steady seconds began, by the clock."""
        return self._now() - timedelta(seconds=self._steady())
