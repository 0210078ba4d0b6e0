"""How long taking samples may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLimits:
    """Seconds."""

    first: float = 20.0  # from the start to the first sample: the checks come first
    spread: float = 60.0  # over which the servers of a slot are asked
    patience: float = 30.0  # that one figure may take
    fresh: float = 60.0  # how old may be what others have read
    least: float = 60.0  # between two rounds, whatever the clock does
