"""Every time limit of the program in one value, so that a test can choose its own.

Each subject declares its limits beside its code, with the values of production as defaults.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.presses import PressLimits
from bot.shown import ConfirmLimits


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of each subject, handed to its constructors by `bot/app.py`."""

    confirm: ConfirmLimits = field(default_factory=ConfirmLimits)
    presses: PressLimits = field(default_factory=PressLimits)


PRODUCTION = Limits()
