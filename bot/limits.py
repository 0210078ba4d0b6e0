"""Every time limit of the program in one value, so that a test can choose its own.

Each subject declares its limits beside its code, with the values of production as defaults.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.dialog_storage import StorageLimits
from bot.live import LiveLimits
from bot.meeting import MeetLimits
from bot.polling import PollLimits
from bot.presses import PressLimits
from bot.telegram import TelegramLimits
from services.stop_request import StopLimits


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of each subject, handed to its constructors by `bot/app.py`."""

    presses: PressLimits = field(default_factory=PressLimits)
    telegram: TelegramLimits = field(default_factory=TelegramLimits)
    meet: MeetLimits = field(default_factory=MeetLimits)
    polling: PollLimits = field(default_factory=PollLimits)
    live: LiveLimits = field(default_factory=LiveLimits)
    storage: StorageLimits = field(default_factory=StorageLimits)
    stop: StopLimits = field(default_factory=StopLimits)


PRODUCTION = Limits()
