"""What is told of an alert that somebody has taken, or that nobody took (`services/attention`)."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import AwareDatetime

from services.alerts.alert import Event
from services.alerts.kinds import Kind


@dataclass(frozen=True, slots=True)
class OutageChanged(Event):
    """What the message of an outage says from now on; `by` None: nobody is on it.

    :ivar over: it has ended, which is told in a message of its own
    """

    kind = Kind.OUTAGE_CHANGED

    server: str
    verdict: str
    reason: str | None
    began_at: AwareDatetime
    by: str | None
    at: AwareDatetime
    over: bool = False


@dataclass(frozen=True, slots=True)
class OutageRepeated(Event):
    kind = Kind.OUTAGE_REPEAT

    server: str
    verdict: str
    reason: str | None
    began_at: AwareDatetime


@dataclass(frozen=True, slots=True)
class ForgottenChanged(Event):
    """As `OutageChanged`; what it looked like is that of the alert."""

    kind = Kind.FORGOTTEN_CHANGED

    server: str
    topic: str | None
    rule: str
    people: int | None
    age: float | None
    sighting: int
    devices: int | None
    host: str | None
    recording: bool | None
    owner: str | None
    conference_id: str | None
    looked_at: AwareDatetime | None
    by: str | None
    at: AwareDatetime
