"""How much of a time a server was well, as far as it is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

DAYS = (1, 7, 30)

Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Share:
    """
    :ivar available: the part of the known time in which there was no outage, 0 to 1; None where
        nothing is known
    :ivar known: the part of the whole time in which the server was looked at, 0 to 1
    """

    available: float | None
    known: float


@dataclass(frozen=True, slots=True)
class Availability:
    """Of the last 24 hours, 7 days and 30 days."""

    day: Share
    week: Share
    month: Share


def availability(now: datetime, known: Sequence[Span], outages: Sequence[Span]) -> Availability:
    """
    :param known: times without a gap between checks; none overlaps another
    :param outages: none overlaps another
    """
    return Availability(*(_share((now - timedelta(days), now), known, outages) for days in DAYS))


def _share(whole: Span, known: Sequence[Span], outages: Sequence[Span]) -> Share:
    seen = [common for span in known if (common := _common(whole, span))]
    bad = [common for span in seen for outage in outages if (common := _common(span, outage))]
    available = 1 - _seconds(bad) / _seconds(seen) if seen else None
    return Share(available, _seconds(seen) / _seconds([whole]))


def _common(one: Span, other: Span) -> Span | None:
    began, ended = max(one[0], other[0]), min(one[1], other[1])
    return (began, ended) if began < ended else None


def _seconds(spans: Iterable[Span]) -> float:
    return sum((ended - began).total_seconds() for began, ended in spans)
