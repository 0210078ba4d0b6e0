"""Reading of every conference of a list what its row does not say."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial, reduce
from time import monotonic

from services.background import Figures, Spawn, reading
from services.clock import Clock
from services.conferences import SessionRef
from services.matching.facts import NOTHING, Facts, Need
from services.operators import Operator
from services.roles import Right
from services.servers import Server
from services.trueconf import Session

# Conferences that are asked for at the same time: as many as a client has connections.
CONCURRENCY = 8
# Servers that are read at the same time; others take their turn.
SERVERS_AT_ONCE = 8
# Seconds for which what was read counts.
FACTS_AGE = 60.0
# After so many failures in a row nothing more is asked: a permission is missing, or the server
# hangs.
MOST_FAILURES = 2 * CONCURRENCY


@dataclass(frozen=True, slots=True)
class _Read:
    facts: Facts
    at: float  # by the monotonic clock
    read_at: datetime


class Look:
    """One look into conferences, for which several operators may wait."""

    def __init__(
        self, server: Server, need: Need, sessions: Mapping[str, Session], now: Clock
    ) -> None:
        """:param sessions: those to be asked for, by their keys"""
        self._now = now
        self._server = server
        self._need = need
        self._sessions = sessions
        self._failures = 0
        self._waiting = 0
        self._abandoned = False
        self._over = asyncio.Event()
        self.read: dict[str, _Read] = {}
        if not sessions:
            self._over.set()

    @property
    def total(self) -> int:
        return len(self._sessions)

    @property
    def done(self) -> int:
        return len(self.read)

    @property
    def over(self) -> bool:
        return self._over.is_set()

    @property
    def running(self) -> bool:
        return not self.over and not self._abandoned

    def covers(self, keys: Iterator[str]) -> bool:
        return all(key in self._sessions for key in keys)

    async def ended(self) -> None:
        """Wait for the end; when nobody waits any more, nothing more is asked."""
        self._waiting += 1
        try:
            async with reading():
                await self._over.wait()
        finally:
            self._waiting -= 1
            self._abandoned |= not self._waiting

    async def run(self, figures: Figures, turns: asyncio.Semaphore) -> None:
        try:
            async with turns:
                waiting = iter(self._sessions.items())
                await asyncio.gather(*(self._work(figures, waiting) for _ in range(CONCURRENCY)))
        finally:
            self._over.set()

    async def _work(self, figures: Figures, waiting: Iterator[tuple[str, Session]]) -> None:
        for key, session in waiting:
            if self._abandoned:
                return
            facts, at, read_at = None, monotonic(), self._now()
            if self._failures < MOST_FAILURES:
                read = partial(self._need.read, self._server.client, session)
                facts = await figures.read(read)
                self._failures = 0 if facts is not None else self._failures + 1
            self.read[key] = _Read(facts or NOTHING, at, read_at)


class Looks:
    def __init__(self, spawn: Spawn, figures: Figures, now: Clock) -> None:
        self._now = now
        self._spawn = spawn
        self._figures = figures
        self._turns = asyncio.Semaphore(SERVERS_AT_ONCE)
        self._looks: dict[tuple[int, Need], Look] = {}
        self._known: dict[tuple[int, Need], dict[str, _Read]] = {}

    def look(
        self,
        operator: Operator,
        server: Server,
        sessions: Sequence[Session],
        need: Need,
        *,
        fresh: bool = False,
    ) -> Look:
        """The one that goes on, or one for what is not known: nothing is asked twice in a minute,
        unless `fresh`. Raises NotAllowed.
        """
        operator.require(Right.VIEW, server.id)
        place, by_key = (server.id, need), {SessionRef.of(each).key: each for each in sessions}
        known = {} if fresh else self._young(place, by_key)
        unknown = {key: session for key, session in by_key.items() if key not in known}
        last = self._looks.get(place)
        if last is not None and last.running and not fresh and last.covers(iter(unknown)):
            return last
        # What has ended is forgotten here.
        self._known[place] = known
        look = self._looks[place] = Look(server, need, unknown, self._now)
        if unknown:
            self._spawn("look into conferences", look.run(self._figures, self._turns))
        return look

    def facts(
        self, operator: Operator, server: Server, session: Session, needs: Sequence[Need]
    ) -> Facts | None:
        """What the last looks have read; None: not all of it yet. Raises NotAllowed."""
        operator.require(Right.VIEW, server.id)
        key = SessionRef.of(session).key
        read = [self._of((server.id, need)).get(key) for need in needs]
        found = [each.facts for each in read if each is not None]
        return reduce(Facts.beside, found, NOTHING) if len(found) == len(read) else None

    def read_at(
        self, operator: Operator, server: Server, needs: Sequence[Need]
    ) -> datetime | None:
        """When the oldest of what they have read was asked for. Raises NotAllowed."""
        operator.require(Right.VIEW, server.id)
        read = (each for need in needs for each in self._of((server.id, need)).values())
        return min((each.read_at for each in read), default=None)

    def _young(self, place: tuple[int, Need], keys: Mapping[str, Session]) -> dict[str, _Read]:
        since = monotonic() - FACTS_AGE
        return {k: read for k, read in self._of(place).items() if k in keys and read.at > since}

    def _of(self, place: tuple[int, Need]) -> dict[str, _Read]:
        known, look = self._known.setdefault(place, {}), self._looks.get(place)
        if look is not None:
            known |= look.read
        return known
