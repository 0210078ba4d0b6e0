"""The stop of one session by the rule: the same two steps as a person's, `Stop.confirm` and
`Stop.execute`, and what their outcome means for the session.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterator

from services.background import Spawn
from services.clock import Clock
from services.conferences import Card
from services.errors import (
    ConfirmationOutdated,
    NotAllowed,
    NotStoppable,
    Protected,
    ServerGone,
    StopInProgress,
)
from services.operators import Operators
from services.policy.cases import Case, CaseState
from services.policy.courses import PauseReason
from services.policy.docket import Docket
from services.policy.terms import Terms
from services.roles import Role
from services.servers import Server
from services.stop import Entry, Outcome, Stop

# Of all that the rule confirms: its confirmations do not outdate each other.
BATCH = "rule"

_MEANING = {
    Outcome.STOPPED: CaseState.STOPPED,
    Outcome.STOPPED_RESTARTED: CaseState.STOPPED,
    Outcome.ALREADY_ENDED: CaseState.ENDED,
    Outcome.REPLACED: CaseState.ENDED,
    Outcome.AMBIGUOUS: CaseState.DOUBT,
    Outcome.UNCLEAR: CaseState.DOUBT,
    Outcome.PROTECTED: CaseState.PROTECTED,
    Outcome.ASKED_AGAIN: CaseState.PEOPLE,
    Outcome.NOT_ALLOWED: CaseState.OFF,
    Outcome.SERVER_GONE: CaseState.OFF,
    Outcome.UNREACHABLE: CaseState.UNREACHABLE,
    Outcome.UNREADABLE: CaseState.UNREACHABLE,
    Outcome.IN_PROGRESS: CaseState.WAITING,
    Outcome.OUTDATED: CaseState.WAITING,
}


class Permit(Collection[int]):
    """The server of one act, for as long as the act may go on."""

    def __init__(self, server_id: int, holds: Callable[[], bool]) -> None:
        self._server_id = server_id
        self._holds = holds

    def __contains__(self, server_id: object) -> bool:
        return server_id == self._server_id and self._holds()

    def __iter__(self) -> Iterator[int]:
        return iter((self._server_id,) if self._holds() else ())

    def __len__(self) -> int:
        return int(self._holds())


class Acting:
    """`permits` is asked right before the request of a stop, too: whether the rule still holds."""

    def __init__(
        self,
        stop: Stop,
        docket: Docket,
        permits: Callable[[Server], bool],
        *,
        spawn: Spawn,
        now: Clock,
    ) -> None:
        self._stop = stop
        self._docket = docket
        self._permits = permits
        self._spawn = spawn
        self._now = now
        self._reader = Operators.rule(Role.VIEWER)
        self._acts: dict[int, asyncio.Task[None]] = {}
        self._withdrawn: dict[int, str] = {}  # by whom

    async def stop(self, server: Server, case: Case, card: Card, terms: Terms) -> None:
        """Goes on where its caller is ended: what has begun gets its outcome."""
        act = self._spawn("stop by rule", self._act(server, case, card, terms))
        self._acts[case.id] = act
        act.add_done_callback(lambda _: self._acts.pop(case.id))
        await asyncio.shield(act)

    async def withdraw(self, case: Case, by: str) -> None:
        """Somebody keeps what is being stopped: it is, unless the request has left already."""
        if act := self._acts.get(case.id):
            self._withdrawn.setdefault(case.id, by)
            await asyncio.wait((act,))

    async def settle(self, server: Server) -> None:
        """What an earlier run, or a failure of the database, has left in the middle of a stop."""
        for case in await self._docket.open(server, {CaseState.STOPPING}):
            if case.id in self._acts or case.key is None:
                continue
            entry = await self._stop.entry_of(self._reader, case.key)
            if entry is None:  # nothing was sent
                await self._docket.reopen(case)
            elif entry.outcome is not None:
                await self._conclude(server, case, entry)

    async def _act(self, server: Server, case: Case, card: Card, terms: Terms) -> None:
        permit = Permit(server.id, lambda: self._holds(server, case))
        actor = Operators.rule(Role.OPERATOR, permit)
        try:
            shown = await self._stop.confirm(actor, server, card, terms.threshold, BATCH)
        except NotAllowed:
            await self._docket.decide(server, case, CaseState.OFF)
            return
        except Protected as found:
            detail = f"{found.operator_name}: {found.note}" if found.note else found.operator_name
            await self._docket.decide(server, case, CaseState.PROTECTED, detail=detail)
            return
        except NotStoppable:
            await self._docket.decide(server, case, CaseState.DOUBT)
            return
        if not await self._docket.claim(case, shown.key, self._now()):
            return  # somebody has kept or postponed it
        try:
            done = await self._stop.execute(actor, shown.key, begun=True)
        except (NotAllowed, ServerGone):
            await self._refused(server, case)
        except (StopInProgress, ConfirmationOutdated):
            await self._docket.reopen(case)  # by the next look it is known what came of that
        else:
            assert isinstance(done, Entry)  # noqa: S101 - one of a batch is not asked for again
            await self._conclude(server, case, await self._outcome(done))
        finally:
            self._withdrawn.pop(case.id, None)

    def _holds(self, server: Server, case: Case) -> bool:
        return case.id not in self._withdrawn and self._permits(server)

    async def _outcome(self, entry: Entry) -> Entry:
        if entry.outcome is None:
            await self._stop.wait_for_outcome(entry.id)
            entry = await self._stop.entry(self._reader, entry.id) or entry
        return entry

    async def _refused(self, server: Server, case: Case, detail: str | None = None) -> None:
        """Nothing was sent, as the rule does not hold any more, or somebody keeps the session."""
        by = self._withdrawn.get(case.id)
        state = CaseState.OFF if by is None else CaseState.KEPT
        await self._decide(server, case, state, by=by, detail=detail)

    async def _conclude(self, server: Server, case: Case, entry: Entry) -> None:
        outcome = entry.outcome or Outcome.NOT_CONFIRMED
        state = _MEANING.get(outcome, CaseState.REFUSED)
        match state:
            case CaseState.WAITING:
                await self._docket.reopen(case)
            case CaseState.UNREACHABLE:
                await self._docket.note_unreachable(server, case, out_of={CaseState.STOPPING})
            case CaseState.OFF:
                await self._refused(server, case)
            case CaseState.ENDED if entry.detail:
                await self._decide(server, case, CaseState.STOPPED_BY, by=entry.detail)
            case CaseState.REFUSED:
                await self._decide(server, case, state, detail=outcome)
                await self._docket.pause(server, PauseReason.UNSURE)
            case CaseState.DOUBT:
                await self._decide(server, case, state)
                await self._docket.pause(server, PauseReason.CONTRADICTION)
            case _:
                detail = entry.detail if state is CaseState.PROTECTED else None
                await self._decide(server, case, state, detail=detail)

    async def _decide(
        self,
        server: Server,
        case: Case,
        state: CaseState,
        *,
        by: str | None = None,
        detail: str | None = None,
    ) -> None:
        await self._docket.decide(
            server, case, state, by=by, detail=detail, out_of={CaseState.STOPPING}
        )
