"""What the alerts of the rule that stops forgotten conferences tell (`services/policy`)."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import AwareDatetime

from services.alerts.alert import Event
from services.alerts.kinds import Kind


@dataclass(frozen=True, slots=True)
class RuleWarns(Event):
    """Unless somebody keeps it, the rule stops this conference at `due_at`."""

    kind = Kind.RULE_WARNING

    server: str
    case: int  # the number of its record
    due_at: AwareDatetime
    again: bool  # it was said before, and what should have followed did not
    rule: str  # why it looks forgotten
    topic: str | None
    people: int | None
    devices: int | None
    host: str | None  # the name of the lone one
    age: float | None  # seconds for which the conference runs
    recording: bool | None
    owner: str | None
    conference_id: str | None
    looked_at: AwareDatetime  # when all this was read


@dataclass(frozen=True, slots=True)
class RuleChanged(Event):
    """It is still to be stopped: the buttons of the warning stay."""

    kind = Kind.RULE_CHANGED

    server: str
    case: int
    topic: str | None
    state: str  # "postponed", or "unreachable": tried again at every look
    by: str | None  # the name of the operator
    due_at: AwareDatetime


@dataclass(frozen=True, slots=True)
class RuleDecided(Event):
    """What became of it: the buttons of the warning go."""

    kind = Kind.RULE_DECIDED

    server: str
    case: int
    topic: str | None
    state: str  # a CaseState that is not open
    by: str | None  # the name of the operator who decided; None: nobody did
    detail: str | None
    decided_at: AwareDatetime


@dataclass(frozen=True, slots=True)
class RulePaused(Event):
    kind = Kind.RULE_PAUSED

    server: str
    reason: str  # a PauseReason
    count: int  # of conferences, where the reason is a number
    paused_at: AwareDatetime


@dataclass(frozen=True, slots=True)
class RuleReported(Event):
    """A day of a dry run is over."""

    kind = Kind.RULE_REPORT

    server: str
    count: int  # of conferences that would have been stopped since `since`
    since: AwareDatetime  # the beginning of the dry run, or the report before
