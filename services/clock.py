"""The clock of the services: handed in, so that tests can let hours pass."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


def moment(stored: object) -> datetime | None:
    """A moment as a database keeps it, in UTC; None where it cannot be read."""
    try:
        read = stored if isinstance(stored, datetime) else datetime.fromisoformat(str(stored))
    except ValueError:
        return None
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read
