"""Stops forgotten conferences by a rule, off by default: warns, lets people say no, and stops by
the same two steps as a person (docs/design.md, "By rule").

In: what an owner chose for a server, and who said no to a warning. Out: alerts, a record of each
session that was warned of, and stops with the actor "rule".
"""

from services.policy.cases import FINAL, OPEN, Case, CaseState
from services.policy.courses import DRY_RUN, Course, Missing, PauseReason
from services.policy.decisions import POSTPONED
from services.policy.policy import Policy
from services.policy.state import CaseDecided, NotYet, PolicyLimits, PolicyState, Report
from services.policy.terms import OFFERED, Mode, Terms

__all__ = [
    "DRY_RUN",
    "FINAL",
    "OFFERED",
    "OPEN",
    "POSTPONED",
    "Case",
    "CaseDecided",
    "CaseState",
    "Course",
    "Missing",
    "Mode",
    "NotYet",
    "PauseReason",
    "Policy",
    "PolicyLimits",
    "PolicyState",
    "Report",
    "Terms",
]
