"""Finds conferences that everybody has left, for an operator and by itself.

In: running sessions and their participants. Out: findings with the rule that each one met, alerts
about new ones, and reminders that an operator asked for.
"""

from services.forgotten.reminders import HOURS, ReminderLimits, Reminders
from services.forgotten.rules import THRESHOLDS, Doubt, Finding, Findings, Rule, exceeds, judge
from services.forgotten.search import Forgotten, Search
from services.forgotten.sightings import Sighting
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
]
