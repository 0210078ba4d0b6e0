"""What others are told of a rule, what it refuses, and its limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.errors import OperationError
from services.policy.cases import Case
from services.policy.courses import Course, Missing
from services.policy.terms import Mode, Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyLimits:
    """Seconds.

    :ivar spread: over which the first looks are spread at the start
    :ivar notice: between a repeated warning and the stop, and the least between the moment when
        the first chat got a warning and the stop
    :ivar gap: without a look that went well, after which the rule observes for one interval
    """

    spread: float = 30.0
    notice: float = 600.0
    gap: float = 3600.0


@dataclass(frozen=True, slots=True)
class PolicyState:
    """
    :ivar terms: what an owner chose; `changed_by` and `changed_at` say who and when
    :ivar course: the dry run, who has read its report, and whether and why the rule pauses
    :ivar missing: why the rule cannot be switched on now; None: it can, or is
    """

    terms: Terms
    course: Course
    missing: Missing | None

    @property
    def mode(self) -> Mode:
        return self.terms.mode

    @property
    def paused(self) -> bool:
        return self.mode is not Mode.OFF and self.course.paused_at is not None


@dataclass(frozen=True, slots=True)
class Report:
    """What a dry run would have stopped since `since`, oldest first; `decided_at` says when."""

    since: datetime
    cases: Sequence[Case]


class NotYet(OperationError):
    """The rule cannot be switched on."""

    def __init__(self, missing: Missing) -> None:
        super().__init__(missing)
        self.missing = missing


class CaseDecided(OperationError):
    """Somebody or something was faster; `case` says who and what."""

    def __init__(self, case: Case) -> None:
        super().__init__(case.state)
        self.case = case
