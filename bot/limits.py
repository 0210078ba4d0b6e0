"""Every time limit of the program in one value, so that a test can choose its own.

Each subject declares its limits beside its code, with the values of production as defaults.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.ending import EndingLimits
from bot.health.limits import HealthLimits, HeartbeatLimits
from bot.presses import PressLimits
from services.figures import FigureLimits
from services.monitor import MonitorLimits
from services.own_trouble import OwnTroubleLimits
from services.reminders import ReminderLimits
from services.status import StatusLimits
from services.users import UsersLimits
from services.watch import WatchLimits


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of each subject, handed to its constructors by `bot/app.py`."""

    presses: PressLimits = field(default_factory=PressLimits)
    figures: FigureLimits = field(default_factory=FigureLimits)
    users: UsersLimits = field(default_factory=UsersLimits)
    status: StatusLimits = field(default_factory=StatusLimits)
    monitor: MonitorLimits = field(default_factory=MonitorLimits)
    own_trouble: OwnTroubleLimits = field(default_factory=OwnTroubleLimits)
    watch: WatchLimits = field(default_factory=WatchLimits)
    reminders: ReminderLimits = field(default_factory=ReminderLimits)
    ending: EndingLimits = field(default_factory=EndingLimits)
    health: HealthLimits = field(default_factory=HealthLimits)
    heartbeat: HeartbeatLimits = field(default_factory=HeartbeatLimits)


PRODUCTION = Limits()
