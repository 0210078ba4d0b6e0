"""Puts each digest into the outbox when it is due: exactly one for each period."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select

from services.alerts import Alert, DigestReady, Outbox
from services.background import Loop, Spawn
from services.clock import Clock
from services.db import Database, DatabaseFailed
from services.db.models import DigestRow
from services.digest.report import report
from services.digest.rules import Choice, Every, Period, is_new, last_period
from services.history import History
from services.incidents import Incidents
from services.monitoring import Outages
from services.operators import Operator, Operators
from services.roles import Right
from services.servers import Servers

EVERY = 30.0  # seconds between looks: the clock may be set, or the machine may sleep


@dataclass(frozen=True, slots=True)
class Past:
    """Where digests read.

    :ivar zone: of operators who have chosen none
    """

    servers: Servers
    history: History
    outages: Outages
    zone: ZoneInfo


class Digests:
    def __init__(
        self,
        database: Database,
        operators: Operators,
        past: Past,
        *,
        outbox: Outbox,
        spawn: Spawn,
        now: Clock,
    ) -> None:
        self._database = database
        self._operators = operators
        self._past = past
        self._outbox = outbox
        self._now = now
        self._incidents = Incidents()
        self._loop = Loop("send digests", spawn, self.look, lambda: EVERY)

    def start(self) -> None:
        self._loop.begin(EVERY)

    async def stop(self) -> None:
        await self._loop.end()

    async def choice(self, operator: Operator) -> Choice:
        """Raises NotAllowed, as the others do."""
        operator.require(Right.VIEW)
        async with self._database.session() as session:
            row = await session.get(DigestRow, operator.id)
        return Choice() if row is None else _choice(row)

    async def choose(self, operator: Operator, choice: Choice) -> None:
        """From now on: the first digest comes at the next chosen hour."""
        operator.require(Right.VIEW)
        async with self._database.session() as session:
            if choice.every is Every.OFF:
                await session.execute(delete(DigestRow).filter_by(operator_id=operator.id))
                return
            row = await session.get(DigestRow, operator.id)
            period = last_period(choice, self._now(), operator.zone(self._past.zone))
            told = period.end if period else self._now()
            if row is not None and row.every == choice.every:
                told = max(told, row.told_until)
            chosen = {"every": choice.every.value, "hour": choice.hour, "told_until": told}
            await session.merge(DigestRow(operator_id=operator.id, **chosen))

    async def look(self) -> None:
        """Put what is due. What fails for one operator holds up no other."""
        async with self._database.session() as session:
            rows = (await session.scalars(select(DigestRow))).all()
        for row in rows:
            operator = self._operators.get(row.operator_id)
            if operator is None:
                continue
            period = last_period(_choice(row), self._now(), operator.zone(self._past.zone))
            if period is None or not is_new(period, row.told_until):
                continue
            try:
                await self._put(operator, _choice(row), period)
            except DatabaseFailed:
                raise
            except Exception as failure:  # whatever it is
                self._incidents.number(operator.id, "a digest failed", failure)
            else:
                self._incidents.over(operator.id)

    async def _put(self, operator: Operator, choice: Choice, period: Period) -> None:
        past = self._past
        reports = {
            server.id: await report(
                operator,
                server,
                period,
                database=self._database,
                history=past.history,
                outages=past.outages,
                now=self._now(),
            )
            for server in past.servers.of(operator)
        }
        worst_first = sorted(reports, key=lambda each: reports[each].rank)
        text = json.dumps([asdict(reports[each]) for each in worst_first])
        pictured = next(iter(worst_first), None)
        event = DigestReady(choice.every.value, period.begin, period.end, text, pictured)
        thread = f"digest:{operator.id}:{int(period.end.timestamp())}"
        async with self._database.session() as session:
            row = await session.get(DigestRow, operator.id)
            if row is None or not is_new(period, row.told_until):
                return  # chosen otherwise meanwhile
            row.told_until = period.end
            await self._outbox.put(session, Alert(event, None, thread, operator.id))
        self._outbox.wake()


def _choice(row: DigestRow) -> Choice:
    """Another version may know other words: then none."""
    if row.every not in list(Every) or not 0 <= row.hour < 24:  # noqa: PLR2004 - hours
        return Choice()
    return Choice(Every(row.every), row.hour)
