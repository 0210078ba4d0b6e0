"""Every time limit of the program in one value, so that a test can choose its own.

Each subject declares its limits beside its code, with the values of production as defaults.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.check_limits import CheckLimits
from bot.dialog_storage import StorageLimits
from bot.ending import EndingLimits
from bot.health.limits import HealthLimits, HeartbeatLimits
from bot.live import LiveLimits
from bot.meeting import MeetLimits
from bot.poll_limits import PollLimits
from bot.presses import PressLimits
from bot.sender_limits import SenderLimits
from bot.shown import ConfirmLimits
from bot.telegram import TelegramLimits
from services.figures import FigureLimits
from services.monitor import MonitorLimits
from services.outbox_limits import OutboxLimits
from services.own_trouble import OwnTroubleLimits
from services.reminders import ReminderLimits
from services.status import StatusLimits
from services.stop_request import StopLimits
from services.stop_results import StopResultLimits
from services.trueconf import ClientLimits
from services.users import UsersLimits
from services.watch import WatchLimits


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of each subject, handed to its constructors by `bot/app.py`."""

    check: CheckLimits = field(default_factory=CheckLimits)
    confirm: ConfirmLimits = field(default_factory=ConfirmLimits)
    presses: PressLimits = field(default_factory=PressLimits)
    telegram: TelegramLimits = field(default_factory=TelegramLimits)
    meet: MeetLimits = field(default_factory=MeetLimits)
    polling: PollLimits = field(default_factory=PollLimits)
    live: LiveLimits = field(default_factory=LiveLimits)
    storage: StorageLimits = field(default_factory=StorageLimits)
    stop: StopLimits = field(default_factory=StopLimits)
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
    outbox: OutboxLimits = field(default_factory=OutboxLimits)
    stop_results: StopResultLimits = field(default_factory=StopResultLimits)
    sender: SenderLimits = field(default_factory=SenderLimits)
    client: ClientLimits = field(default_factory=ClientLimits)


PRODUCTION = Limits()
