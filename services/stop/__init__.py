"""Stops a conference: the one act that can hurt (docs/design.md, "Stop").

In: an operator, and the key of a confirm screen on which they pressed Yes. Out: a record of what
became of it; every step is written down before it is taken.
"""

from services.stop.audit import Entry, Outcome
from services.stop.batches import Named
from services.stop.confirmations import Confirmation, ReconfirmReason, new_key
from services.stop.in_progress import UnderWay
from services.stop.request import StopLimits
from services.stop.results import StopResultLimits, StopResults
from services.stop.rules import Reply
from services.stop.stop import Stop

__all__ = [
    "Confirmation",
    "Entry",
    "Named",
    "Outcome",
    "ReconfirmReason",
    "Reply",
    "Stop",
    "StopLimits",
    "StopResultLimits",
    "StopResults",
    "UnderWay",
    "new_key",
]
