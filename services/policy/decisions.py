"""What people decide about a warning of the rule."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from services.clock import Clock
from services.db import Database
from services.errors import ConferenceEnded
from services.journal import Act, Journal
from services.operators import Operator
from services.policy.acting import Acting
from services.policy.cases import Case, CaseState
from services.policy.docket import Docket
from services.policy.state import CaseDecided
from services.roles import Right
from services.servers import Server, Servers

# By so much a press on "postpone" puts the stop off.
POSTPONED = timedelta(hours=1)


class Decisions:
    def __init__(
        self,
        database: Database,
        servers: Servers,
        docket: Docket,
        acting: Acting,
        *,
        journal: Journal,
        now: Clock,
    ) -> None:
        self._database = database
        self._servers = servers
        self._docket = docket
        self._acting = acting
        self._journal = journal
        self._now = now

    async def case(self, operator: Operator, case_id: int) -> tuple[Server, Case]:
        """Of a warning. *Stop now* leads to the usual question about `case.ref`: whoever says Yes
        there stops it, and the warning says so by itself.

        :raises NotAllowed:
        :raises ServerGone: it was removed, or has another address
        :raises ConferenceEnded: there is no such case
        """
        operator.require(Right.VIEW)
        case = await self._docket.get(case_id)
        if case is None or case.dry:
            raise ConferenceEnded
        operator.require(Right.VIEW, case.server_id)
        return self._servers.get(case.server_id, case.address), case

    async def open_cases(self, operator: Operator, server: Server) -> Sequence[Case]:
        """What the rule is about to stop, oldest first; without those of a dry run. Raises
        NotAllowed.
        """
        operator.require(Right.VIEW, server.id)
        return [case for case in await self._docket.open(server) if not case.dry]

    async def keep(self, operator: Operator, case_id: int) -> Case:
        """This session is never stopped by the rule. The warnings of all are edited.

        :raises CaseDecided: somebody or something was faster; `case` says who and what
        :raises NotAllowed, ServerGone, ConferenceEnded: as `case`
        """
        operator.require(Right.ACT)
        server, case = await self._own(operator, case_id)
        kept = await self._docket.decide(server, case, CaseState.KEPT, by=operator.name)
        if kept is None:
            await self._acting.withdraw(case, operator.name)
            kept = await self._after(case)
            if kept.state is not CaseState.KEPT or kept.by_name != operator.name:
                raise CaseDecided(kept)
        await self._note(operator, server, Act.RULE_KEPT, case.topic)
        return kept

    async def postpone(self, operator: Operator, case_id: int) -> Case:
        """An hour later than it was due; it may be pressed again. As `keep`."""
        operator.require(Right.ACT)
        server, case = await self._own(operator, case_id)
        due_at = max(case.due_at, self._now()) + POSTPONED
        postponed = await self._docket.move(
            server, case, CaseState.POSTPONED, by=operator.name, due_at=due_at
        )
        if postponed is None:
            raise CaseDecided(await self._after(case))
        await self._note(operator, server, Act.RULE_POSTPONED, case.topic)
        return postponed

    async def sweep(self) -> None:
        """Forget what was decided long ago."""
        await self._docket.sweep()

    async def _note(
        self, operator: Operator, server: Server, act: Act, detail: str | None = None
    ) -> None:
        async with self._database.session() as session:
            self._journal.note(
                session, operator.id, operator.name, act, server_id=server.id, detail=detail
            )

    async def _own(self, operator: Operator, case_id: int) -> tuple[Server, Case]:
        server, case = await self.case(operator, case_id)
        operator.require(Right.ACT, server.id)
        return server, case

    async def _after(self, case: Case) -> Case:
        return await self._docket.get(case.id) or case
