"""What is to be seen on a picture. Moments are seconds of Unix time; all words are final."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

Tick = tuple[float, str]


@dataclass(frozen=True, slots=True)
class Line:
    """None: not known there, a gap.

    :ivar look: filled to the ground, or a thin line; "before" is of another time, and pale
    """

    label: str
    points: Sequence[tuple[int, float | None]]
    look: Literal["area", "line", "before"] = "line"


@dataclass(frozen=True, slots=True)
class Mark:
    at: int
    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Level:
    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Panel:
    title: str
    lines: Sequence[Line]
    ticks: Sequence[Tick]  # of the values, from 0 up; the last one is the upper end
    mark: Mark | None = None
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """Where none of the spans is, nobody looked."""

    title: str
    up: Sequence[tuple[int, int]]
    down: Sequence[tuple[int, int]]
    legend: Sequence[str]  # of up, down and neither


@dataclass(frozen=True, slots=True)
class Drawing:
    title: str
    subtitle: str
    begin: int
    end: int
    ticks: Sequence[Tick]
    panels: Sequence[Panel]
    band: Band

    def to_json(self) -> str:
        """In ASCII: half a character, of a foreign text that was cut, passes too."""
        return json.dumps(asdict(self), sort_keys=True)
