"""When a digest is due, and of which time it tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

HOURS = (6, 7, 8, 9, 10, 12, 15, 18)
MONDAY = 0


class Every(StrEnum):
    OFF = "off"
    DAILY = "daily"
    WEEKLY = "weekly"  # on Mondays


_DAYS = {Every.DAILY: 1, Every.WEEKLY: 7}


@dataclass(frozen=True, slots=True)
class Choice:
    every: Every = Every.OFF
    hour: int = 8  # by the operator's clocks


@dataclass(frozen=True, slots=True)
class Period:
    """:ivar month: the begin of the calendar month in which it begins"""

    begin: datetime
    end: datetime
    month: datetime


def last_period(choice: Choice, now: datetime, zone: ZoneInfo) -> Period | None:
    """The newest one that is over; None where no digest is wanted. It ends at the chosen hour, of
    one that comes twice at the first, of one that is left out when it would have been.
    """
    days = _DAYS.get(choice.every)
    if days is None:
        return None
    day = now.astimezone(zone).date()
    if choice.every is Every.WEEKLY:
        day -= timedelta(days=(day.weekday() - MONDAY) % 7)
    end = datetime.combine(day, time(choice.hour), zone)
    if end.astimezone(UTC) > now:
        day -= timedelta(days=days)
        end = datetime.combine(day, time(choice.hour), zone)
    begin = datetime.combine(day - timedelta(days=days), time(choice.hour), zone)
    month = datetime.combine(begin.date().replace(day=1), time(), zone)
    return Period(*(each.astimezone(UTC) for each in (begin, end, month)))


def is_new(period: Period, told_until: datetime) -> bool:
    """Whether it has not been told. Half of it has to be new: after a change of the zone or of the
    hour another period may overlap the one that was told.
    """
    return told_until <= period.begin + (period.end - period.begin) / 2
