"""Forgotten conferences: the judgement, and the search through all that runs (design section
4).
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from time import monotonic

from sqlalchemy import select

from services.conferences import Listing, Obstacle, SessionRef, read_listing
from services.db import Database
from services.db.models import ThresholdRow
from services.operators import Operators
from services.servers import Server
from services.shared import Spawn
from services.trueconf import NotFound, Participants, Session, TrueConfError

# Hours that a conference may run before it can be forgotten; the first is the default.
THRESHOLDS = (1, 2, 4, 8, 24)
# Conferences that are looked into at the same time: as many as the client has connections.
AT_ONCE = 8
# Seconds for which the outcome of a search is shown again without a new one.
RESULT_AGE = 60.0

_HOUR = 3600.0


class Rule(StrEnum):
    """Why a conference looks forgotten."""

    EMPTY = "empty"
    LONE_HOST = "lone-host"
    NO_HOST = "no-host"


class Doubt(StrEnum):
    """Why it could not be judged."""

    AGE = "age"
    PARTICIPANTS = "participants"
    HOSTS = "hosts"


def judge(participants: Participants | None) -> Rule | Doubt | None:
    """Whether those who are in a conference make it a forgotten one, if it has run for long.

    :param participants: those connected now; None when they could not be read
    """
    if participants is None:
        return Doubt.PARTICIPANTS
    people = participants.people
    if not people:
        return Rule.EMPTY
    if not participants.hosts_known:
        return Doubt.HOSTS
    hosts = sum(bool(person.is_host) for person in people)
    if not hosts:
        return Rule.NO_HOST
    return Rule.LONE_HOST if len(people) == hosts == 1 else None


def exceeds(age: float | None, hours: int) -> bool:
    """Whether a session has run for longer than the threshold; an unknown age never does."""
    return age is not None and age > hours * _HOUR


@dataclass(frozen=True, slots=True)
class Finding:
    """A conference that looks forgotten, or that could not be judged.

    :ivar people: who is in it; None when that could not be read
    """

    session: Session
    reason: Rule | Doubt
    people: int | None
    obstacle: Obstacle | None


@dataclass(frozen=True, slots=True)
class Findings:
    """What a search has found, longest first.

    :ivar looked_at: when the search began
    """

    forgotten: tuple[Finding, ...]
    unjudged: tuple[Finding, ...]
    looked_at: datetime

    def beyond(self, hours: int) -> Findings:
        """Those that have run for longer than a threshold; an unknown age stays unjudged."""
        return Findings(
            tuple(each for each in self.forgotten if exceeds(each.session.age, hours)),
            tuple(
                each
                for each in self.unjudged
                if each.reason is Doubt.AGE or exceeds(each.session.age, hours)
            ),
            self.looked_at,
        )


class Search:
    """One search through a server, which several operators may wait for.

    :ivar total: how many conferences are looked into; None as long as the list is being read
    :ivar done: how many of them have been
    :ivar finished: set when the search has ended, also when it failed
    """

    def __init__(self, server: Server) -> None:
        self._server = server
        self._findings: list[Finding] = []
        self._ended_refs: list[SessionRef] = []
        self._failure: TrueConfError | None = None
        self._abandoned = False
        self._begun = datetime.now(UTC)
        self._ended = 0.0
        self.total: int | None = None
        self.done = 0
        self.finished = asyncio.Event()

    @property
    def current(self) -> bool:
        """Whether it still runs, or has succeeded a short while ago."""
        if not self.finished.is_set():
            return True
        return self._failure is None and monotonic() - self._ended < RESULT_AGE

    def findings(self) -> Findings:
        """What was found.

        :raises TrueConfError: the list of conferences could not be read
        """
        if self._failure is not None:
            raise self._failure
        found = [
            each
            for each in self._findings
            if not any(ref.same_as(SessionRef.of(each.session)) for ref in self._ended_refs)
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

    async def within(self, seconds: float) -> bool:
        """Whether it has ended, or does so in this time."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.finished.wait()
        return self.finished.is_set()

    def abandon(self) -> None:
        """Ask for nothing more; what has been asked is waited for: no connection is cut."""
        self._abandoned = True

    def leave_out(self, ref: SessionRef) -> None:
        """It has been stopped since."""
        self._ended_refs.append(ref)

    async def run(self) -> None:
        try:
            listing = await read_listing(self._server)
            candidates = [s for s in listing.sessions if s.age is None or exceeds(s.age, 1)]
            self.total = len(candidates)
            waiting = iter(candidates)
            await asyncio.gather(*(self._work(waiting, listing) for _ in range(AT_ONCE)))
        except TrueConfError as failure:
            self._failure = failure
        finally:
            self._ended = monotonic()
            self.finished.set()

    async def _work(self, waiting: Iterator[Session], listing: Listing) -> None:
        for session in waiting:
            if self._abandoned:
                return
            participants = None
            reason: Rule | Doubt | None = Doubt.AGE
            if session.age is not None:
                participants = await self._participants(session)
                reason = judge(participants)
            if reason is not None and not await self._is_ghost(session):
                people = None if participants is None else len(participants.people)
                self._findings.append(Finding(session, reason, people, listing.obstacle(session)))
            self.done += 1

    async def _participants(self, session: Session) -> Participants | None:
        try:
            return await self._server.client.participants(session)
        except TrueConfError:
            return None

    async def _is_ghost(self, session: Session) -> bool:
        """Without an end in the call log, but stopped by the conference's own word."""
        if session.conference_id is None:
            return False
        try:
            return (await self._server.client.conference(session.conference_id)).running is False
        except NotFound:
            return True
        except TrueConfError:
            return False


class Forgotten:
    def __init__(self, database: Database, operators: Operators, spawn: Spawn) -> None:
        self._database = database
        self._operators = operators
        self._spawn = spawn
        self._searches: dict[int, Search] = {}
        self._waiting: dict[int, set[int]] = {}

    def search(self, operator_id: int, server: Server, *, fresh: bool = False) -> Search:
        """The search through a server: the one under way, a recent one, or a new one.

        :param fresh: a recent one will not do; one under way will
        :raises NotAllowed:
        """
        search = self.last(operator_id, server)
        stale = search is None or not search.current or (fresh and search.finished.is_set())
        if search is None or stale:
            search = self._searches[server.id] = Search(server)
            self._spawn("search for forgotten conferences", search.run())
            self._waiting[server.id] = set()
        self._waiting[server.id].add(operator_id)
        return search

    def last(self, operator_id: int, server: Server) -> Search | None:
        """The last search through a server, however old it is and however it ended.

        :raises NotAllowed:
        """
        self._operators.ensure(operator_id)
        return self._searches.get(server.id)

    def by_key(self, operator_id: int, server: Server, key: str) -> Finding | None:
        """What the last search has found for the session with this key.

        :raises NotAllowed:
        """
        search = self.last(operator_id, server)
        return search.by_key(key) if search else None

    def cancel(self, operator_id: int, server: Server) -> None:
        """Stop waiting; the search itself ends when nobody waits for it any more."""
        waiting = self._waiting.get(server.id, set())
        waiting.discard(operator_id)
        search = self._searches.get(server.id)
        if not waiting and search is not None and not search.finished.is_set():
            search.abandon()
            del self._searches[server.id]

    def leave_out(self, server_id: int, ref: SessionRef) -> None:
        """A conference has been stopped: the last search does not show it any more."""
        if search := self._searches.get(server_id):
            search.leave_out(ref)

    async def threshold(self, operator_id: int, server: Server) -> int:
        """The hours after which this operator calls a conference of this server forgotten."""
        self._operators.ensure(operator_id)
        async with self._database.session() as session:
            hours = await session.scalar(
                select(ThresholdRow.hours).filter_by(operator_id=operator_id, server_id=server.id)
            )
        return hours if hours in THRESHOLDS else THRESHOLDS[0]

    async def choose_threshold(self, operator_id: int, server: Server, hours: int) -> None:
        """Remember an operator's threshold for a server."""
        self._operators.ensure(operator_id)
        async with self._database.session() as session:
            await session.merge(
                ThresholdRow(operator_id=operator_id, server_id=server.id, hours=hours)
            )
