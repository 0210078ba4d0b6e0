"""Every time limit of the program in one value, so that a test can choose its own.

Each subject declares its limits beside its code, with the values of production as defaults.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.presses import PressLimits
from bot.sender_limits import SenderLimits
from services.outbox_limits import OutboxLimits
from services.stop_results import StopResultLimits


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of each subject, handed to its constructors by `bot/app.py`."""

    presses: PressLimits = field(default_factory=PressLimits)
    outbox: OutboxLimits = field(default_factory=OutboxLimits)
    stop_results: StopResultLimits = field(default_factory=StopResultLimits)
    sender: SenderLimits = field(default_factory=SenderLimits)


PRODUCTION = Limits()
