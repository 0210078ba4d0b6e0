"""Digests: once a day or a week, at an hour that an operator chooses, what has been.

In: an operator's choice, and what the monitoring and the samples have kept. Out: one alert for
each period through the outbox; where the bot was off at that hour, late and for the last one only.
"""

from services.digest.digests import Digests, Past
from services.digest.report import Report
from services.digest.rules import HOURS, Choice, Every

__all__ = ["HOURS", "Choice", "Digests", "Every", "Past", "Report"]
