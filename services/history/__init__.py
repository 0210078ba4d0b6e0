"""What servers were like in the past, by a sample every five minutes.

In: what the monitoring and the screens have read, and what is read where they have not. Out: the
users, conferences and people of a time, with their peaks; where nobody looked, nothing.
"""

from services.history.history import History
from services.history.license import UserLimits
from services.history.limits import HistoryLimits
from services.history.reading import Sources
from services.history.sample import SLOT, Sample
from services.history.sampler import Sampler
from services.history.series import SPANS, Course, Peak, Point, Span

__all__ = [
    "SLOT",
    "SPANS",
    "Course",
    "History",
    "HistoryLimits",
    "Peak",
    "Point",
    "Sample",
    "Sampler",
    "Sources",
    "Span",
    "UserLimits",
]
