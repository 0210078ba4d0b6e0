"""What alerts tell of pauses and maintenance of a server (`services/maintenance`)."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import AwareDatetime

from services.alerts.alert import Event
from services.alerts.kinds import Kind


@dataclass(frozen=True, slots=True)
class MaintenanceTold(Event):
    """From now on no alerts of a server go out, or they do again before the time."""

    kind = Kind.MAINTENANCE

    server: str
    pause: int  # the number of its record
    state: str  # "begun" or "ended"
    planned: bool  # it has begun by a plan
    by: str  # who set or planned it; who ended it
    until: AwareDatetime | None  # None: until somebody ends it
    at: AwareDatetime
