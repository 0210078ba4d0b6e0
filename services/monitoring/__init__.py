"""Tells whether a server is well, once or continuously.

In: one server and the clock. Out: checks with a verdict, outages with their begin and end,
availability, and the alerts about all of these.
"""

from services.monitoring.availability import shares
from services.monitoring.certificates import LEVELS, days_left
from services.monitoring.check import Check, Status, StatusLimits
from services.monitoring.monitor import Monitor, MonitorLimits, MonitorState
from services.monitoring.offline import OfflineDetector, OfflineLimits
from services.monitoring.outages import Availability, Outage, Outages, Share
from services.monitoring.verdicts import Verdict, verdict_of

__all__ = [
    "LEVELS",
    "Availability",
    "Check",
    "Monitor",
    "MonitorLimits",
    "MonitorState",
    "OfflineDetector",
    "OfflineLimits",
    "Outage",
    "Outages",
    "Share",
    "Status",
    "StatusLimits",
    "Verdict",
    "days_left",
    "shares",
    "verdict_of",
]
