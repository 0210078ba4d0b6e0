"""Durations in short units, which fit on buttons and have no cases: "2 h 17 min"."""

from __future__ import annotations

import math
from typing import Literal

from babel.dates import format_timedelta

# Below so many seconds an age is "just now".
JUST_NOW = 10

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
_Unit = Literal["day", "hour", "minute", "second"]
# Babel's short English is "2 days 3 hr"; other languages have signs as short as these.
_ENGLISH: dict[_Unit, str] = {"day": "d", "hour": "h", "minute": "min", "second": "s"}


def format_duration(seconds: float, language: str) -> str:
    """The two largest units, as in "2 d 3 h", which never stand on two lines."""
    whole = max(0, int(seconds))
    days, hours, minutes = whole // _DAY, whole % _DAY // _HOUR, whole % _HOUR // _MINUTE
    parts: list[tuple[int, int, _Unit]]
    if days:
        parts = [(days, _DAY, "day"), (hours, _HOUR, "hour")]
    elif hours:
        parts = [(hours, _HOUR, "hour"), (minutes, _MINUTE, "minute")]
    elif minutes:
        parts = [(minutes, _MINUTE, "minute")]
    else:
        return _in_one_unit(whole, 1, "second", language)
    return _NO_BREAK_SPACE.join(_in_one_unit(*part, language) for part in parts if part[0])


def format_hours(hours: float, language: str) -> str:
    """Hours as they are offered: "24 h", and not a day."""
    return _in_one_unit(int(hours), _HOUR, "hour", language)


def _in_one_unit(number: int, length: int, unit: _Unit, language: str) -> str:
    if language == "en":
        return f"{number}{_NO_BREAK_SPACE}{_ENGLISH[unit]}"
    # Babel's format_unit would do, but it shows the unit's technical name in languages whose
    # long form is the short one (days in Portuguese, everything in Chinese).
    shown = format_timedelta(
        number * length,
        granularity=unit,
        threshold=math.inf,
        format="short",
        locale=language.replace("-", "_"),
    )
    return shown.replace(" ", _NO_BREAK_SPACE)
