"""What is chosen step by step for a plan, and what can be."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from aiogram_dialog import DialogManager

from dialogs.context import WindowOutdated, now_of, texts_of
from services.maintenance import DURATIONS, Schedule

# Stands for "until somebody ends it" on a button.
ENDLESS = 0
# Days that are offered for what is planned once, today included.
DAYS = 14
WEEKDAYS = range(7)
HOURS = range(24)


def today(manager: DialogManager) -> date:
    """By the clocks of whoever plans."""
    return now_of(manager).astimezone(ZoneInfo(texts_of(manager).timezone)).date()


def days(manager: DialogManager) -> list[date]:
    first = today(manager)
    return [first + timedelta(days=each) for each in range(DAYS)]


def noon(day: date, manager: DialogManager) -> datetime:
    """For the texts, which know moments only."""
    zone = ZoneInfo(texts_of(manager).timezone)
    return datetime(day.year, day.month, day.day, 12, tzinfo=zone)


def minutes_of(given: int) -> int:
    """
    :raises WindowOutdated: it is not offered: forged, or of another version
    """
    if given not in DURATIONS:
        raise WindowOutdated
    return given


def day_of(manager: DialogManager, given: str) -> date:
    """
    :raises WindowOutdated: it is not offered, or no longer
    """
    with suppress(ValueError):
        if (day := date.fromisoformat(given)) in days(manager):
            return day
    raise WindowOutdated


def schedule(manager: DialogManager, minutes: int) -> Schedule:
    """
    :raises WindowOutdated: the steps before are missing
    """
    zone = texts_of(manager).timezone
    match manager.dialog_data:
        case {"day": str(day), "minute": int(minute)}:
            return Schedule(day_of(manager, day), None, minute, minutes, zone)
        case {"weekday": int(weekday), "minute": int(minute)}:
            return Schedule(None, weekday, minute, minutes, zone)
    raise WindowOutdated
