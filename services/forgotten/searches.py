"""The searches of all servers, which operators share, and the hours that each of them chose."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping

from sqlalchemy import select

from services.background import Spawn
from services.clock import Clock
from services.conferences import SessionRef
from services.db import Database
from services.db.models import ThresholdRow
from services.forgotten.rules import THRESHOLDS, Finding, Findings
from services.forgotten.search import Search
from services.operators import Operator
from services.roles import Right
from services.servers import Server

# Servers that are searched at the same time; others take their turn.
SERVERS_AT_ONCE = 8


class Forgotten:
    def __init__(self, database: Database, spawn: Spawn, now: Clock) -> None:
        self._database = database
        self._spawn = spawn
        self._now = now
        self._searches: dict[int, Search] = {}
        self._known: dict[int, Search] = {}
        self._looks: dict[int, Search] = {}
        self._waiting: dict[int, set[int]] = {}
        self._turns = asyncio.Semaphore(SERVERS_AT_ONCE)
        self._when_stopped: list[Callable[[int], None]] = []

    def when_stopped(self, tell: Callable[[int], None]) -> None:
        """`tell` gets the id of a server when one of its conferences has been stopped."""
        self._when_stopped.append(tell)

    def search(self, operator: Operator, server: Server, *, fresh: bool = False) -> Search:
        """The one under way, a recent one, or a new one; `fresh` rules out the recent one. Raises
        NotAllowed.
        """
        search = self.last(operator, server)
        stale = search is None or not search.current or (fresh and search.over)
        if search is None or stale:
            search = self._searches[server.id] = Search(server, self._now())
            self._spawn("search for forgotten conferences", self._run(search, server))
            self._waiting[server.id] = set()
        self._waiting[server.id].add(operator.id)
        return search

    def last(self, operator: Operator, server: Server) -> Search | None:
        """However old it is and however it ended. Raises NotAllowed."""
        operator.require(Right.VIEW, server.id)
        return self._searches.get(server.id)

    def known(self, operator: Operator, server: Server) -> Findings | None:
        """By the last search that came to a good end, however old. Raises NotAllowed."""
        operator.require(Right.VIEW, server.id)
        search = self._known.get(server.id)
        return search.findings() if search is not None else None

    async def look(self, server: Server) -> Search:
        """For the program itself: a search to its end. Operators are shown it, too: who opens the
        list after an alert sees what that was about.
        """
        search = self._looks[server.id] = Search(server, self._now())
        await search.run()
        shown = self._searches.get(server.id)
        newer = shown is not None and (not shown.over or shown.begun > search.begun)
        if search.complete and not newer:
            self._searches[server.id] = self._known[server.id] = search
            self._waiting[server.id] = set()
        return search

    def found(self, server: Server, max_age: float) -> Findings | None:
        """For the program itself: what a search found at most so many seconds ago."""
        search = self._searches.get(server.id)
        return search.found(max_age) if search else None

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
        kept = (self._searches, self._known, self._looks)
        for search in {each[server_id] for each in kept if server_id in each}:
            search.leave_out(ref)
        for tell in self._when_stopped:
            tell(server_id)

    async def _run(self, search: Search, server: Server) -> None:
        async with self._turns:
            await search.run()
        if search.complete:
            self._known[server.id] = search

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
