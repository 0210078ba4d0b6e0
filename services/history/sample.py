"""One sample of a server, and the five minutes that it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

SLOT = 300  # seconds
HOUR = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """None: not known, which is not zero.

    :ivar slot: when its five minutes begin, in seconds of Unix time: no zone and no summer time
    :ivar down: by the newest check, the server was not well
    :ivar answer: milliseconds that the web API took
    :ivar users: registered ones that are online
    :ivar people: in the conferences that run
    """

    slot: int
    down: bool | None = None
    answer: int | None = None
    users: int | None = None
    conferences: int | None = None
    people: int | None = None
    forgotten: int | None = None

    @property
    def at(self) -> datetime:
        return datetime.fromtimestamp(self.slot, UTC)


def slot_of(moment: datetime) -> int:
    second = int(moment.timestamp())
    return second - second % SLOT
