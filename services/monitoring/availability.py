"""How much of a time a server was well, as far as it is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

DAYS = (1, 7, 30)

Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Share:
    available: float | None  # part of the known time without an outage, 0 to 1; None: unknown
    known: float  # part of the whole time in which the server was looked at, 0 to 1


@dataclass(frozen=True, slots=True)
class Availability:
    """Of the last 24 hours, 7 days and 30 days."""

    day: Share
    week: Share
    month: Share
    since: datetime | None = None  # of the last 24 hours, measured since then


def availability(now: datetime, known: Sequence[Span], outages: Sequence[Span]) -> Availability:
    """`known` is without gaps between checks. Spans may overlap, where a clock was set."""
    seen = list(_apart(known))
    bad = list(_common(seen, list(_apart(outages))))
    since = next((began for began, ended in seen if ended > now - timedelta(1)), None)
    day, week, month = (_share((now - timedelta(days), now), seen, bad) for days in DAYS)
    return Availability(day, week, month, since)


def _share(whole: Span, seen: Iterable[Span], bad: Iterable[Span]) -> Share:
    known = _seconds(whole, seen)
    available = 1 - _seconds(whole, bad) / known if known else None
    return Share(available, known / _seconds(whole, [whole]))


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """The same time without overlaps, in order; a span that ends before it begins is none."""
    reached: datetime | None = None
    for began, ended in sorted(spans):
        begin = began if reached is None else max(began, reached)
        if begin < ended:
            yield begin, ended
            reached = ended


def _common(some: Sequence[Span], others: Sequence[Span]) -> Iterator[Span]:
    """The time that is in both, each without overlaps and in order."""
    one = other = 0
    while one < len(some) and other < len(others):
        began = max(some[one][0], others[other][0])
        ended = min(some[one][1], others[other][1])
        if began < ended:
            yield began, ended
        if some[one][1] <= ended:
            one += 1
        else:
            other += 1


def _seconds(whole: Span, spans: Iterable[Span]) -> float:
    """None of the spans overlaps another."""
    begin, end = whole
    return sum(
        (min(ended, end) - max(began, begin)).total_seconds()
        for began, ended in spans
        if began < end and ended > begin
    )
