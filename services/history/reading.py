"""Reads a sample: what others have read a moment ago is taken, the rest is asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from services.background import FigureLimits, Figures
from services.conferences import Conferences, Listing, Users
from services.forgotten import Forgotten, ForgottenWatch, Rule, exceeds, judge, says_it_runs
from services.history.limits import HistoryLimits
from services.history.sample import SLOT, Sample
from services.maintenance import Maintenance
from services.monitoring import Check, Status, Verdict
from services.servers import Server
from services.trueconf import NotFound, Session

# Nobody answers there; asking for more would only wait.
SILENT = {Verdict.UNREACHABLE, Verdict.TLS}
# Conferences that are looked into at the same time: half of a client's connections, so that checks
# have theirs; and in one sample. Where more would have to be, their people are not known.
AT_ONCE, MOST = 4, 200


@dataclass(frozen=True, slots=True)
class Sources:
    """The services that have read something of a server.

    :ivar limits: of the time that a figure may take
    """

    status: Status
    conferences: Conferences
    users: Users
    forgotten: Forgotten
    watch: ForgottenWatch
    maintenance: Maintenance
    limits: HistoryLimits

    async def sample(self, server: Server, slot: int, now: datetime) -> Sample:
        """What cannot be read is not known. Raises nothing of the server's."""
        check = self._fresh_check(server, now)
        down = None if check is None else not check.verdict.good
        if self.maintenance.holds(server.id):
            down = None  # availability does not count it
        if check is not None and check.verdict in SILENT:
            return Sample(slot=slot, down=down)
        figures = Figures(FigureLimits(patience=self.limits.patience))
        fresh = self.limits.fresh
        count, listing = await asyncio.gather(
            figures.read(partial(self.users.shared_count, server, fresh)),
            figures.read(partial(self.conferences.shared_listing, server, fresh)),
        )
        people, forgotten = (None, None)
        if listing is not None:
            people, forgotten = await self._look_into(server, listing, figures)
        seconds = None if check is None else check.seconds
        return Sample(
            slot=slot,
            down=down,
            answer=None if seconds is None else max(1, round(seconds * 1000)),
            users=None if count is None else count.number,
            conferences=None if listing is None else len(listing.sessions),
            people=people,
            forgotten=forgotten,
        )

    def _fresh_check(self, server: Server, now: datetime) -> Check | None:
        check = self.status.last(server)
        if check is None or not check_age_is_below(check, now, 2 * SLOT):
            return None
        return None if check.verdict is Verdict.CHECK_FAILED else check

    async def _look_into(
        self, server: Server, listing: Listing, figures: Figures
    ) -> tuple[int | None, int | None]:
        """How many people are in the conferences, and how many of these look forgotten."""
        hours = self.watch.threshold(server)
        found = self.forgotten.found(server, SLOT)
        visits = [
            _Visit(session, judged=found is None and exceeds(session.age, hours))
            for session in listing.sessions
        ]
        asked = [each for each in visits if each.judged or each.session.people is None]
        if len(asked) > MOST:
            asked = []
        waiting = iter(asked)
        every = (self._visit(server, waiting) for _ in range(AT_ONCE))
        await figures.read(partial(asyncio.gather, *every))
        people = _sum([each.people for each in visits])
        if found is not None:
            return people, len(found.older_than(hours).forgotten)
        return people, _sum([each.forgotten for each in visits])

    async def _visit(self, server: Server, waiting: Iterator[_Visit]) -> None:
        for each in waiting:
            await each.make(server)


@dataclass(slots=True)
class _Visit:
    """What is known of one conference."""

    session: Session
    judged: bool  # whether it may be a forgotten one
    people: int | None = None
    forgotten: int | None = None  # 1 or 0

    def __post_init__(self) -> None:
        self.people = self.session.people
        self.forgotten = None if self.judged else 0

    async def make(self, server: Server) -> None:
        try:
            participants = await server.client.participants(self.session)
        except NotFound:  # it has ended since the list was read
            self.people = self.forgotten = 0
            return
        self.people = len(participants.people)
        if self.judged:
            looks = isinstance(judge(participants), Rule)
            self.forgotten = int(looks and await says_it_runs(server, self.session))


def check_age_is_below(check: Check, now: datetime, seconds: float) -> bool:
    return timedelta() <= now - check.checked_at < timedelta(seconds=seconds)


def _sum(numbers: Sequence[int | None]) -> int | None:
    """None where one of them is not known."""
    known = [each for each in numbers if each is not None]
    return sum(known) if len(known) == len(numbers) else None
