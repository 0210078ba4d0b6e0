"""Servers no longer in the settings: told once, at the start. A renamed server is a new one."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from services.alerts import Alert, Outbox, ServerDeparted
from services.db import Database
from services.db.models import (
    AlertRow,
    CoverageRow,
    MonitoringRow,
    ServerRow,
    StatusRow,
    WatchRow,
)
from services.servers import Server, Servers

logger = logging.getLogger(__name__)


async def tell_departed(database: Database, servers: Servers, outbox: Outbox) -> None:
    """To be called once, when the servers and the outbox are loaded."""
    present = servers.all()
    async with database.session() as session:
        gone = ServerRow.id.not_in([server.id for server in present])
        for row in (await session.scalars(select(ServerRow).where(gone))).all():
            thread = await _thread(session, row.id)
            if thread is None or await _is_told(session, thread):
                continue
            now = _renamed(await session.get(StatusRow, row.id), present)
            await outbox.put(session, Alert(ServerDeparted(row.name, now), None, thread))
            logger.warning(
                "%s is no longer in the settings%s: its monitoring and watch have ended",
                row.name,
                f", its address is {now}'s" if now else "",
            )
    outbox.wake()


async def _thread(session: AsyncSession, server_id: int) -> str | None:
    """One for each departure, by the last check: it may leave again. None: nothing has ended."""
    looked = await session.scalar(
        select(func.max(CoverageRow.ended_at)).where(CoverageRow.server_id == server_id)
    )
    monitoring = await session.get(MonitoringRow, server_id)
    watch = await session.get(WatchRow, server_id)
    monitored = looked is not None and (monitoring is None or monitoring.enabled is not False)
    if not monitored and not (watch and watch.enabled):
        return None
    return f"departed:{server_id}:{looked.isoformat() if looked else ''}"


async def _is_told(session: AsyncSession, thread: str) -> bool:
    rows = select(func.count()).select_from(AlertRow).where(AlertRow.thread == thread)
    return bool(await session.scalar(rows))


def _renamed(status: StatusRow | None, present: Iterable[Server]) -> str | None:
    """The name under which its address is in the settings now."""
    address = status.address if status else None
    return next((server.name for server in present if server.address == address), None)
