"""The rule of one server, as an owner chose it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo, available_timezones

from services.background import LoopSettings
from services.forgotten import Rule
from services.servers import Server


class Mode(StrEnum):
    OFF = "off"
    DRY = "dry"  # it says what it would have stopped
    ON = "on"


# What owners can choose: hours that a conference has run, minutes between a warning and the stop,
# conferences at once and per day before the rule pauses itself.
OFFERED: Mapping[str, tuple[int, ...]] = {
    "threshold": (2, 3, 4, 6, 8, 12, 24),
    "warning": (15, 30, 60),
    "at_once": (1, 2, 3, 5, 10),
    "per_day": (5, 10, 20, 50),
    "from_hour": tuple(range(24)),
    "to_hour": tuple(range(24)),
}


@dataclass(frozen=True, slots=True)
class Terms(LoopSettings):
    """
    :ivar enabled: whether the rule looks at all
    :ivar acts: whether it stops what it finds; else it is a dry run
    :ivar address: of the server that it was chosen for; at another address it is off
    :ivar threshold: hours that a conference has run
    :ivar empty: this and the next two: the reasons for which it may be stopped
    :ivar from_hour: the first hour of the day at which it may be stopped, on the clock of `zone`
    :ivar to_hour: the first one at which it may not any more; the same as `from_hour`: any hour
    :ivar zone: an IANA name
    :ivar recorded: whether one that is being recorded may be stopped
    :ivar warning: minutes between the warning and the stop
    :ivar at_once: with more conferences than these at once the rule pauses itself
    :ivar per_day: as many may be stopped from midnight to midnight in `zone`
    """

    enabled: bool = False
    interval: float = 300.0  # seconds between two looks
    acts: bool = False
    address: str | None = None
    threshold: int = 4
    empty: bool = True
    lone_host: bool = True
    no_host: bool = False
    from_hour: int = 22
    to_hour: int = 6
    zone: str = "UTC"
    recorded: bool = False
    warning: int = 30
    at_once: int = 3
    per_day: int = 10

    @property
    def mode(self) -> Mode:
        if not self.enabled:
            return Mode.OFF
        return Mode.ON if self.acts else Mode.DRY

    @property
    def reasons(self) -> frozenset[Rule]:
        chosen = {
            Rule.EMPTY: self.empty,
            Rule.LONE_HOST: self.lone_host,
            Rule.NO_HOST: self.no_host,
        }
        return frozenset(rule for rule, wanted in chosen.items() if wanted)

    def wanted(self, server: Server) -> bool:
        return self.enabled and self.address == server.address

    def holds_at(self, moment: datetime) -> bool:
        """Whether it may stop something then: by the clock on the wall of its zone, whatever
        that is set to.

        :raises ZoneInfoNotFoundError: this machine does not know the zone
        """
        hour = moment.astimezone(ZoneInfo(self.zone)).hour
        if self.from_hour < self.to_hour:
            return self.from_hour <= hour < self.to_hour
        over_midnight = hour >= self.from_hour or hour < self.to_hour
        return self.from_hour == self.to_hour or over_midnight

    def check(self) -> None:
        """Raises ValueError: a value is not one of those that are offered, or none is left."""
        wrong = [name for name, offered in OFFERED.items() if getattr(self, name) not in offered]
        if self.zone not in available_timezones():
            wrong.append("zone")
        if not self.reasons:
            wrong.append("reasons")
        if wrong:
            raise ValueError(wrong)

    def goes_beyond(self, other: Terms) -> bool:
        """Whether it may stop something that the other may not."""
        hours = self.from_hour, self.to_hour, self.zone
        return (
            self.threshold < other.threshold
            or bool(self.reasons - other.reasons)
            or self.recorded > other.recorded
            or hours != (other.from_hour, other.to_hour, other.zone)
        )
