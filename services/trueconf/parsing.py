"""Fields as servers write them, read without trust: a right value or None, never a crash.

The shapes are those of trueconf-api.md sections 12 and 14.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from ipaddress import ip_address
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

Row = Mapping[str, object]

# Beyond these a number is no count and a Unix time no moment of a conference.
_LARGEST = float(2**53)
_FIRST_YEAR = 2000
_LAST_YEAR = 2199
# Longer addresses are taken by no browser.
_LONGEST_LINK = 2000

# They turn the text that follows them around: LRE RLE PDF LRO RLO, LRI RLI FSI PDI.
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def text(value: object) -> str | None:
    """A text for people: no control characters or turned directions, white space collapsed.

    It is as long as the server made it and not escaped for any format. An empty one is None.
    """
    if not isinstance(value, str):
        return None
    visible = (
        char
        for char in value
        if char.isspace() or (char not in _BIDI and unicodedata.category(char) not in ("Cc", "Cs"))
    )
    return " ".join("".join(visible).split()) or None


def identity(value: object) -> str | None:
    """An id exactly as the server wrote it, numbers included.

    What could not be put into a path and come back the same is None.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value) if abs(value) < _LARGEST else None
    if not isinstance(value, str) or value in ("", ".", ".."):
        return None
    return value if value.isprintable() else None


def number(value: object, *, least: float = 0.0, most: float = _LARGEST) -> float | None:
    """A finite number within bounds, also one in a string."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) and least <= found <= most else None


def integer(value: object, *, least: float = 0.0) -> int | None:
    """A whole number, also one in a string."""
    found = number(value, least=least)
    return int(found) if found is not None and found.is_integer() else None


def truth(value: object) -> bool | None:
    """True or False, also as 1 or 0, also in a string."""
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
    """A moment in UTC. Without a zone it is unknown: a guess would be hours off (section 12)."""
    if isinstance(value, Mapping):
        return _dated(value.get("date"), _zone(value.get("timezone")))
    seconds = number(value)
    return _dated(value, None) if seconds is None else _checked(_unix(seconds))


def link(value: object) -> str | None:
    """An address that is safe to open: http or https, its host with a dot or an IP address."""
    if not isinstance(value, str) or not value.isprintable() or " " in value:
        return None
    try:
        parts = urlsplit(value)
        host = parts.hostname or ""
        # Reading the port checks it.
        well_formed = parts.scheme in ("http", "https") and parts.port != 0
    except ValueError:
        return None
    dotted = "." in host and all(host.split("."))
    return (
        value if well_formed and (dotted or _is_ip(host)) and len(value) <= _LONGEST_LINK else None
    )


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _unix(seconds: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError):
        return None


def _dated(value: object, zone: tzinfo | None) -> datetime | None:
    """An ISO date whose own offset, or else `zone`, says what it means."""
    if not isinstance(value, str):
        return None
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    if found.tzinfo is None and zone is None:
        return None
    try:
        return _checked((found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC))
    except OverflowError:
        return None


def _checked(found: datetime | None) -> datetime | None:
    return found if found is not None and _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def _zone(value: object) -> tzinfo | None:
    """PHP's zone: a name, or an offset such as +03:00."""
    if not isinstance(value, str) or not value:
        return None
    try:
        if value[0] in "+-":
            return _offset(value)
        return ZoneInfo(value)
    # ZoneInfo reads files: unknown names, folders and odd paths each raise their own.
    except (ValueError, KeyError, OSError):
        return None


def _offset(value: str) -> timezone:
    hours, _, minutes = value[1:].partition(":")
    size = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return timezone(-size if value[0] == "-" else size)
