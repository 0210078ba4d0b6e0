"""When it is quiet, by the clocks of a zone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS = range(7)  # 0: Monday
_HOUR = 60
_DAY = 24 * _HOUR


@dataclass(frozen=True, slots=True)
class Hours:
    """What an operator has chosen.

    :ivar days: on which it begins
    :ivar begins: minutes after midnight, as `ends`; never the same: it is never quiet for ever
    :ivar ends: on the next day, where it is not after `begins`
    :ivar urgent: the kinds of alerts that are told all the same
    """

    on: bool = False
    days: frozenset[int] = frozenset(DAYS)
    begins: int = 22 * _HOUR
    ends: int = 7 * _HOUR
    urgent: frozenset[str] = frozenset({"outage"})

    @property
    def valid(self) -> bool:
        """Whether it can be chosen. Another version, or a damaged row, may hold anything."""
        inside = self.days <= {*DAYS} and {self.begins, self.ends} <= {*range(_DAY)}
        return inside and self.begins != self.ends

    def until(self, now: datetime, zone: ZoneInfo) -> datetime | None:
        """When the quiet time that lasts ends; None: it is not quiet."""
        lasting = (end for begin, end in self._around(now, zone) if begin <= now < end)
        return max(lasting, default=None)

    def _around(self, now: datetime, zone: ZoneInfo) -> Iterator[tuple[datetime, datetime]]:
        """The quiet times that began today or yesterday."""
        today = now.astimezone(zone).date()
        for day in (today - timedelta(days=1), today):
            if self.on and day.weekday() in self.days:
                last = day + timedelta(days=self.ends <= self.begins)
                yield _moment(day, self.begins, zone), _moment(last, self.ends, zone)


DEFAULT = Hours()


def _moment(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """A time that comes twice is the first one; one that is left out, when it would have been.
    A quiet time that falls into hours that are left out may then end before it begins: none.
    """
    at = datetime.combine(day, time(*divmod(minutes, _HOUR)), zone)
    return at.astimezone(UTC)
