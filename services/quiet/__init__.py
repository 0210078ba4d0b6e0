"""Quiet hours: when an operator wants to hear of nothing but what is urgent.

In: the hours, days and urgent kinds that each operator chooses. Out: for whom it is quiet now; the
outbox (`services/alerts`) lets their alerts wait so long.
"""

from services.quiet.quiet import QuietHours
from services.quiet.rules import DAYS, Hours

__all__ = ["DAYS", "Hours", "QuietHours"]
