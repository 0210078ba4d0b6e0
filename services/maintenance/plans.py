"""When a maintenance that was planned takes place: once or every week, by the clocks of a zone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from services.maintenance.pauses import NEW, Pause

DAY = timedelta(days=1)
# Farther back no maintenance is looked for; availability knows of no more.
REACH = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Schedule:
    """Exactly one of `day` and `weekday` is set.

    :ivar day: once, on this day
    :ivar weekday: every week; 0 is Monday
    :ivar minute: of the day, at which it begins. Where clocks leave it out, it counts by those of
        before the change; where they show it twice, the first one counts.
    :ivar minutes: that pass while it lasts, whatever clocks show
    :ivar zone: an IANA name
    """

    day: date | None
    weekday: int | None
    minute: int
    minutes: int
    zone: str

    @property
    def lasts(self) -> timedelta:
        return timedelta(minutes=self.minutes)

    def begins(self, after: datetime, until: datetime) -> Iterator[datetime]:
        """When it begins later than `after` and not later than `until`, in order and in UTC."""
        zone = ZoneInfo(self.zone)
        first = after.astimezone(zone).date() - DAY
        last = until.astimezone(zone).date() + DAY
        if self.day is not None:
            first = last = self.day
        at = time(*divmod(self.minute, 60))
        for number in range((last - first).days + 1):
            day = first + number * DAY
            if self.weekday not in (None, day.weekday()):
                continue
            begin = datetime.combine(day, at, zone).astimezone(UTC)
            if after < begin <= until:
                yield begin


@dataclass(frozen=True, slots=True)
class Plan:
    """:ivar by_name: who planned it, as Telegram showed them then"""

    id: int
    server_id: int
    schedule: Schedule
    by_id: int
    by_name: str
    set_at: datetime

    def begun(self, after: datetime | None, now: datetime) -> Iterator[Pause]:
        """What has begun by it until now, and after another one that is known; also what was over
        before anybody looked. What was over when it was planned does not count.
        """
        since = max(self.set_at - self.schedule.lasts, now - REACH)
        for began_at in self.schedule.begins(since if after is None else max(since, after), now):
            until = began_at + self.schedule.lasts
            yield Pause(NEW, self.server_id, self.id, began_at, until, self.by_id, self.by_name)

    def next_at(self, now: datetime) -> datetime | None:
        """When it begins next; None: it has begun for the last time."""
        far = now + timedelta(days=400)
        until = far if self.schedule.weekday is None else now + 8 * DAY
        return next(self.schedule.begins(now, until), None)

    def is_over(self, now: datetime) -> bool:
        """Nothing of it holds now or will."""
        return self.next_at(now) is None and not any(
            each.holds_at(now) for each in self.begun(None, now)
        )
