"""Fields as servers write them (trueconf-api.md sections 12 and 14): a valid value or None."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from ipaddress import ip_address
from urllib.parse import urlsplit

from services.trueconf.reading.timezones import zone

Row = Mapping[str, object]

# Larger numbers are no counts, and other years are no dates of a conference.
_LARGEST = float(2**53)
_FIRST_YEAR = 2000
_LAST_YEAR = 2199
_NUMBER = re.compile(
    r"\s{0,9}[+-]?(\d{1,40}(\.\d{0,40})?|\.\d{1,40})([eE][+-]?\d{1,4})?\s{0,9}", re.ASCII
)
# Real topics and ids are shorter (240 and 128 characters, section 3.2), and long ones cost time.
_LONGEST_TEXT = 10_000
_LONGEST_ID = 1000
_LONGEST_DATE = 60
_LONGEST_LINK = 2000  # no browser takes longer ones

# Control characters other than white space, halves of surrogate pairs, and characters that change
# the direction of the text: LRE RLE PDF LRO RLO, LRI RLI FSI PDI.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]"
)


def clean_text(value: object) -> str | None:
    """To show: no control characters, no changes of direction; maybe long, and not escaped."""
    if not isinstance(value, str):
        return None
    return " ".join(_UNSEEN.sub("", value[:_LONGEST_TEXT]).split()) or None


def identity(value: object) -> str | None:
    """As the server wrote it, also a number; None if a path could not hold it unchanged."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value) if abs(value) < _LARGEST else None
    if not isinstance(value, str) or value in ("", ".", ".."):
        return None
    return value if len(value) <= _LONGEST_ID and value.isprintable() else None


def number(value: object, *, least: float = 0.0, most: float = _LARGEST) -> float | None:
    """Finite and within bounds, also in a string."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, str) and not _NUMBER.fullmatch(value):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) and least <= found <= most else None


def integer(value: object, *, least: float = 0.0) -> int | None:
    """Also in a string."""
    found = number(value, least=least)
    return int(found) if found is not None and found.is_integer() else None


def truth(value: object) -> bool | None:
    """Also as 1 or 0, also in a string."""
    written = value.lower() if isinstance(value, str) else value
    if isinstance(written, bool | int | str):
        return {"true": True, "false": False, "1": True, "0": False, 1: True, 0: False}.get(
            written
        )
    return None


def blank(value: object) -> bool:
    """Whether a field such as the end of something says "not yet"."""
    return value in (None, False, 0, "", "0")


def moment(value: object) -> datetime | None:
    """A moment in UTC; None without a zone: a guess would be hours off (section 12)."""
    if isinstance(value, Mapping):
        return _dated(value.get("date"), zone(value.get("timezone"), value.get("timezone_type")))
    seconds = number(value)
    return _dated(value, None) if seconds is None else _unix(seconds)


def plausible(found: datetime) -> datetime | None:
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def link(value: object) -> str | None:
    """Safe to open: http or https, its host with a dot or an IP address."""
    if not isinstance(value, str) or len(value) > _LONGEST_LINK:
        return None
    if not value.isprintable() or " " in value:
        return None
    try:
        parts = urlsplit(value)
        host = parts.hostname or ""
        # Reading the port checks it.
        well_formed = parts.scheme in ("http", "https") and parts.port != 0
    except ValueError:
        return None
    dotted = "." in host and all(host.split("."))
    return value if well_formed and (dotted or _is_ip(host)) else None


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _unix(seconds: float) -> datetime | None:
    try:
        return plausible(datetime.fromtimestamp(seconds, UTC))
    except (OverflowError, OSError, ValueError):
        return None


def _dated(value: object, where: tzinfo | None) -> datetime | None:
    """Read by its own offset, or else in the given zone."""
    if not isinstance(value, str) or len(value) > _LONGEST_DATE:
        return None
    try:
        found = datetime.fromisoformat(value)
        if found.tzinfo is None:
            if where is None:
                return None
            found = found.replace(tzinfo=where)
        return plausible(found.astimezone(UTC))
    except (ValueError, OverflowError):
        return None
