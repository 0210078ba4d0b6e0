"""Forgotten conferences: the search for them through all that runs (design section 4)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from time import monotonic

from sqlalchemy import select

from services.background import Spawn, reading
from services.clock import Clock
from services.conferences import Listing, Obstacle, Sameness, SessionRef, read_listing
from services.db import Database
from services.db.models import ThresholdRow
from services.forgotten.rules import THRESHOLDS, Doubt, Finding, Findings, Rule, examine, exceeds
from services.incidents import log_incident
from services.operators import Operator
from services.roles import Right
from services.servers import Server
from services.trueconf import Conference, NotFound, Session, TrueConfError

# Conferences that are looked into at the same time: as many as the client has connections.
CONCURRENCY = 8
# Servers that are searched at the same time; others take their turn.
SERVERS_AT_ONCE = 8
# Seconds for which the outcome of a search is shown again without a new one.
RESULT_AGE = 60.0


class Search:
    """One search through a server, which several operators may wait for."""

    def __init__(self, server: Server, begun: datetime) -> None:
        self._server = server
        self._begun = begun
        self._findings: list[Finding] = []
        self._ended_refs: list[SessionRef] = []
        self._failure: Exception | None = None
        self._mistaken = False
        self._abandoned = False
        self._ended = 0.0
        self.total: int | None = None  # conferences to look into; None until the list is read
        self.done = 0
        self._finished = asyncio.Event()

    @property
    def current(self) -> bool:
        """Whether it still runs, or has succeeded a short while ago."""
        if not self.over:
            return True
        return self._failure is None and monotonic() - self._ended < RESULT_AGE

    def findings(self) -> Findings:
        """Raises TrueConfError (the list could not be read), or any mistake of ours."""
        if self._failure is not None:
            raise self._failure
        found = [
            each
            for each in self._findings
            if not any(_is_over(SessionRef.of(each.session), ref) for ref in self._ended_refs)
        ]
        found.sort(key=lambda each: each.session.age or 0.0, reverse=True)
        return Findings(
            tuple(each for each in found if isinstance(each.reason, Rule)),
            tuple(each for each in found if isinstance(each.reason, Doubt)),
            self._begun,
        )

    def by_key(self, key: str) -> Finding | None:
        found = (each for each in self._findings if SessionRef.of(each.session).key == key)
        return next(found, None)

    @property
    def over(self) -> bool:
        """Whether it has come to its end, if only by a failure."""
        return self._finished.is_set()

    @reading()
    async def ended(self) -> None:
        """Wait until it is over."""
        await self._finished.wait()

    def abandon(self) -> None:
        """Ask for nothing more; what has been asked is waited for: no connection is cut."""
        self._abandoned = True

    def leave_out(self, ref: SessionRef) -> None:
        self._ended_refs.append(ref)

    async def run(self) -> None:
        try:
            if self._abandoned:  # before its turn came
                return
            listing = await read_listing(self._server)
            candidates = [s for s in listing.sessions if s.age is None or exceeds(s.age, 1)]
            self.total = len(candidates)
            waiting = iter(candidates)
            await asyncio.gather(*(self._work(waiting, listing) for _ in range(CONCURRENCY)))
        except TrueConfError as failure:
            self._failure = failure
        except Exception as failure:
            self._failure = failure
            raise
        finally:
            self._ended = monotonic()
            self._finished.set()

    async def _work(self, waiting: Iterator[Session], listing: Listing) -> None:
        for session in waiting:
            if self._abandoned:
                return
            finding = await self._examine(session, listing.obstacle(session))
            if finding is not None:
                self._findings.append(finding)
            self.done += 1

    async def _examine(self, session: Session, obstacle: Obstacle | None) -> Finding | None:
        try:
            finding = await examine(self._server, session, obstacle)
            own = await self._own_state(session) if finding else None
            if finding is None or own is None:
                return finding
            return None if own.running is False else replace(finding, recording=own.recording)
        except Exception as failure:  # a mistake of ours with one conference hides no other
            if not self._mistaken:
                self._mistaken = True
                log_incident(f"a conference of {self._server.name} cannot be judged", failure)
            return Finding(session, Doubt.PARTICIPANTS, None, obstacle)

    async def _own_state(self, session: Session) -> Conference | None:
        """What the conference says of itself: one without an end in the call log may be stopped
        by its own word. None: nothing.
        """
        if session.conference_id is None:
            return None
        try:
            return await self._server.client.conference(session.conference_id)
        except NotFound:
            return Conference(id=session.conference_id, running=False)
        except TrueConfError:
            return None


def _is_over(found: SessionRef, ended: SessionRef) -> bool:
    """A run that nothing tells from another was listed before it was stopped: it is that one."""
    unnamed = not found.identified and not ended.identified
    return found.compare(ended) is Sameness.SAME or (
        unnamed and found.conference_id == ended.conference_id
    )


class Forgotten:
    def __init__(self, database: Database, spawn: Spawn, now: Clock) -> None:
        self._database = database
        self._spawn = spawn
        self._now = now
        self._searches: dict[int, Search] = {}
        self._waiting: dict[int, set[int]] = {}
        self._turns = asyncio.Semaphore(SERVERS_AT_ONCE)
        self._when_stopped: Callable[[int], None] | None = None

    def when_stopped(self, tell: Callable[[int], None]) -> None:
        """`tell` gets the id of a server when one of its conferences has been stopped."""
        self._when_stopped = tell

    def search(self, operator: Operator, server: Server, *, fresh: bool = False) -> Search:
        """The one under way, a recent one, or a new one; `fresh` rules out the recent one. Raises
        NotAllowed.
        """
        search = self.last(operator, server)
        stale = search is None or not search.current or (fresh and search.over)
        if search is None or stale:
            search = self._searches[server.id] = Search(server, self._now())
            self._spawn("search for forgotten conferences", self._run(search))
            self._waiting[server.id] = set()
        self._waiting[server.id].add(operator.id)
        return search

    def last(self, operator: Operator, server: Server) -> Search | None:
        """However old it is and however it ended. Raises NotAllowed."""
        operator.require(Right.VIEW, server.id)
        return self._searches.get(server.id)

    def by_key(self, operator: Operator, server: Server, key: str) -> Finding | None:
        search = self.last(operator, server)
        return search.by_key(key) if search else None

    def cancel(self, operator: Operator, server: Server) -> None:
        """Stop waiting; the search itself ends when nobody waits for it any more. Raises
        NotAllowed.
        """
        operator.require(Right.VIEW, server.id)
        waiting = self._waiting.get(server.id, set())
        waiting.discard(operator.id)
        search = self._searches.get(server.id)
        if not waiting and search is not None and not search.over:
            search.abandon()
            del self._searches[server.id]

    def leave_out(self, server_id: int, ref: SessionRef) -> None:
        if search := self._searches.get(server_id):
            search.leave_out(ref)
        if self._when_stopped is not None:
            self._when_stopped(server_id)

    async def _run(self, search: Search) -> None:
        async with self._turns:
            await search.run()

    async def threshold(self, operator: Operator, server: Server) -> int:
        """Hours after which this operator calls a conference forgotten. Raises NotAllowed."""
        return (await self.thresholds(operator, (server,)))[server.id]

    async def thresholds(
        self, operator: Operator, servers: Collection[Server]
    ) -> Mapping[int, int]:
        """The same of several servers, by their ids. Raises NotAllowed."""
        for server in servers:
            operator.require(Right.VIEW, server.id)
        chosen = select(ThresholdRow.server_id, ThresholdRow.hours)
        async with self._database.session() as session:
            found = dict((await session.execute(chosen.filter_by(operator_id=operator.id))).all())
        hours = {server.id: found.get(server.id) for server in servers}
        return {each: h if h in THRESHOLDS else THRESHOLDS[0] for each, h in hours.items()}

    async def choose_threshold(self, operator: Operator, server: Server, hours: int) -> None:
        """For themselves. Raises NotAllowed."""
        operator.require(Right.VIEW, server.id)
        async with self._database.session() as session:
            await session.merge(
                ThresholdRow(operator_id=operator.id, server_id=server.id, hours=hours)
            )
