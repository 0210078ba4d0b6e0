"""Finds conferences that everybody has left, for an operator and by itself.

In: running sessions and their participants. Out: findings with the rule that each one met, alerts
about new ones, and reminders that an operator asked for.
"""

from services.forgotten.reminders import HOURS, ReminderLimits, Reminders
from services.forgotten.rules import (
    THRESHOLDS,
    Doubt,
    Finding,
    Findings,
    Rule,
    exceeds,
    judge,
    says_it_runs,
)
from services.forgotten.search import Search
from services.forgotten.searches import Forgotten
from services.forgotten.sightings import Sighting, lone_host
from services.forgotten.watch import INTERVALS, ForgottenWatch, WatchLimits, WatchState

__all__ = [
    "HOURS",
    "INTERVALS",
    "THRESHOLDS",
    "Doubt",
    "Finding",
    "Findings",
    "Forgotten",
    "ForgottenWatch",
    "ReminderLimits",
    "Reminders",
    "Rule",
    "Search",
    "Sighting",
    "WatchLimits",
    "WatchState",
    "exceeds",
    "judge",
    "lone_host",
    "says_it_runs",
]
