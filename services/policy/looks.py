"""One look of the rule at a server: warns of what is new, judges and stops what is due."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from services.clock import Clock
from services.conferences import Obstacle, Sameness, SessionRef
from services.forgotten import Doubt, Finding, Findings, Search
from services.maintenance import Maintenance
from services.policy.acting import Acting
from services.policy.cases import FINAL, OPEN, Case, CaseState
from services.policy.courses import Courses, PauseReason
from services.policy.docket import Docket
from services.policy.judging import is_candidate
from services.policy.observing import Observing
from services.policy.reading import Judged, Reading
from services.policy.reports import Reports, latest
from services.policy.terms import Mode, Terms
from services.servers import Server
from services.trueconf import TrueConfError


class Looks:
    """`notice`: between a warning that was repeated, or came late, and the stop."""

    def __init__(
        self,
        terms: Callable[[Server], Terms],
        courses: Courses,
        docket: Docket,
        *,
        observing: Observing,
        reading: Reading,
        acting: Acting,
        reports: Reports,
        maintenance: Maintenance,
        notice: timedelta,
        now: Clock,
    ) -> None:
        self._terms = terms
        self._courses = courses
        self._docket = docket
        self._observing = observing
        self._reading = reading
        self._acting = acting
        self._reports = reports
        self._maintenance = maintenance
        self._notice = notice
        self._now = now
        self._partial: set[int] = set()

    async def look(self, server: Server) -> None:
        """Raises TrueConfError: nothing was decided."""
        terms, now = self._terms(server), self._now()
        await self._acting.settle(server)
        if self._maintenance.holds(server.id):
            self._observing.forget(server.id)  # what comes due meanwhile is warned of anew
            return
        await self._reports.tell(server, terms)
        if self._courses.of(server.id).paused_at is not None:
            return
        if not terms.holds_at(now):
            await self._docket.close(server, CaseState.HOURS)
            return
        search = Search(server, now)
        await search.run()
        try:
            found = search.findings()
        except TrueConfError:
            await self._note_unreachable(server, now)
            raise
        if not await self._makes_sense(server, found):
            return
        ready_at = self._observing.went_well(server.id, now, terms.interval)
        if ready_at is not None:
            await self._decide(server, terms, found, ready_at)

    async def _note_unreachable(self, server: Server, now: datetime) -> None:
        for case in await self._docket.open(server):
            if case.due_at <= now:
                await self._docket.note_unreachable(server, case)

    async def _makes_sense(self, server: Server, found: Findings) -> bool:
        """Else the rule decides nothing, and pauses unless that may pass by itself."""
        every = (*found.forgotten, *found.unjudged)
        if any(each.obstacle is Obstacle.TWO_SESSIONS for each in every):
            await self._docket.pause(server, PauseReason.CONTRADICTION)
            return False
        if all(each.reason is not Doubt.PARTICIPANTS for each in found.unjudged):
            self._partial.discard(server.id)
            return True
        if server.id in self._partial:
            self._partial.discard(server.id)
            await self._docket.pause(server, PauseReason.PARTIAL)
        else:
            self._partial.add(server.id)
        return False

    async def _decide(
        self, server: Server, terms: Terms, found: Findings, ready_at: datetime
    ) -> None:
        due: list[tuple[Case, Judged]] = []
        pending = 0
        for case in await self._docket.open(server):
            is_due = case.due_at <= self._now()
            if not is_due and _is_among(case.ref, found.forgotten):
                pending += 1
                continue
            result = await self._reading.judge(server, case.ref, terms, case.warned_at)
            if isinstance(result.verdict, PauseReason):
                await self._docket.pause(server, result.verdict)
                return
            if result.verdict is CaseState.UNREACHABLE:
                if is_due:
                    await self._docket.note_unreachable(server, case)
            elif isinstance(result.verdict, CaseState):
                await self._close(server, case, result)
                continue
            elif is_due:
                due.append((case, result))
            pending += 1
        new = await self._new(server, terms, found, most=terms.at_once + 1 - pending)
        if isinstance(new, PauseReason):
            await self._docket.pause(server, new)
        elif pending + len(new) > terms.at_once:
            await self._docket.pause(server, PauseReason.AT_ONCE, pending + len(new))
        else:
            for case, result in due:
                await self._act(server, terms, case, result, ready_at)
            if self._courses.of(server.id).paused_at is None:
                await self._warn(server, terms, new)

    async def _close(self, server: Server, case: Case, result: Judged) -> None:
        assert isinstance(result.verdict, CaseState)  # noqa: S101 - it may not be stopped
        await self._docket.decide(server, case, result.verdict, by=result.by, detail=result.detail)

    async def _new(
        self, server: Server, terms: Terms, found: Findings, most: int
    ) -> Sequence[Finding] | PauseReason:
        """What has not been warned of, judged once more by itself; no more than so many."""
        act_at = self._now() + timedelta(minutes=terms.warning)
        new: list[Finding] = []
        if not terms.holds_at(act_at):
            return new
        for finding in found.forgotten:
            ref = SessionRef.of(finding.session)
            if len(new) >= most:
                break
            if not is_candidate(finding, terms) or await self._is_known(server, terms, ref):
                continue
            result = await self._reading.judge(server, ref, terms, found.read_at)
            if isinstance(result.verdict, PauseReason):
                return result.verdict
            if isinstance(result.verdict, Finding):
                new.append(result.verdict)
        return new

    async def _is_known(self, server: Server, terms: Terms, ref: SessionRef) -> bool:
        """Whether it waits already, or was dealt with for good; also where nobody can tell."""
        dry = terms.mode is Mode.DRY
        since = self._courses.of(server.id).dry_since
        for case in await self._docket.of_conference(server, str(ref.conference_id)):
            counts = case.dry == dry and (not dry or since is None or case.warned_at >= since)
            decided = case.state in FINAL and (counts or case.state is CaseState.KEPT)
            waits = case.state in {*OPEN, CaseState.STOPPING}
            if (decided or waits) and case.ref.compare(ref) is not Sameness.DIFFERENT:
                return True
        return False

    async def _act(
        self, server: Server, terms: Terms, case: Case, result: Judged, ready_at: datetime
    ) -> None:
        now, finding = self._now(), result.verdict
        if self._courses.of(server.id).paused_at is not None or result.card is None:
            return
        assert isinstance(finding, Finding)  # noqa: S101 - else it was closed
        if case.due_at <= ready_at:  # while nobody looked: those who decide hear of it again
            due_at = now + self._notice
            await self._docket.warn_again(
                server, case, finding, due_at=due_at, looked_at=result.card.read_at
            )
            return
        if not case.dry and not await self._is_told(server, case, now):
            return
        stopped = await self._docket.stopped_since(
            server, self._day_began(server, terms, now), dry=case.dry
        )
        if len(stopped) >= terms.per_day:
            await self._docket.pause(server, PauseReason.PER_DAY, len(stopped))
        elif case.dry:
            await self._docket.decide(server, case, CaseState.STOPPED)
        else:
            await self._acting.stop(server, case, result.card, terms)

    async def _is_told(self, server: Server, case: Case, now: datetime) -> bool:
        """A warning that nobody got is none; one that came late gives its readers some time."""
        told_at = await self._docket.told_at(case)
        if told_at is None:
            await self._docket.decide(server, case, CaseState.UNTOLD)
            return False
        return now - told_at >= min(self._notice, case.due_at - case.warned_at)

    def _day_began(self, server: Server, terms: Terms, now: datetime) -> datetime:
        """Since when stops count: midnight, or later the moment when an owner let it go on."""
        midnight = latest(0, terms.zone, now)
        resumed_at = self._courses.of(server.id).resumed_at
        return midnight if resumed_at is None else max(midnight, resumed_at)

    async def _warn(self, server: Server, terms: Terms, new: Sequence[Finding]) -> None:
        now = self._now()
        for finding in new:
            await self._docket.warn(
                server,
                finding,
                dry=terms.mode is Mode.DRY,
                due_at=now + timedelta(minutes=terms.warning),
                looked_at=now,
            )


def _is_among(ref: SessionRef, findings: Sequence[Finding]) -> bool:
    return any(ref.compare(SessionRef.of(f.session)) is Sameness.SAME for f in findings)
