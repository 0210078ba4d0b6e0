"""When an outage that nobody took is told again: plain rules over moments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from services.clock import DRIFT

# After so many repeats the rest come this far apart, at the least.
OFTEN, LATER = 5, timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Untaken:
    """
    :ivar since: from when on it needs somebody
    :ivar repeats: so far
    """

    since: datetime
    repeats: int = 0
    repeated_at: datetime | None = None
    escalated_at: datetime | None = None


def repeat_is_due(known: Untaken, every: timedelta, now: datetime) -> bool:
    """:param every: 0: never"""
    if not every:
        return False
    distance = every if known.repeats < OFTEN else max(every, LATER)
    return _has_passed(max(known.since, known.repeated_at or known.since), distance, now)


def escalation_is_due(known: Untaken, after: timedelta, now: datetime) -> bool:
    """Once since it needs somebody.

    :param after: 0: never
    """
    if not after or (known.escalated_at and known.escalated_at >= known.since):
        return False
    return _has_passed(known.since, after, now)


def _has_passed(begin: datetime, distance: timedelta, now: datetime) -> bool:
    """A beginning that is still to come was written by a clock that has been set back since."""
    return now >= begin + distance or begin > now + DRIFT
