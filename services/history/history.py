"""What operators see of the past of a server."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from services.clock import Clock
from services.db import Database
from services.history import rows, sums
from services.history.sample import HOUR, SLOT, Sample
from services.history.series import SPANS, Course, Peak, Point, Span
from services.maintenance import Maintenance
from services.monitoring import Outages, shares
from services.operators import Operator
from services.roles import Right
from services.servers import Server


class History:
    def __init__(
        self, database: Database, outages: Outages, maintenance: Maintenance, now: Clock
    ) -> None:
        self._database = database
        self._outages = outages
        self._maintenance = maintenance
        self._now = now

    async def newest(self, operator: Operator, server: Server) -> Sample | None:
        """The last sample up to now. Raises NotAllowed, as the others do."""
        operator.require(Right.VIEW, server.id)
        async with self._database.session() as session:
            return await rows.newest(session, server.id, int(self._now().timestamp()))

    async def course(
        self, operator: Operator, server: Server, span: Span, back: timedelta = timedelta()
    ) -> Course:
        """Of the time that ends with the current five minutes, or so long before."""
        operator.require(Right.VIEW, server.id)
        length, step = SPANS[span]
        now = int((self._now() - back).timestamp())
        end = now - now % SLOT + SLOT
        return await self._course(server, end - length, end, step)

    async def peak(
        self, operator: Operator, server: Server, begin: datetime, end: datetime
    ) -> Peak | None:
        """The most users online, and when; None where nothing is known."""
        operator.require(Right.VIEW, server.id)
        async with self._database.session() as session:
            bounds = int(begin.timestamp()), int(end.timestamp())
            return await sums.peak(session, server.id, *bounds)

    async def meeting_hours(
        self, operator: Operator, server: Server, begin: datetime, end: datetime
    ) -> float | None:
        """How long all conferences were together; None where nothing is known."""
        operator.require(Right.VIEW, server.id)
        async with self._database.session() as session:
            bounds = int(begin.timestamp()), int(end.timestamp())
            return await sums.meeting_hours(session, server.id, *bounds)

    async def hours(
        self, operator: Operator, server: Server, begin: datetime, end: datetime
    ) -> Sequence[Point]:
        """Hour by hour, oldest first; without those of which nothing is known. Raises
        NotAllowed.
        """
        operator.require(Right.VIEW, server.id)
        first = int(begin.timestamp()) // HOUR * HOUR
        async with self._database.session() as session:
            return await sums.points(session, server.id, first, int(end.timestamp()), HOUR)

    async def planned(
        self, operator: Operator, server: Server, hours: Sequence[int]
    ) -> Sequence[float]:
        """Seconds of maintenance in each of these hours, which are in order and given by when they
        begin, in seconds of Unix time. Raises NotAllowed.
        """
        operator.require(Right.VIEW, server.id)
        if not hours:
            return []
        wholes = [
            (datetime.fromtimestamp(each, UTC), datetime.fromtimestamp(each + HOUR, UTC))
            for each in hours
        ]
        spans = await self._maintenance.spans(server.id, wholes[0][0])
        return [
            share.planned
            for whole in wholes
            for share in shares([whole], (), (), _within(whole, spans))
        ]

    async def _course(self, server: Server, begin: int, end: int, step: int) -> Course:
        async with self._database.session() as session:
            points = await sums.points(session, server.id, begin, end, step)
            peak = await sums.peak(session, server.id, begin, end)
        span = datetime.fromtimestamp(begin, UTC), datetime.fromtimestamp(end, UTC)
        outages = [
            (int(began.timestamp()), int(ended.timestamp()))
            for began, ended in await self._outages.spans(server, *span)
        ]
        (share,) = shares([span], (), (), await self._maintenance.spans(server.id, span[0]))
        return Course(begin, end, step, points, peak, outages, share.planned)


def _within(
    whole: tuple[datetime, datetime], spans: Sequence[tuple[datetime, datetime]]
) -> Sequence[tuple[datetime, datetime]]:
    """Those that touch it: a year has many hours."""
    return [each for each in spans if each[0] < whole[1] and whole[0] < each[1]]
