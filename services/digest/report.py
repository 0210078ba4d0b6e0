"""What a digest tells of a server."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from services.db import Database
from services.db.models import AuditRow, CertificateRow, SightingRow
from services.digest.rules import Period
from services.history import History
from services.monitoring import Outages, days_left
from services.operators import Operator
from services.roles import Right
from services.servers import Server

SOON = timedelta(days=30)  # certificates that end within are told
STOPPED = ("stopped", "stopped-restarted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """None: not known. It is JSON in the outbox, with these names.

    :ivar available: part of the known time, 0 to 1
    :ivar meeting_hours: of all conferences together
    :ivar certificate_days: left; only where they are few
    :ivar planned: seconds of maintenance
    """

    server: str
    available: float | None
    outages: int
    peak: int | None
    peak_at: str | None  # ISO 8601
    month: int | None = None  # the peak of the calendar month until the end
    month_since: str | None = None  # ISO 8601
    limit: int | None
    meeting_hours: float | None
    found: int
    stopped: int
    certificate_days: int | None
    planned: float = 0.0

    @property
    def rank(self) -> tuple[float, int]:
        """Those in trouble first, then the busiest; those that were not measured last."""
        return (2.0 if self.available is None else self.available), -(self.peak or 0)


async def report(
    operator: Operator,
    server: Server,
    period: Period,
    *,
    database: Database,
    history: History,
    outages: Outages,
    now: datetime,
) -> Report:
    """Reads nothing but what the database has. Raises NotAllowed."""
    operator.require(Right.VIEW, server.id)
    begin, end = period.begin, period.end
    peak = await history.peak(operator, server, begin, end)
    month = await history.peak(operator, server, period.month, end)
    hours = await history.meeting_hours(operator, server, begin, end)
    share = await outages.share(server, begin, end)
    spans = await outages.spans(server, begin, end)
    async with database.session() as session:
        found, stopped = await _forgotten(session, server, period)
        certificate = await session.get(CertificateRow, server.id)
    soon = certificate is not None and certificate.expires_at < now + SOON
    return Report(
        server=server.name,
        available=share.available,
        planned=share.planned,
        outages=len([each for each in spans if each[1] >= begin]),
        peak=None if peak is None else peak.number,
        peak_at=None if peak is None else peak.at.isoformat(),
        month=None if month is None else month.number,
        month_since=period.month.isoformat(),
        limit=server.monitoring.users_limit,
        meeting_hours=hours,
        found=found,
        stopped=stopped,
        certificate_days=days_left(certificate.expires_at, now) if certificate and soon else None,
    )


async def _forgotten(session: AsyncSession, server: Server, period: Period) -> tuple[int, int]:
    """How many looked forgotten, and how many of those that ever did were stopped by somebody."""
    within = SightingRow.seen_at >= period.begin, SightingRow.seen_at < period.end
    found = select(func.count()).where(SightingRow.server_id == server.id, *within)
    seen = select(SightingRow.id).where(
        SightingRow.server_id == server.id,
        SightingRow.conference_id == AuditRow.conference_id,
        SightingRow.seen_at <= AuditRow.requested_at,
        SightingRow.session_id.is_not_distinct_from(AuditRow.session_id),
    )
    stopped = select(func.count()).where(
        AuditRow.server_id == server.id,
        AuditRow.requested_at >= period.begin,
        AuditRow.requested_at < period.end,
        AuditRow.outcome.in_(STOPPED),
        seen.exists(),
    )
    return await session.scalar(found) or 0, await session.scalar(stopped) or 0
