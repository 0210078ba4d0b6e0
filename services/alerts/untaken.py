"""What a second channel refuses for good: given up there, and told to owners."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import update

from services.alerts.alert import Alert
from services.alerts.events import ChannelRefuses
from services.alerts.kinds import Kind
from services.alerts.outbox import Outbox
from services.alerts.pending import PendingAlert
from services.clock import Clock
from services.db import Database
from services.db.models import AlertRow


class Untaken:
    def __init__(self, database: Database, outbox: Outbox, now: Clock) -> None:
        self._database = database
        self._outbox = outbox
        self._now = now

    async def give_up(
        self, alert: PendingAlert, ids: Collection[int], event: ChannelRefuses
    ) -> None:
        """Both in one transaction. That such a note was refused is told to nobody: it would go on
        for ever.

        :param ids: the rows that are given up, of what the channel was told with the alert
        :raises DatabaseFailed:
        """
        async with self._database.session() as session:
            rows = update(AlertRow).where(AlertRow.id.in_(ids))
            await session.execute(rows.values(given_up_at=self._now()))
            if alert.kind is not Kind.UNTAKEN:
                await self._outbox.put(session, Alert(event, None, f"untaken:{alert.id}"))
        self._outbox.wake()
