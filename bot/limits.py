"""Every time limit of the program in one value, so that a test can choose its own.

Each subject declares its limits beside its code, with the values of production as defaults.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.presses import PressLimits
from services.stop_request import StopLimits
from services.trueconf import ClientLimits


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of each subject, handed to its constructors by `bot/app.py`."""

    presses: PressLimits = field(default_factory=PressLimits)
    stop: StopLimits = field(default_factory=StopLimits)
    client: ClientLimits = field(default_factory=ClientLimits)


PRODUCTION = Limits()
