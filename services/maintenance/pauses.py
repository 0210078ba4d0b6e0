"""A time in which no alerts of a server go out: a pause for now, or a maintenance that was
planned.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

NEW = 0  # the id of one that has begun by its plan, and has no row yet
# Minutes that can be chosen.
DURATIONS = (30, 60, 120, 240, 480)

Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Pause:
    """
    :ivar plan_id: None: it was set for now
    :ivar until: None: until somebody ends it
    :ivar by_name: who set or planned it, as Telegram showed them then
    :ivar ended_at: when somebody ended it before its time
    """

    id: int
    server_id: int
    plan_id: int | None
    began_at: datetime
    until: datetime | None
    by_id: int
    by_name: str
    ended_at: datetime | None = None
    ended_by: str | None = None

    def holds_at(self, now: datetime) -> bool:
        return self.ended_at is None and (self.until is None or now < self.until)

    def span(self, now: datetime) -> Span:
        """From its begin to its end, or to now while it lasts."""
        ends = (each for each in (self.until, self.ended_at, now) if each is not None)
        return self.began_at, min(ends)


def lasting_longest(pauses: list[Pause]) -> Pause | None:
    """What is said where several hold at once."""
    endless = next((each for each in pauses if each.until is None), None)
    ending = [(each.until, each) for each in pauses if each.until is not None]
    return endless or max(ending, key=lambda each: each[0], default=(None, None))[1]
