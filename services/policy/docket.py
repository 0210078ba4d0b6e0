"""The sessions that the rule has in hand: each change is one transaction with its alert."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from services.alerts import Alert, Outbox, RuleChanged, RuleDecided, RulePaused, RuleWarns, told_at
from services.clock import Clock
from services.db import Database
from services.forgotten import Finding, lone_host
from services.journal import KEPT, Act, Journal
from services.operators import RULE_ID, RULE_NAME
from services.policy import cases
from services.policy.cases import DECIDED, OPEN, Case, CaseState
from services.policy.courses import Courses, PauseReason
from services.servers import Server


class Docket:
    def __init__(
        self,
        database: Database,
        courses: Courses,
        *,
        outbox: Outbox,
        journal: Journal,
        now: Clock,
    ) -> None:
        self._database = database
        self._courses = courses
        self._outbox = outbox
        self._journal = journal
        self._now = now
        self._decided: Counter[tuple[int, CaseState]] = Counter()

    def decided(self, server_id: int) -> Mapping[CaseState, int]:
        """How many cases of a server were decided in which way, in this run; no dry ones."""
        return {state: self._decided[server_id, state] for state in DECIDED}

    async def warn(
        self, server: Server, finding: Finding, *, dry: bool, due_at: datetime, looked_at: datetime
    ) -> Case:
        """In a dry run nobody is told."""
        async with self._database.session() as session:
            case = await cases.add(
                session, server, finding, dry=dry, now=self._now(), due_at=due_at
            )
            if not dry:
                event = _warning(server, case, finding, looked_at, again=False)
                await self._outbox.put(session, Alert(event, server.id, case.thread))
        self._outbox.wake()
        return case

    async def warn_again(
        self,
        server: Server,
        case: Case,
        finding: Finding,
        *,
        due_at: datetime,
        looked_at: datetime,
    ) -> None:
        """It could not be acted on in time: those who decide hear of the new time."""
        async with self._database.session() as session:
            changed = await cases.change(
                session,
                case.id,
                state=CaseState.WAITING,
                due_by=due_at,
                warned_at=self._now(),
                due_at=due_at,
            )
            if changed is not None and not case.dry:
                event = _warning(server, changed, finding, looked_at, again=True)
                await self._outbox.put(session, Alert(event, server.id, case.thread))
        self._outbox.wake()

    async def decide(
        self,
        server: Server,
        case: Case,
        state: CaseState,
        *,
        by: str | None = None,
        detail: str | None = None,
        out_of: Collection[CaseState] = OPEN,
    ) -> Case | None:
        """None where somebody or something else was faster."""
        async with self._database.session() as session:
            decided = await cases.change(
                session,
                case.id,
                out_of=out_of,
                state=state,
                by_name=by,
                detail=detail,
                decided_at=self._now(),
            )
            if decided is not None and not decided.dry:
                await self._outbox.put(session, _decision(server, decided))
        if decided is not None and not decided.dry:
            self._decided[server.id, state] += 1
        self._outbox.wake()
        return decided

    async def move(
        self,
        server: Server,
        case: Case,
        state: CaseState,
        *,
        by: str | None = None,
        due_at: datetime | None = None,
        out_of: Collection[CaseState] = OPEN,
    ) -> Case | None:
        """It stays open. None where it no longer was."""
        due_at = due_at or case.due_at
        async with self._database.session() as session:
            moved = await cases.change(
                session, case.id, out_of=out_of, state=state, by_name=by, due_at=due_at
            )
            if moved is not None and not moved.dry:
                event = RuleChanged(
                    server=server.name,
                    case=case.id,
                    topic=case.topic,
                    state=state,
                    by=by,
                    due_at=due_at,
                )
                await self._outbox.put(session, Alert(event, server.id, case.thread))
        self._outbox.wake()
        return moved

    async def note_unreachable(
        self, server: Server, case: Case, *, out_of: Collection[CaseState] = OPEN
    ) -> None:
        """It is due, and the server does not answer: told once."""
        before = {*out_of} - {CaseState.UNREACHABLE}
        await self.move(server, case, CaseState.UNREACHABLE, out_of=before)

    async def reopen(self, case: Case) -> None:
        """Nothing was sent for it: it is due again."""
        async with self._database.session() as session:
            stopping = {CaseState.STOPPING}
            await cases.change(session, case.id, out_of=stopping, state=CaseState.WAITING)

    async def told_at(self, case: Case) -> datetime | None:
        """When the first chat got its newest warning."""
        async with self._database.session() as session:
            return await told_at(session, case.thread, RuleWarns.kind, case.warned_at)

    async def claim(self, case: Case, key: str, due_by: datetime) -> bool:
        """Whether it may be stopped now: nobody has kept or postponed it."""
        async with self._database.session() as session:
            claimed = await cases.change(
                session, case.id, due_by=due_by, state=CaseState.STOPPING, key=key
            )
        return claimed is not None

    async def pause(self, server: Server, reason: PauseReason, count: int = 0) -> None:
        """The rule stops nothing more; what was to be stopped is not. Owners are asked."""
        paused_at = self._now()
        async with self._courses.changing:
            async with self._database.session() as session:
                course = await self._courses.write(
                    session, server.id, paused_at=paused_at, pause=reason, count=count
                )
                self._journal.note(
                    session,
                    RULE_ID,
                    RULE_NAME,
                    Act.RULE_PAUSED,
                    server_id=server.id,
                    detail=reason,
                )
                event = RulePaused(server.name, reason, count, paused_at)
                thread = f"rule-paused:{server.id}:{paused_at.isoformat()}"
                await self._outbox.put(session, Alert(event, server.id, thread))
            self._courses.note(server.id, course)
        self._outbox.wake()
        await self.close(server, CaseState.BRAKE)

    async def close(self, server: Server, state: CaseState) -> None:
        """Decide all that are open."""
        for case in await self.open(server):
            await self.decide(server, case, state)

    async def open(self, server: Server, states: Collection[CaseState] = OPEN) -> Sequence[Case]:
        async with self._database.session() as session:
            return await cases.in_state(session, server.id, states)

    async def of_conference(self, server: Server, conference_id: str) -> Sequence[Case]:
        async with self._database.session() as session:
            return await cases.of_conference(session, server.id, conference_id)

    async def stopped_since(self, server: Server, since: datetime, *, dry: bool) -> Sequence[Case]:
        async with self._database.session() as session:
            return await cases.stopped_since(session, server.id, since, dry=dry)

    async def sweep(self) -> None:
        """Forget what was decided long ago."""
        async with self._database.session() as session:
            await cases.sweep(session, self._now() - KEPT)

    async def get(self, case_id: int) -> Case | None:
        async with self._database.session() as session:
            return await cases.get(session, case_id)


def _warning(
    server: Server, case: Case, finding: Finding, looked_at: datetime, *, again: bool
) -> RuleWarns:
    seen, participants = finding.session, finding.participants
    return RuleWarns(
        server=server.name,
        case=case.id,
        due_at=case.due_at,
        again=again,
        rule=finding.reason,
        topic=seen.topic,
        people=finding.people,
        devices=None if participants is None else participants.devices,
        host=lone_host(finding),
        age=seen.age,
        recording=finding.recording,
        owner=seen.owner,
        conference_id=seen.conference_id,
        looked_at=looked_at,
    )


def _decision(server: Server, case: Case) -> Alert:
    assert case.decided_at is not None  # noqa: S101 - it was just decided
    event = RuleDecided(
        server=server.name,
        case=case.id,
        topic=case.topic,
        state=case.state,
        by=case.by_name,
        detail=case.detail,
        decided_at=case.decided_at,
    )
    return Alert(event, server.id, case.thread)
