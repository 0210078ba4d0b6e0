"""Taking what an alert speaks of, and giving it back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from services.alerts import (
    Alert,
    Event,
    ForgottenChanged,
    Kind,
    LooksForgotten,
    OutageBegan,
    OutageChanged,
    Outbox,
    first_of,
)
from services.attention import rows
from services.attention.rows import FORGOTTEN, OUTAGE, Subject, Taken
from services.clock import Clock
from services.db import Database
from services.db.models import AttentionRow
from services.errors import OperationError
from services.journal import Act, Journal
from services.monitoring import Outages
from services.operators import Operator, Operators
from services.roles import Right
from services.servers import Server, Servers


class AlertOver(OperationError):
    """There is nothing to be done any more."""


class AlertTaken(OperationError):
    """Somebody was faster; `taken` says who."""

    def __init__(self, taken: Taken) -> None:
        super().__init__(taken.name)
        self.taken = taken


def outage_thread(number: int) -> str:
    return f"{OUTAGE}:{number}"


def forgotten_thread(number: int) -> str:
    return f"{FORGOTTEN}:{number}"


class Takes:
    """Alerts are known by their thread, "outage:17" or "forgotten:5"."""

    def __init__(
        self,
        database: Database,
        operators: Operators,
        servers: Servers,
        outages: Outages,
        *,
        outbox: Outbox,
        journal: Journal,
        now: Clock,
    ) -> None:
        self._database = database
        self._operators = operators
        self._servers = servers
        self._outages = outages
        self._outbox = outbox
        self._journal = journal
        self._now = now

    async def take(self, operator: Operator, thread: str) -> Taken:
        """From now on its messages say so, and nothing of it is repeated. Taking what one has
        changes nothing.

        :raises NotAllowed:
        :raises ServerGone: its server is not in the settings any more
        :raises AlertOver:
        :raises AlertTaken: somebody else has it
        """
        operator.require(Right.ACT)
        async with self._database.session() as session:
            subject, row = await self._find(session, operator, thread)
            known = rows.taken_of(row)
            if known is not None and known.by == operator.id:
                return known
            if known is not None:
                raise AlertTaken(known)
            taken = Taken(operator.id, operator.name, self._now())
            row.taken_by, row.taken_name, row.taken_at = taken.by, taken.name, taken.at
            row.touched_at = taken.at
            await self._note(session, subject, thread, taken, Act.TOOK)
        self._outbox.wake()
        return taken

    async def give_back(self, operator: Operator, thread: str) -> None:
        """Nobody is on it now: whoever may take it may do this, also for one who is away. What
        nobody has stays so. Raises NotAllowed, ServerGone, AlertOver.
        """
        operator.require(Right.ACT)
        async with self._database.session() as session:
            subject, row = await self._find(session, operator, thread)
            if row.taken_by is None:
                return
            back = Taken(operator.id, operator.name, self._now())
            await self._release(session, subject, row, back)
        self._outbox.wake()

    async def release_lost(self) -> None:
        """What is held by somebody who may not act there any more is given back by that."""
        async with self._database.session() as session:
            held = await rows.lasting(session)
        for thread, taken in held.items():
            await self._release_if_lost(thread, taken)

    @staticmethod
    async def of(session: AsyncSession, threads: Collection[str]) -> Mapping[str, Taken]:
        """For whoever renders messages: who is on these, or had them when they ended."""
        return await rows.taken(session, threads)

    async def of_servers(
        self, operator: Operator, servers: Sequence[Server]
    ) -> Mapping[int, Taken]:
        """Who is on the outages that last, by the servers' ids; of those one may see. Raises
        NotAllowed.
        """
        operator.require(Right.VIEW)
        threads = {
            outage_thread(outage.id): each.id
            for each in servers
            if operator.may(Right.VIEW, each.id) and (outage := self._outages.lasting(each))
        }
        if not threads:
            return {}
        async with self._database.session() as session:
            known = await rows.taken(session, threads)
        return {threads[thread]: taken for thread, taken in known.items()}

    async def sweep(self) -> None:
        async with self._database.session() as session:
            await rows.sweep(session, self._now())

    async def _find(
        self, session: AsyncSession, operator: Operator, thread: str
    ) -> tuple[Subject, AttentionRow]:
        known = await rows.subject_of(session, thread)
        if known is None:
            raise AlertOver
        operator.require(Right.ACT, known.server_id)
        self._servers.with_id(known.server_id)
        row = await rows.row_of(session, thread, known.server_id, self._now())
        # Once more: before this line somebody else may have ended it.
        subject = await rows.subject_of(session, thread)
        if subject is None or subject.over:
            raise AlertOver
        return subject, row

    async def _release(
        self, session: AsyncSession, subject: Subject, row: AttentionRow, back: Taken
    ) -> None:
        """It needs somebody again, from now on."""
        row.taken_by = row.taken_name = row.taken_at = None
        row.since = row.touched_at = back.at
        await self._note(session, subject, row.thread, back, Act.GAVE_BACK)

    async def _release_if_lost(self, thread: str, taken: Taken) -> None:
        async with self._database.session() as session:
            subject = await rows.subject_of(session, thread)
            if subject is None or subject.over or self._may_act(taken.by, subject.server_id):
                return
            row = await rows.row_of(session, thread, subject.server_id, self._now())
            if row.taken_by != taken.by:
                return
            back = Taken(taken.by, taken.name, self._now())
            await self._release(session, subject, row, back)
        self._outbox.wake()

    def _may_act(self, operator_id: int, server_id: int) -> bool:
        operator = self._operators.get(operator_id)
        return operator is not None and operator.may(Right.ACT, server_id)

    async def _note(
        self, session: AsyncSession, subject: Subject, thread: str, who: Taken, act: Act
    ) -> None:
        """In the record, and in every message that tells of it."""
        self._journal.note(
            session, who.by, who.name, act, server_id=subject.server_id, detail=subject.topic
        )
        by = who.name if act is Act.TOOK else None
        if (event := await _changed(session, thread, by, who.at)) is not None:
            await self._outbox.put(session, Alert(event, subject.server_id, thread))


async def _changed(
    session: AsyncSession, thread: str, by: str | None, at: datetime
) -> Event | None:
    """None: nobody has been told of it."""
    kind = Kind.OUTAGE if thread.startswith(OUTAGE) else Kind.FORGOTTEN
    match await first_of(session, thread, kind):
        case OutageBegan(server, verdict, reason, began_at):
            return OutageChanged(server, verdict, reason, began_at, by, at)
        case LooksForgotten() as forgotten:
            return ForgottenChanged(**asdict(forgotten), by=by, at=at)
    return None
