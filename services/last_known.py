"""The figures of each server that were read last, for who must neither ask nor wait: `/metrics`.

Whoever reads a figure notes it here, also that it could not be read. A figure has a time for which
it stands, and is unknown after that: nothing here is a guess, and nothing here asks a server.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from services.clock import Clock
from services.servers import Server

# Seconds for which a figure of the conferences and users stands: two looks of five minutes each,
# and a minute for a late one.
FIGURE_LASTS = 660.0
# Seconds for which the end of a certificate stands: it is changed by people, some hours at best.
CERTIFICATE_LASTS = 24 * 3600.0


class Figure(StrEnum):
    UP = "up"  # 1 or 0, by a verdict of the monitoring
    USERS = "users"  # registered ones who are online
    CONFERENCES = "conferences"  # group conferences that run
    PARTICIPANTS = "participants"  # in these conferences, guests included
    FORGOTTEN = "forgotten"  # by the threshold of the server's watch
    CERTIFICATE = "certificate"  # when the one last presented ends, in seconds since 1970


@dataclass(frozen=True, slots=True)
class _Reading:
    value: float | None  # None: it could not be read
    read_at: datetime
    lasts: float

    def stands(self, now: datetime) -> bool:
        """Not before it was read either: then the clock was set, and its age is unknown."""
        return timedelta() <= now - self.read_at <= timedelta(seconds=self.lasts)


class LastKnown:
    def __init__(self, now: Clock) -> None:
        self._now = now
        self._readings: dict[tuple[int, Figure], _Reading] = {}

    def note(
        self, server: Server, figure: Figure, value: float | None, *, lasts: float = FIGURE_LASTS
    ) -> None:
        """It was read just now.

        :param value: None where it could not be read: what was read before stands no more
        :param lasts: seconds for which it stands
        """
        self._readings[server.id, figure] = _Reading(value, self._now(), lasts)

    def of(self, server: Server) -> Mapping[Figure, float]:
        """Those that stand now. Of a server that is down, what was read while it was up does not,
        but for its certificate.
        """
        now = self._now()
        found = {
            figure: reading
            for figure in Figure
            if (reading := self._readings.get((server.id, figure))) and reading.stands(now)
        }
        up = found.get(Figure.UP)
        down_at = up.read_at if up and up.value == 0 else None
        return {
            figure: reading.value
            for figure, reading in found.items()
            if reading.value is not None
            and (down_at is None or figure is Figure.CERTIFICATE or reading.read_at >= down_at)
        }
