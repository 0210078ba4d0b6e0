"""The scales of a picture: moments by the reader's clocks, and whole numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import count
from math import ceil
from zoneinfo import ZoneInfo

from dialogs.context import Texts
from services.history import Span
from services.pictures import Tick

HOURS, DAYS, MONTHS = 4, 5, 2  # between two words of a day, of a month and of a year
# How many steps a scale of numbers has at the most.
STEPS = 4


def moments(span: Span, begin: int, end: int, texts: Texts) -> list[Tick]:
    """Hours, midnights and first days of months by the zone, also where its clocks change."""
    zone = ZoneInfo(texts.timezone)
    first, last = (datetime.fromtimestamp(each, zone) for each in (begin, end))
    places: Iterator[datetime]
    match span:
        case Span.DAY:
            places, skeleton = _hours(first, last), "j"
        case Span.WEEK:
            places, skeleton = _midnights(first, last, 1), "E"
        case Span.MONTH:
            places, skeleton = _midnights(first, last, DAYS), "MMMd"
        case Span.YEAR:
            places, skeleton = _months(first, last), "MMM"
    return [
        (int(each.timestamp()), texts.axis(each, skeleton))
        for each in places
        if begin <= each.timestamp() < end
    ]


def numbers(most: float) -> list[Tick]:
    """From 0 up to at least `most`."""
    sizes = (digit * 10**power for power in count() for digit in (1, 2, 5))
    size = next(each for each in sizes if most <= STEPS * each)
    top = max(2, ceil(most / size))
    return [(size * each, str(size * each)) for each in range(top + 1)]


def a_week_later(slot: int, texts: Texts) -> int:
    """The same time of day, by clocks that may have been changed since."""
    moment = datetime.fromtimestamp(slot, ZoneInfo(texts.timezone))
    return int((moment + timedelta(days=7)).timestamp())


def _hours(first: datetime, last: datetime) -> Iterator[datetime]:
    day = first.date()
    while day <= last.date():
        for hour in range(0, 24, HOURS):
            moment = datetime.combine(day, time(hour), first.tzinfo)
            if moment == moment.astimezone(UTC).astimezone(first.tzinfo):  # it has been
                yield moment
        day += timedelta(days=1)


def _midnights(first: datetime, last: datetime, apart: int) -> Iterator[datetime]:
    day = last.date()
    while day >= first.date():
        yield datetime.combine(day, time(), first.tzinfo)
        day -= timedelta(days=apart)


def _months(first: datetime, last: datetime) -> Iterator[datetime]:
    number = last.year * 12 + last.month - 1
    while number >= first.year * 12 + first.month - 1:
        yield datetime(number // 12, number % 12 + 1, 1, tzinfo=first.tzinfo)
        number -= MONTHS
