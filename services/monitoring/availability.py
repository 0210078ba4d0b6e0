"""How much of a time a server was well, as far as it is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

DAYS = (1, 7, 30)

Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Share:
    """:ivar available: part of the known time without an outage, 0 to 1; None: unknown. What was
    maintenance is no part of it.
    :ivar known: part of the whole time in which the server was looked at, 0 to 1
    :ivar planned: seconds of maintenance
    """

    available: float | None
    known: float
    planned: float = 0.0


@dataclass(frozen=True, slots=True)
class Availability:
    """Of the last 24 hours, 7 days and 30 days."""

    day: Share
    week: Share
    month: Share
    since: datetime | None = None  # of the last 24 hours, measured since then


def availability(
    now: datetime, known: Sequence[Span], outages: Sequence[Span], planned: Sequence[Span] = ()
) -> Availability:
    """`known` is without gaps between checks, `planned` is maintenance. Spans may overlap, where
    a clock was set.
    """
    wholes = [(now - timedelta(days), now) for days in DAYS]
    day, week, month = shares(wholes, known, outages, planned)
    recent = (began for began, ended in _apart(known) if ended > now - timedelta(1))
    return Availability(day, week, month, next(recent, None))


def shares(
    wholes: Sequence[Span],
    known: Sequence[Span],
    outages: Sequence[Span],
    planned: Sequence[Span] = (),
) -> Sequence[Share]:
    """As `availability`, of other times; each ends after it begins."""
    seen, apart = list(_apart(known)), list(_apart(planned))
    judged = list(_common(seen, list(_gaps(apart))))
    bad = list(_common(judged, list(_apart(outages))))

    def share(whole: Span) -> Share:
        counted = _seconds(whole, judged)
        available = 1 - _seconds(whole, bad) / counted if counted else None
        part = _seconds(whole, seen) / _seconds(whole, [whole])
        return Share(available, part, _seconds(whole, apart))

    return [share(whole) for whole in wholes]


def is_within(span: Span, others: Sequence[Span]) -> bool:
    """Whether all of it lies in one of the others; these may overlap."""
    joined = (each for gap in _gaps(list(_apart(others))) for each in gap)
    ends = list(joined)[1:-1]  # of the times between two gaps
    return any(
        began <= span[0] and span[1] <= ended
        for began, ended in zip(ends[::2], ends[1::2], strict=True)
    )


def _gaps(spans: Iterable[Span]) -> Iterator[Span]:
    """All other time, of spans that are apart and in order."""
    begin = datetime.min.replace(tzinfo=UTC)
    for began, ended in spans:
        if begin < began:
            yield begin, began
        begin = ended
    yield begin, datetime.max.replace(tzinfo=UTC)


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
