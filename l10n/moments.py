"""Moments as a reader of today needs them: no date for today, and no year for this one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from babel.dates import format_date, format_skeleton, format_time, get_datetime_format

if TYPE_CHECKING:
    from services.clock import Clock

# By these clocks a moment is told where nobody has chosen a zone, and its time says so: another
# object than the zone "UTC" that somebody chose.
UNCHOSEN = UTC


def teller(language: str, now: Clock) -> Callable[..., str]:
    """Fluent's DATETIME of a language, with its parameters."""
    locale = language.replace("-", "_")

    def told(moment: datetime, dateStyle: str = "", timeStyle: str = "") -> str:  # noqa: N803
        if not timeStyle:
            return format_date(moment, dateStyle, locale=locale)
        time = format_time(moment, timeStyle, locale=locale)
        if moment.tzinfo is UNCHOSEN:
            time += "\N{NO-BREAK SPACE}UTC"
        today = now().astimezone(moment.tzinfo)
        if not dateStyle or moment.date() == today.date():
            return time
        if moment.year == today.year:
            day = format_skeleton("MMMd", moment, locale=locale)
        else:
            day = format_date(moment, dateStyle, locale=locale)
        both = str(get_datetime_format("medium", locale=locale)).replace("'", "")
        return both.replace("{0}", time).replace("{1}", day)

    return told
