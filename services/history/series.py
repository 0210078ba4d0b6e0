"""The course of a time: points at equal distances, none where there is no sample; and the peak."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from services.history.sample import HOUR, SLOT


class Span(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_DAY = 24 * HOUR
# How long each is, and how far apart its points are: a few hundred of them. Seconds.
SPANS = {
    Span.DAY: (_DAY, SLOT),
    Span.WEEK: (7 * _DAY, HOUR // 2),
    Span.MONTH: (30 * _DAY, 2 * HOUR),
    Span.YEAR: (365 * _DAY, _DAY),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The time from `slot` to the next point. Figures are means, "most" is a peak. None: not
    known.

    :ivar down: the part of the samples in which the server was not well, 0 to 1
    """

    slot: int
    users: float | None = None
    users_most: int | None = None
    conferences: float | None = None
    conferences_most: int | None = None
    people: float | None = None
    people_most: int | None = None
    answer: float | None = None  # milliseconds
    down: float | None = None


@dataclass(frozen=True, slots=True)
class Peak:
    number: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Course:
    """From `begin` to `end`, in seconds of Unix time.

    :ivar peak: of the users online
    :ivar outages: in the same seconds, also those that no sample fell into
    :ivar planned: seconds of maintenance
    """

    begin: int
    end: int
    step: int
    points: Sequence[Point]
    peak: Peak | None
    outages: Sequence[tuple[int, int]] = ()
    planned: float = 0.0

    @property
    def empty(self) -> bool:
        return not self.points
