"""Times of the day, as they are shown and as people type them."""

from __future__ import annotations

import re

# "22:30", also "22.30", "2230" and "22".
_TYPED = re.compile(r"([01]?\d|2[0-3])(?:[:.\s]?([0-5]\d))?", re.ASCII)


def clock(minutes: int) -> str:
    """:param minutes: after midnight"""
    hour, minute = divmod(minutes, 60)
    return f"{hour:02}:{minute:02}"


def time_of(typed: str) -> int | None:
    """The minute of the day; None: it is no time."""
    found = _TYPED.fullmatch(typed.strip())
    return found and int(found[1]) * 60 + int(found[2] or 0)
