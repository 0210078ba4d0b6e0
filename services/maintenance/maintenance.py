"""Pauses of servers, set for now or begun by a plan. What holds is known in memory, and computed
from the plans, so that it holds from the first moment of a run; what has begun becomes a row.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Container, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from services.alerts import Outbox
from services.background import Loop, Spawn
from services.clock import Clock
from services.db import Database
from services.journal import Act, Journal
from services.maintenance import clock_set, rows
from services.maintenance.accounts import account, begun_alert, ended_alert, lasts
from services.maintenance.pauses import NEW, Pause, Span, lasting_longest
from services.maintenance.plans import Plan, Schedule
from services.operators import Operator
from services.roles import Right
from services.servers import Server, Servers

logger = logging.getLogger(__name__)

# Seconds between looks whether a maintenance has begun; it holds without one.
LOOK_EVERY = 5.0
KEPT = timedelta(days=400)


class Maintenance:
    def __init__(
        self,
        database: Database,
        servers: Servers,
        outbox: Outbox,
        journal: Journal,
        *,
        spawn: Spawn,
        now: Clock,
    ) -> None:
        self._database = database
        self._servers = servers
        self._outbox = outbox
        self._journal = journal
        self._now = now
        self._writing = asyncio.Lock()
        self._pauses: dict[int, Pause] = {}  # those that hold and have a row
        self._plans: dict[int, Plan] = {}
        self._begun: dict[int, datetime] = {}  # by plan: when what has a row began last
        self._newest_before: clock_set.Newest = 0, 0  # newer rows are by the clock of this process
        self._looking = Loop("maintenance", spawn, self._look, lambda: LOOK_EVERY)

    async def load(self) -> None:
        """Call it once, after the servers and the outbox, and before whatever asks what holds."""
        async with self._database.session() as session:
            await self._read(session)
            self._newest_before = await clock_set.newest(session)
        await self._look()

    @asynccontextmanager
    async def shifting(self, by: timedelta) -> AsyncIterator[AsyncSession]:
        """The clock was set: move what this process wrote by it, in one transaction with what the
        caller moves: neither is moved twice where the other fails.
        """
        async with self._writing, self._database.session() as session:
            yield session
            await clock_set.shift(session, self._newest_before, by, self._now())
            await self._read(session)

    def start(self) -> None:
        self._looking.begin(LOOK_EVERY)

    async def stop(self) -> None:
        await self._looking.end()

    def current(self, server_id: int) -> Pause | None:
        """The pause that holds now, the one that lasts longest; None: alerts go out."""
        now = self._now()
        known = (each for each in self._pauses.values() if each.server_id == server_id)
        every = [*known, *self._unwritten({server_id}, now)]
        return lasting_longest([each for each in every if each.holds_at(now)])

    def holds(self, server_id: int) -> bool:
        """Whether whoever would put an alert of this server leaves it now."""
        return self.current(server_id) is not None

    def plans(self, operator: Operator, server: Server) -> Sequence[Plan]:
        """Those that hold now or will, oldest first. Raises NotAllowed."""
        operator.require(Right.VIEW, server.id)
        now = self._now()
        every = (each for each in self._plans.values() if each.server_id == server.id)
        return [each for each in every if not each.is_over(now)]

    async def spans(self, server_id: int, begin: datetime) -> Sequence[Span]:
        """For the program itself: when a server was paused from `begin` until now."""
        async with self._database.session() as session:
            return await rows.spans(session, server_id, begin, self._now())

    async def pause(self, operator: Operator, server: Server, minutes: int | None) -> None:
        """From now on, for so long or (None) until somebody ends it, in place of what was set
        before. Raises NotAllowed.
        """
        operator.require(Right.ACT, server.id)
        async with self._writing:
            now = self._now()
            until = None if minutes is None else now + timedelta(minutes=minutes)
            before = [each for each in self._holding(server, now) if each.plan_id is None]
            pause = Pause(NEW, server.id, None, now, until, operator.id, operator.name)
            async with self._database.session() as session:
                for each in before:
                    await rows.end_pause(session, each, now, operator.name)
                pause = await rows.add_pause(session, pause)
                await self._outbox.put(session, begun_alert(server, pause))
                self._note(session, operator, server, Act.PAUSED, lasts(minutes))
            for each in before:
                self._pauses.pop(each.id, None)
            self._pauses[pause.id] = pause
        self._outbox.wake()

    async def end(self, operator: Operator, server: Server, only: int | None = None) -> bool:
        """End all that holds now, or the one with this number, without the plan that it comes
        from; False where nothing does. Raises NotAllowed.
        """
        operator.require(Right.ACT, server.id)
        await self._look()
        async with self._writing:
            lasting = self._holding(server, self._now())
            wanted = [each for each in lasting if only in (None, each.id)]
            async with self._database.session() as session:
                await self._end(session, operator, server, wanted)
            self._drop(wanted)
        return bool(wanted)

    async def plan(self, operator: Operator, server: Server, when: Schedule) -> Plan | None:
        """None: it would be over already. Raises NotAllowed."""
        operator.require(Right.ACT, server.id)
        new = Plan(NEW, server.id, when, operator.id, operator.name, self._now())
        if new.is_over(new.set_at):
            return None
        async with self._writing, self._database.session() as session:
            plan = await rows.add_plan(session, new)
            self._note(session, operator, server, Act.PLANNED, account(when))
        self._plans[plan.id] = plan
        await self._look()
        return plan

    async def forget(self, operator: Operator, server: Server, plan_id: int) -> bool:
        """Delete a plan, and end what holds by it; False where somebody else has. Raises
        NotAllowed.
        """
        operator.require(Right.ACT, server.id)
        await self._look()
        async with self._writing:
            plan = self._plans.get(plan_id)
            if plan is None or plan.server_id != server.id:
                return False
            now = self._now()
            lasting = [each for each in self._holding(server, now) if each.plan_id == plan_id]
            async with self._database.session() as session:
                await rows.end_plan(session, plan_id, now, operator.name)
                self._note(session, operator, server, Act.UNPLANNED, account(plan.schedule))
                await self._end(session, operator, server, lasting)
            del self._plans[plan_id]
            self._drop(lasting)
        return True

    async def sweep(self) -> None:
        async with self._database.session() as session:
            await rows.forget(session, self._now() - KEPT)

    async def _read(self, session: AsyncSession) -> None:
        self._pauses = {each.id: each for each in await rows.holding(session, self._now())}
        self._plans = {each.id: each for each in await rows.plans(session)}
        self._begun = await rows.newest_begun(session)

    def _holding(self, server: Server, now: datetime) -> list[Pause]:
        every = (each for each in self._pauses.values() if each.server_id == server.id)
        return [each for each in every if each.holds_at(now)]

    def _unwritten(self, server_ids: Container[int], now: datetime) -> Iterator[Pause]:
        """What has begun by plans of these servers, and has no row yet."""
        for plan in self._plans.values():
            if plan.server_id in server_ids:
                yield from plan.begun(self._begun.get(plan.id), now)

    async def _end(
        self,
        session: AsyncSession,
        operator: Operator,
        server: Server,
        pauses: Sequence[Pause],
    ) -> None:
        if not pauses:
            return
        now = self._now()
        for each in pauses:
            await rows.end_pause(session, each, now, operator.name)
        await self._outbox.put(session, ended_alert(server, pauses[-1], operator.name, now))
        self._note(session, operator, server, Act.RESUMED)

    def _drop(self, pauses: Sequence[Pause]) -> None:
        """After the commit of their end."""
        for each in pauses:
            self._pauses.pop(each.id, None)
        self._outbox.wake()

    async def _look(self) -> None:
        """Write what has begun, and tell of what still holds."""
        async with self._writing:
            now = self._now()
            self._pauses = {key: each for key, each in self._pauses.items() if each.holds_at(now)}
            servers = {each.id: each for each in self._servers.all()}
            new = [*self._unwritten(servers, now)]
            if not new:
                return
            async with self._database.session() as session:
                written = [await rows.add_pause(session, each) for each in new]
                for each in written:
                    if each.holds_at(now):
                        await self._outbox.put(session, begun_alert(servers[each.server_id], each))
            for each in written:
                if each.plan_id is not None:
                    self._begun[each.plan_id] = each.began_at
                if each.holds_at(now):
                    self._pauses[each.id] = each
                    logger.info("%s: maintenance has begun", servers[each.server_id].name)
        self._outbox.wake()

    def _note(
        self,
        session: AsyncSession,
        operator: Operator,
        server: Server,
        act: Act,
        detail: str | None = None,
    ) -> None:
        self._journal.note(
            session, operator.id, operator.name, act, server_id=server.id, detail=detail
        )
