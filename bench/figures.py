"""What was measured: a figure of several rounds, the floor beside it, and what was promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Figure:
    """
    :ivar rounds: the value of each round, in `unit`
    :ivar floor: likewise of the floor; none where the figure is a count
    :ivar against: what the floor is
    :ivar most: what design section 10 promises, in `unit`
    :ivar least: likewise, where more is better
    """

    name: str
    unit: str
    rounds: Sequence[float]
    floor: Sequence[float] = ()
    against: str = ""
    most: float | None = None
    least: float | None = None

    @property
    def value(self) -> float:
        return median(self.rounds)

    @property
    def floor_value(self) -> float | None:
        return median(self.floor) if self.floor else None

    @property
    def ratio(self) -> float | None:
        """How many times the floor it is."""
        return self.value / self.floor_value if self.floor_value else None

    @property
    def kept(self) -> bool | None:
        """Whether the promise is kept; None where nothing was promised."""
        if self.most is None and self.least is None:
            return None
        least = -inf if self.least is None else self.least
        most = inf if self.most is None else self.most
        return least <= self.value <= most

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "unit": self.unit,
            "median": self.value,
            "lowest": min(self.rounds),
            "highest": max(self.rounds),
            "rounds": list(self.rounds),
            "floor": self.floor_value,
            "floor_rounds": list(self.floor),
            "against": self.against,
            "ratio": self.ratio,
            "most": self.most,
            "least": self.least,
            "kept": self.kept,
        }


def milliseconds(seconds: Sequence[float]) -> list[float]:
    return [each * 1000 for each in seconds]
