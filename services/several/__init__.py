"""Stops several conferences that one screen names; each is one stop of its own (`services/stop`).

In: an operator, and the conferences that they chose, or the key of a screen on which they pressed
Yes. Out: what that screen names and what was left out, a run that goes on by itself, and what is
on record of each.
"""

from services.several.candidates import MOST, Candidate, LeftOut, Question, found, running
from services.several.run import Run
from services.several.several import Several

__all__ = [
    "MOST",
    "Candidate",
    "LeftOut",
    "Question",
    "Run",
    "Several",
    "found",
    "running",
]
