"""Once a day, what the dry run would have stopped."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from services.alerts import Alert, Outbox, RuleReported
from services.clock import Clock
from services.db import Database
from services.policy import cases
from services.policy.courses import Courses
from services.policy.terms import Mode, Terms
from services.servers import Server

# The hour of the day at which a dry run is reported, on the clock of its zone.
HOUR = 9


def latest(hour: int, zone: str, now: datetime) -> datetime:
    """When the clock on the wall of a zone showed this hour last."""
    local = now.astimezone(ZoneInfo(zone))
    moment = local.replace(hour=hour, minute=0, second=0, microsecond=0)
    return moment if moment <= local else moment - timedelta(days=1)


class Reports:
    def __init__(
        self, database: Database, courses: Courses, *, outbox: Outbox, now: Clock
    ) -> None:
        self._database = database
        self._courses = courses
        self._outbox = outbox
        self._now = now

    async def tell(self, server: Server, terms: Terms) -> None:
        """If the hour for it has come."""
        course = self._courses.of(server.id)
        if terms.mode is not Mode.DRY or course.dry_since is None:
            return
        now, since = self._now(), course.reported_at or course.dry_since
        if since >= latest(HOUR, terms.zone, now):
            return
        async with self._courses.changing:
            async with self._database.session() as session:
                found = await cases.stopped_since(session, server.id, since, dry=True)
                course = await self._courses.write(session, server.id, reported_at=now)
                event = RuleReported(server.name, len(found), since)
                thread = f"rule-report:{server.id}:{now.isoformat()}"
                await self._outbox.put(session, Alert(event, server.id, thread))
            self._courses.note(server.id, course)
        self._outbox.wake()
