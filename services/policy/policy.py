"""The rule that stops forgotten conferences by itself: what people choose, see and decide of it.

What it does between their presses is in `looks.py`.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from services.alerts import Outbox
from services.background import ServerLoops, Spawn
from services.clock import Clock
from services.conferences import Conferences
from services.db import Database
from services.db.models import PolicyRow
from services.journal import Act, Journal
from services.maintenance import Maintenance
from services.operators import Operator
from services.policy.acting import Acting
from services.policy.cases import CaseState
from services.policy.courses import Courses
from services.policy.decisions import Decisions
from services.policy.docket import Docket
from services.policy.looks import Looks
from services.policy.observing import Observing
from services.policy.reading import Reading
from services.policy.reports import Reports
from services.policy.state import NotYet, PolicyLimits, PolicyState, Report
from services.policy.terms import Mode, Terms
from services.protection import Protections
from services.roles import Right
from services.servers import Server, Servers
from services.stop import Stop

# The part of the interval by which looks vary.
JITTER = 0.05


class Policy(Decisions):
    """Everybody who sees a server sees its rule; operators decide about a warning; owners choose.

    :param zone: of the hours, until an owner chooses another one
    """

    def __init__(
        self,
        database: Database,
        servers: Servers,
        conferences: Conferences,
        protections: Protections,
        stop: Stop,
        *,
        outbox: Outbox,
        journal: Journal,
        maintenance: Maintenance,
        spawn: Spawn,
        limits: PolicyLimits,
        zone: str,
        now: Clock,
    ) -> None:
        self._limits = limits
        self._maintenance = maintenance
        self._choosing = asyncio.Lock()
        self._courses = Courses()
        self._observing = Observing(timedelta(seconds=limits.gap))
        docket = Docket(database, self._courses, outbox=outbox, journal=journal, now=now)
        acting = Acting(stop, docket, self._permits, spawn=spawn, now=now)
        super().__init__(database, servers, docket, acting, journal=journal, now=now)
        self._looks = Looks(
            self._terms,
            self._courses,
            docket,
            observing=self._observing,
            reading=Reading(conferences, protections, stop),
            acting=acting,
            reports=Reports(database, self._courses, outbox=outbox, now=now),
            maintenance=maintenance,
            notice=timedelta(seconds=limits.notice),
            now=now,
        )
        self._loops = ServerLoops(
            "rule",
            Terms(zone=zone),
            PolicyRow,
            database=database,
            servers=servers,
            spawn=spawn,
            step=self._looks.look,
            interval=self._interval,
        )

    async def load(self) -> None:
        """To be called once, before the first use. A rule does not move to another address."""
        await self._loops.load()
        async with self._database.session() as session:
            await self._courses.load(session)
        for server in self._servers.all():
            if self._terms(server).enabled and not self._terms(server).wanted(server):
                await self._loops.choose(server, enabled=False, acts=False)
                await self._docket.close(server, CaseState.OFF)

    def start(self) -> None:
        self._loops.start(self._limits.spread)

    async def stop(self) -> None:
        """What owners chose stays."""
        await self._loops.stop()

    def state(self, operator: Operator, server: Server) -> PolicyState:
        """Raises NotAllowed."""
        operator.require(Right.VIEW, server.id)
        terms, course = self._terms(server), self._courses.of(server.id)
        missing = None if terms.mode is Mode.ON else course.missing(self._now())
        return PolicyState(terms, course, missing)

    async def switch(self, owner: Operator, server: Server, mode: Mode) -> None:
        """What was to be stopped in the mode before is not.

        :raises NotAllowed: no owner
        :raises NotYet: it cannot be switched on; says why
        """
        owner.require(Right.MANAGE, server.id)
        async with self._choosing:
            if mode is self._terms(server).mode:
                return
            course = self._courses.of(server.id)
            if mode is Mode.ON and (missing := course.missing(self._now())):
                raise NotYet(missing)
            await self._begin(owner, server, mode)

    async def choose(self, owner: Operator, server: Server, **changes: Any) -> None:
        """One or several fields of `Terms`, beside `enabled` and `acts`. A rule that may stop more
        than before, or at other hours, begins a dry run, also where it was on.

        :raises NotAllowed: no owner
        :raises ValueError: such a value is not offered
        """
        owner.require(Right.MANAGE, server.id)
        async with self._choosing:
            before = self._terms(server)
            after = replace(before, **changes)
            after.check()
            mode = before.mode
            if mode is not Mode.OFF and after.goes_beyond(before):
                await self._begin(owner, server, Mode.DRY, **changes)
            else:
                await self._write(owner, server, **changes)
            await self._note(owner, server, Act.RULE_CHANGED, str(changes))

    async def resume(self, owner: Operator, server: Server) -> None:
        """It pauses no longer, and observes before it warns. Raises NotAllowed."""
        owner.require(Right.MANAGE, server.id)
        async with self._choosing:
            if self._courses.of(server.id).paused_at is None:
                return
            self._observing.forget(server.id)
            await self._course(
                server,
                paused_at=None,
                pause=None,
                count=0,
                resumed_at=self._now(),
                resumed_by=owner.name,
            )
            await self._note(owner, server, Act.RULE_RESUMED)
            self.look_soon(server.id)

    async def report(self, operator: Operator, server: Server) -> Report | None:
        """Of the dry run that lasts; None: there is none. Raises NotAllowed."""
        operator.require(Right.VIEW, server.id)
        since = self._courses.of(server.id).dry_since
        if since is None or self._terms(server).mode is not Mode.DRY:
            return None
        return Report(since, await self._docket.stopped_since(server, since, dry=True))

    async def read_report(self, owner: Operator, server: Server) -> Report | None:
        """The same, and it is written down that an owner has seen it. Raises NotAllowed."""
        owner.require(Right.MANAGE, server.id)
        async with self._choosing:
            report = await self.report(owner, server)
            if report is not None:
                await self._course(server, read_at=self._now(), read_by=owner.name)
        return report

    def look_soon(self, server_id: int) -> None:
        """A conference of this server has been stopped: see whether that decides something."""
        self._loops.loop(server_id).soon.set()

    def decided(self, server: Server) -> Mapping[CaseState, int]:
        """How many warnings were decided in which way since the start; for figures."""
        return self._docket.decided(server.id)

    def paused(self, server: Server) -> bool:
        """For figures."""
        paused_at = self._courses.of(server.id).paused_at
        return self._terms(server).enabled and paused_at is not None

    def _terms(self, server: Server) -> Terms:
        return self._loops.choice(server)

    def _permits(self, server: Server) -> bool:
        """Whether the rule may stop something at this moment."""
        terms = self._terms(server)
        return (
            terms.mode is Mode.ON
            and terms.wanted(server)
            and self._courses.of(server.id).paused_at is None
            and terms.holds_at(self._now())
            and not self._maintenance.holds(server.id)
        )

    def _interval(self, server: Server) -> float:
        spread = random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311 - no secret
        return self._terms(server).interval * spread

    async def _begin(self, owner: Operator, server: Server, mode: Mode, **changes: Any) -> None:
        now = self._now()
        began: dict[str, Any] = {"paused_at": None, "pause": None, "count": 0}
        if mode is not Mode.ON:
            began |= dict.fromkeys(("reported_at", "read_at", "read_by"))
            began["dry_since"] = now if mode is Mode.DRY else None
        # Off before anything else: what is being stopped right now asks before its request.
        on, acts = mode is not Mode.OFF, mode is Mode.ON
        await self._write(owner, server, enabled=on, acts=acts, **changes)
        await self._course(server, **began)
        self._observing.forget(server.id)
        await self._docket.close(server, CaseState.OFF)
        await self._note(owner, server, Act(f"rule-{mode}"))

    async def _write(self, owner: Operator, server: Server, **changes: Any) -> None:
        await self._loops.choose(
            server,
            **changes,
            address=server.address,
            changed_by=owner.name,
            changed_at=self._now(),
        )

    async def _course(self, server: Server, **changes: Any) -> None:
        async with self._courses.changing:
            async with self._database.session() as session:
                course = await self._courses.write(session, server.id, **changes)
            self._courses.note(server.id, course)
