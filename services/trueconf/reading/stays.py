"""Since when somebody is in a conference, and on which device (trueconf-api.md section 5)."""

from __future__ import annotations

import re
from datetime import datetime

from services.trueconf.reading.parsing import Row, clean_text, moment, number

_CLOCK_STEP = 1.0  # the Date header has no fractions of a second
_LONGEST_STAY = 10.0**10
_LONGEST_DEVICE = 40
# A number of the application says nothing to a reader.
_NUMBER = re.compile(r"[0-9a-fA-F{}-]+")


def stay(row: Row, date: datetime | None) -> float | None:
    """Seconds, from joining to the answer's date; where that cannot be read, the `duration`."""
    joined = moment(row.get("join_time"))
    if joined is not None and date is not None:
        seconds = (date - joined).total_seconds()
        return max(seconds, 0.0) if seconds > -_CLOCK_STEP else None
    return number(row.get("duration"), most=_LONGEST_STAY)


def device(person_id: str | None, row: Row) -> str | None:
    """What stands behind the `/` of an id, else the name of the application; None: no words."""
    behind = "" if (person_id or "#").startswith("#") else str(person_id).partition("/")[2]
    for each in (behind, row.get("app_id")):
        named = clean_text(each)
        if named and len(named) <= _LONGEST_DEVICE and not _NUMBER.fullmatch(named):
            return named
    return None
