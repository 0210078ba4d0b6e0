"""Every time limit of the program in one value, so that a test can choose its own."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.alerts import SenderLimits
from bot.channels import ChannelLimits
from bot.check import CheckLimits
from bot.health import HealthLimits, HeartbeatLimits
from bot.polling import MeetLimits, PollLimits
from bot.process import EndingLimits
from bot.telegram import TelegramLimits
from bot.updates import (
    AnswerLimits,
    ConfirmLimits,
    CurrentLimits,
    LiveLimits,
    PressLimits,
    StorageLimits,
)
from bot.webhook import WebhookLimits
from services.acts import ActLimits
from services.alerts import OutboxLimits
from services.attention import AttentionLimits
from services.background import FigureLimits
from services.conferences import AttendanceLimits, UsersLimits
from services.db import TurnLimits
from services.forgotten import ReminderLimits, WatchLimits
from services.history import HistoryLimits
from services.monitoring import MonitorLimits, OfflineLimits, StatusLimits
from services.pictures import PictureLimits
from services.policy import PolicyLimits
from services.stop import StopLimits, StopResultLimits
from services.tables import TableLimits
from services.trueconf import ClientLimits


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Each subject declares its limits beside its code, with production's values as defaults."""

    check: CheckLimits = field(default_factory=CheckLimits)
    confirm: ConfirmLimits = field(default_factory=ConfirmLimits)
    presses: PressLimits = field(default_factory=PressLimits)
    telegram: TelegramLimits = field(default_factory=TelegramLimits)
    meet: MeetLimits = field(default_factory=MeetLimits)
    polling: PollLimits = field(default_factory=PollLimits)
    webhook: WebhookLimits = field(default_factory=WebhookLimits)
    answers: AnswerLimits = field(default_factory=AnswerLimits)
    current: CurrentLimits = field(default_factory=CurrentLimits)
    live: LiveLimits = field(default_factory=LiveLimits)
    storage: StorageLimits = field(default_factory=StorageLimits)
    acts: ActLimits = field(default_factory=ActLimits)
    stop: StopLimits = field(default_factory=StopLimits)
    figures: FigureLimits = field(default_factory=FigureLimits)
    users: UsersLimits = field(default_factory=UsersLimits)
    attendance: AttendanceLimits = field(default_factory=AttendanceLimits)
    status: StatusLimits = field(default_factory=StatusLimits)
    history: HistoryLimits = field(default_factory=HistoryLimits)
    monitor: MonitorLimits = field(default_factory=MonitorLimits)
    pictures: PictureLimits = field(default_factory=PictureLimits)
    attention: AttentionLimits = field(default_factory=AttentionLimits)
    offline: OfflineLimits = field(default_factory=OfflineLimits)
    watch: WatchLimits = field(default_factory=WatchLimits)
    policy: PolicyLimits = field(default_factory=PolicyLimits)
    reminders: ReminderLimits = field(default_factory=ReminderLimits)
    turn: TurnLimits = field(default_factory=TurnLimits)
    ending: EndingLimits = field(default_factory=EndingLimits)
    health: HealthLimits = field(default_factory=HealthLimits)
    heartbeat: HeartbeatLimits = field(default_factory=HeartbeatLimits)
    outbox: OutboxLimits = field(default_factory=OutboxLimits)
    stop_results: StopResultLimits = field(default_factory=StopResultLimits)
    channels: ChannelLimits = field(default_factory=ChannelLimits)
    sender: SenderLimits = field(default_factory=SenderLimits)
    tables: TableLimits = field(default_factory=TableLimits)
    client: ClientLimits = field(default_factory=ClientLimits)


PRODUCTION = Limits()
