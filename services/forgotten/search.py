"""Forgotten conferences: the search for them through all that runs (design section 4)."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from time import monotonic

from services.background import reading
from services.conferences import Listing, Obstacle, Sameness, SessionRef, read_listing
from services.forgotten.rules import (
    Doubt,
    Finding,
    Findings,
    Rule,
    examine,
    exceeds,
    own_state,
)
from services.incidents import log_incident
from services.servers import Server
from services.trueconf import Session, TrueConfError

# Conferences that are looked into at the same time: as many as the client has connections.
CONCURRENCY = 8
# Seconds for which the outcome of a search is shown again without a new one.
RESULT_AGE = 60.0


class Search:
    """One search through a server, which several operators may wait for."""

    def __init__(self, server: Server, begun: datetime) -> None:
        self._server = server
        self.begun = begun
        self._findings: list[Finding] = []
        self._ended_refs: list[SessionRef] = []
        self._failure: Exception | None = None
        self._mistaken = False
        self._abandoned = False
        self._ended = 0.0
        self.listing: Listing | None = None  # None until it is read
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
            self.begun,
        )

    def found(self, max_age: float) -> Findings | None:
        """Of a search that succeeded at most so many seconds ago."""
        fresh = self.complete and monotonic() - self._ended <= max_age
        return self.findings() if fresh else None

    def by_key(self, key: str) -> Finding | None:
        found = (each for each in self._findings if SessionRef.of(each.session).key == key)
        return next(found, None)

    @property
    def failed(self) -> bool:
        """Whether the list could not be read, or a mistake of ours cut it off."""
        return self._failure is not None

    @property
    def complete(self) -> bool:
        """Whether all was looked into."""
        return self.over and not self.failed and not self._abandoned

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
            self.listing = listing = await read_listing(self._server)
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
            own = await own_state(self._server, session) if finding else None
            if finding is None or own is None:
                return finding
            return None if own.running is False else replace(finding, recording=own.recording)
        except Exception as failure:  # a mistake of ours with one conference hides no other
            if not self._mistaken:
                self._mistaken = True
                log_incident(f"a conference of {self._server.name} cannot be judged", failure)
            return Finding(session, Doubt.PARTICIPANTS, None, obstacle)


def _is_over(found: SessionRef, ended: SessionRef) -> bool:
    """A run that nothing tells from another was listed before it was stopped: it is that one."""
    unnamed = not found.identified and not ended.identified
    return found.compare(ended) is Sameness.SAME or (
        unnamed and found.conference_id == ended.conference_id
    )
