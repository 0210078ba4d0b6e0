"""Certificates that end are announced at 14 and 3 days left and when expired, and once more when
a later one has come.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy import select

from services.alerts import Alert, CertificateEnds, CertificateRenewed, Outbox
from services.clock import Clock
from services.db import Database
from services.db.models import CertificateRow
from services.maintenance import Maintenance
from services.servers import Server

logger = logging.getLogger(__name__)

LEVELS = (0, 3, 14)  # days left at which it is told, least first

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Known:
    """A certificate, told from others by its end, and the level that was announced last."""

    expires_at: datetime
    announced: int | None = None

    def taken_back(self, now: datetime) -> _Known:
        """Without what was announced too early, by a clock that has been set back since."""
        if self.announced is None or self.expires_at - now <= (self.announced + 1) * DAY:
            return self
        return _Known(self.expires_at)

    def level(self, now: datetime) -> int | None:
        """What to announce; None: nothing, or nothing new."""
        left = self.expires_at - now
        reached = next((level for level in LEVELS if left <= level * DAY), None)
        again = self.announced is not None and reached is not None and reached >= self.announced
        return None if again else reached


class Certificates:
    def __init__(
        self, database: Database, outbox: Outbox, maintenance: Maintenance, now: Clock
    ) -> None:
        self._database = database
        self._outbox = outbox
        self._maintenance = maintenance
        self._now = now
        self._known: dict[int, _Known] = {}

    async def load(self) -> None:
        """Call it once, before the first use."""
        async with self._database.session() as session:
            for row in await session.scalars(select(CertificateRow)):
                self._known[row.server_id] = _Known(row.expires_at, row.announced)

    async def look(self, server: Server, expires_at: datetime | None) -> None:
        """`expires_at` is None if the server has presented none yet: the last known one counts.
        While maintenance holds, nothing is noted: the first look after it finds what is news.
        """
        if self._maintenance.holds(server.id):
            return
        before = self._known.get(server.id)
        presented = before
        if expires_at is not None and (before is None or before.expires_at != expires_at):
            presented = _Known(expires_at)
        if presented is None:
            return
        now = self._now()
        presented = presented.taken_back(now)
        level = presented.level(now)
        if presented is before and level is None:
            return
        after = presented if level is None else _Known(presented.expires_at, level)
        alerts = self._alerts(server, before, after, now)
        async with self._database.session() as session:
            await session.merge(
                CertificateRow(
                    server_id=server.id,
                    expires_at=after.expires_at,
                    announced=after.announced,
                )
            )
            for alert in alerts:
                await self._outbox.put(session, alert)
        self._known[server.id] = after
        if alerts:
            self._outbox.wake()
            logger.info("%s: told of its certificate, until %s", server.name, after.expires_at)

    def _alerts(
        self, server: Server, before: _Known | None, after: _Known, now: datetime
    ) -> list[Alert]:
        alerts = []
        if before and before.announced is not None and after.expires_at > before.expires_at:
            renewed = CertificateRenewed(server.name, after.expires_at)
            alerts.append(Alert(renewed, server.id, _thread(server, before)))
        if after.announced is not None:
            days = days_left(after.expires_at, now)
            ends = CertificateEnds(server.name, after.expires_at, days)
            alerts.append(Alert(ends, server.id, _thread(server, after)))
        return alerts


def days_left(expires_at: datetime, now: datetime) -> int:
    """Of a certificate, rounded up: 0 when it has expired, and 1 on its last day."""
    return max(0, ceil((expires_at - now) / DAY))


def _thread(server: Server, certificate: _Known) -> str:
    return f"certificate:{server.id}:{certificate.expires_at.isoformat()}"
