"""Time zones as PHP names them (trueconf-api.md section 12)."""

from __future__ import annotations

import re
from datetime import timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

_LONGEST = 60
_OFFSET = re.compile(r"([+-])(\d{1,2})(?::?(\d{2}))?(?::?(\d{2}))?", re.ASCII)

# PHP's `timezone_type` of an abbreviation, and what its abbreviations stand for, in hours. Those
# that stand for several zones (IST, BST) are left out: unknown is better than wrong.
_ABBREVIATED = (2, "2")
_ABBREVIATIONS = {
    **dict.fromkeys(("Z", "UTC", "UT", "GMT", "WET"), 0),
    **dict.fromkeys(("WEST", "CET", "MET"), 1),
    **dict.fromkeys(("CEST", "MEST", "EET"), 2),
    **dict.fromkeys(("EEST", "MSK"), 3),
    "MSD": 4,
    **dict.fromkeys(("EDT", "AST"), -4),
    **dict.fromkeys(("EST", "CDT"), -5),
    **dict.fromkeys(("CST", "MDT"), -6),
    **dict.fromkeys(("MST", "PDT"), -7),
    "PST": -8,
}


def zone(value: object, kind: object) -> tzinfo | None:
    """An offset such as +03:00, an abbreviation such as EST, or a name."""
    if not isinstance(value, str) or not 0 < len(value) <= _LONGEST:
        return None
    if value[0] in "+-":
        return _offset(value)
    hours = _ABBREVIATIONS.get(value.upper())
    if hours is not None and (kind in _ABBREVIATED or value.upper() == "Z"):
        return timezone(timedelta(hours=hours))
    try:
        return ZoneInfo(value)
    # ZoneInfo reads files: unknown names, folders and odd paths each raise their own.
    except (ValueError, KeyError, OSError):
        return None


def _offset(value: str) -> timezone | None:
    parts = _OFFSET.fullmatch(value)
    if parts is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in parts.groups()[1:])
    size = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if size >= timedelta(days=1):
        return None
    return timezone(-size if parts[1] == "-" else size)
