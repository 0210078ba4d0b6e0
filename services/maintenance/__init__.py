"""Pauses and maintenance of servers: times in which checks go on and no alert goes out.

In: what an operator sets for now or plans, and the clock. Out: whether maintenance holds now,
the times that availability counts apart, and the alerts that it has begun or was ended.
"""

from services.maintenance.maintenance import Maintenance
from services.maintenance.pauses import DURATIONS, Pause
from services.maintenance.plans import Plan, Schedule

__all__ = ["DURATIONS", "Maintenance", "Pause", "Plan", "Schedule"]
