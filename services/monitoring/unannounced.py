"""Outages that last, for those who have not been told: they wanted no alerts when it began, and
now they do; or the server was in maintenance, and is no longer. Nobody is told of one that has
ended meanwhile. What waits, because it is muted for example, says how it is now.
"""

from __future__ import annotations

from collections.abc import Sequence

from services.alerts import Outbox, renew
from services.db import Database
from services.monitoring import outage_rows
from services.monitoring.outage_alerts import outage_alert
from services.monitoring.outages import Outages
from services.servers import Server


class Unannounced:
    def __init__(self, database: Database, outages: Outages, outbox: Outbox) -> None:
        self._database = database
        self._outages = outages
        self._outbox = outbox

    async def tell(self, servers: Sequence[Server]) -> None:
        lasting = [(each, o) for each in servers if (o := self._outages.lasting(each))]
        alerts = {outage.id: outage_alert(server, outage) for server, outage in lasting}
        if not alerts:
            return
        async with self._database.session() as session:
            put = []
            for outage_id in await outage_rows.still_lasting(session, alerts):
                await renew(session, alerts[outage_id])
                put.append(await self._outbox.put_missing(session, alerts[outage_id]))
        if any(put):
            self._outbox.wake()
