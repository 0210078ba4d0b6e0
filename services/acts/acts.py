"""Carries an act out: its record is on the disk before the one request leaves."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime, timedelta

from services.acts import again, outcomes, owner
from services.acts.asked import Asked
from services.acts.carrying_out import ActLimits, carry_out, look
from services.acts.kinds import ActKind, ActOutcome
from services.acts.record import ActEntry, Record
from services.acts.recording import StopRecording
from services.acts.unavailable import Unavailable
from services.alerts import Outbox
from services.background import Interrupted, Spawn, reading
from services.conferences import Card
from services.db import Database, DatabaseFailed
from services.errors import ActInProgress, ServerGone, StopInProgress
from services.operators import Operator, Operators
from services.roles import Right
from services.servers import Server, Servers
from services.stop import Entry, Outcome, UnderWay
from services.trueconf import TrueConfError

# A failure before the request is its result: it is none of the task.
Work = asyncio.Task[ActEntry | DatabaseFailed]


class Acts:
    def __init__(
        self,
        database: Database,
        servers: Servers,
        *,
        outbox: Outbox,
        operators: Operators,
        spawn: Spawn,
        limits: ActLimits,
        now: Callable[[], datetime],
    ) -> None:
        self._record = Record(database, outbox, now)
        self._servers = servers
        self._operators = operators
        self._spawn = spawn
        self._limits = limits
        self._now = now
        acts = (StopRecording(), again.StartAgain(), owner.CallOwner())
        self._acts = {act.kind: act for act in acts}
        self._unavailable = Unavailable(limits.remembered)
        self._under_way = UnderWay()
        self._work: dict[str, Work] = {}
        # The keys of work whose operator has left its screen: it is told in a message.
        self._left: set[str] = set()

    # What is offered

    def on_card(self, server: Server, card: Card) -> frozenset[ActKind]:
        """What can be done about a conference as its card shows it."""
        if card.obstacle is not None:
            return frozenset()
        wanted = {
            ActKind.STOP_RECORDING: card.recording is True,
            ActKind.CALL_OWNER: server.client.can_invite and owner.is_left(card),
        }
        return frozenset(
            kind for kind, can in wanted.items() if can and (server, kind) not in self._unavailable
        )

    async def may_start_again(self, operator: Operator, stop: Entry) -> bool:
        """What this operator has stopped: once, while it is not long ago."""
        operator.require(Right.VIEW, stop.server_id)
        try:
            server = self._servers.get(stop.server_id, stop.address)
        except ServerGone:
            return False
        asked = again.after(stop)
        own = stop.operator_id == operator.id and operator.may(Right.ACT, stop.server_id)
        offered = stop.outcome is Outcome.STOPPED and own
        if not offered or self._is_old(asked) or (server, asked.kind) in self._unavailable:
            return False
        try:
            return await self._record.of_key(asked.key) is None
        except DatabaseFailed:
            return False  # what became of the stop is shown all the same

    def again(self, stop: Entry) -> Asked:
        """The new start of what was stopped, whether it is still offered or not."""
        return again.after(stop)

    # What is done

    async def execute(self, operator: Operator, asked: Asked) -> ActEntry:
        """What became of it; if a request was sent for its key before, what that one did.

        A caller that stops waiting cuts off what is read before the request, but neither the
        request nor its record.

        :raises NotAllowed:
        :raises ServerGone: the server was removed or has another address
        :raises ActInProgress: somebody acts on this conference right now
        """
        operator.require(Right.ACT, asked.server_id)
        server = self._servers.get(asked.server_id, asked.address)
        if sent := await self._record.of_key(asked.key):
            return await self._account(sent)
        with ExitStack() as held:
            await self._take(held, operator, server, asked)
            if self._is_old(asked):
                return await self._record.note(operator, server, asked, ActOutcome.EXPIRED)
            try:
                async with reading(), asyncio.timeout(self._limits.reading):
                    hindrance = await self._acts[asked.kind].hindrance(server, asked)
            except (TrueConfError, TimeoutError) as failure:
                found = outcomes.unsent(failure)
                return await self._record.note(operator, server, asked, *found)
            if hindrance is not None:
                return await self._record.note(operator, server, asked, hindrance)
            sending = self._send(held.pop_all(), operator, server, asked)
            work = self._work[asked.key] = self._spawn(f"act: {asked.kind}", sending)
        return await self._result(asked.key, work)

    async def entry(self, operator: Operator, entry_id: int) -> ActEntry | None:
        operator.require(Right.VIEW)
        return await self._record.entry(operator, entry_id)

    async def look_again(self, operator: Operator, entry_id: int) -> ActEntry | None:
        """Only reads. Raises ServerGone, NotAllowed."""
        operator.require(Right.VIEW)
        entry = await self.entry(operator, entry_id)
        if entry is None or entry.outcome is None or not entry.outcome.undecided:
            return entry
        operator.require(Right.VIEW, entry.asked.server_id)
        server = self._servers.get(entry.asked.server_id, entry.asked.address)
        async with reading():
            done = await look(self._acts[entry.asked.kind], server, entry.asked)
        return await self._record.settle(entry, ActOutcome.DONE) if done else entry

    def start(self) -> None:
        """What an earlier run has left open is settled by reading; nothing is sent again."""
        self._spawn("settle acts", self._settle_unfinished())

    async def _settle_unfinished(self) -> None:
        for entry in await self._record.unfinished():
            if entry.asked.key not in self._work:
                known = self._operators.get(entry.operator_id) is not None
                await self._finish(entry, tell=known)

    async def _finish(self, entry: ActEntry, *, tell: bool = False) -> ActEntry:
        done: bool | None = None
        try:
            server = self._servers.get(entry.asked.server_id, entry.asked.address)
            async with asyncio.timeout(self._limits.reading):
                done = await look(self._acts[entry.asked.kind], server, entry.asked)
        except (ServerGone, TimeoutError):
            pass  # then nobody can tell
        return await self._record.settle(
            entry, ActOutcome.DONE if done else ActOutcome.INTERRUPTED, tell=tell
        )

    async def _account(self, entry: ActEntry) -> ActEntry:
        if entry.outcome is not None:
            return entry
        if work := self._work.get(entry.asked.key):
            return await self._result(entry.asked.key, work)
        async with reading():
            return await self._finish(entry)

    async def _send(
        self, held: ExitStack, operator: Operator, server: Server, asked: Asked
    ) -> ActEntry | DatabaseFailed:
        """Goes on when nobody waits."""
        held.callback(self._work.pop, asked.key)
        held.callback(self._left.discard, asked.key)
        with held:
            try:
                entry = await self._record.intend(operator, server, asked)
            except DatabaseFailed as failure:
                return failure
            act = self._acts[asked.kind]
            if not operator.may(Right.ACT, server.id):  # any more, since the press
                return await self._record.settle(entry, ActOutcome.NOT_ALLOWED)
            outcome, detail = await carry_out(act, server, asked, self._limits)
            if outcome.unavailable:
                self._unavailable.remember(server, asked.kind)
            left = asked.key in self._left
            return await self._record.settle(entry, outcome, detail, tell=left)

    async def _result(self, key: str, work: Work) -> ActEntry:
        try:
            async with reading():
                done = await asyncio.shield(work)
        except Interrupted:
            if not work.done():
                self._left.add(key)
            raise
        if isinstance(done, DatabaseFailed):
            raise done
        return done

    async def _take(
        self, held: ExitStack, operator: Operator, server: Server, asked: Asked
    ) -> None:
        holding = self._under_way.hold(operator, asked.address, asked.ref.conference_id)
        try:
            held.enter_context(holding)
        except StopInProgress as other:
            name = other.operator_name
            await self._record.note(operator, server, asked, ActOutcome.IN_PROGRESS, name)
            raise ActInProgress(name) from None

    def _is_old(self, asked: Asked) -> bool:
        """One from the future is: the clock was set back."""
        age = self._now() - asked.since
        return not timedelta(0) <= age <= self._acts[asked.kind].lifetime
