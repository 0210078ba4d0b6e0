"""A request on its way, and what is looked up after it: they go on when nobody waits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import ExitStack

from services.background import Spawn, reading
from services.db import DatabaseFailed
from services.errors import ConfirmationOutdated
from services.operators import Operator
from services.servers import Server
from services.stop.audit import Entry
from services.stop.confirmations import Confirmation
from services.stop.ledger import Ledger
from services.stop.request import StopLimits, carry_out
from services.stop.screens import Screens
from services.stop.settling import Settling
from services.stop.veto import Refusal

Work = asyncio.Task[Entry]


class Sending:
    """`settled` is set when a request has got its outcome, for who tells what no screen shows."""

    def __init__(
        self,
        ledger: Ledger,
        settling: Settling,
        screens: Screens,
        *,
        spawn: Spawn,
        limits: StopLimits,
    ) -> None:
        self._ledger = ledger
        self._settling = settling
        self._screens = screens
        self._spawn = spawn
        self._limits = limits
        self._work: dict[int, Work] = {}
        self.settled = asyncio.Event()

    def carries_out(self, entry_id: int) -> bool:
        return entry_id in self._work

    @reading()
    async def wait_for_outcome(self, entry_id: int) -> None:
        """Wait for the outcome of what is carried out."""
        if work := self._work.get(entry_id):
            await asyncio.wait((work,))

    async def send(
        self,
        held: ExitStack,
        operator: Operator,
        server: Server,
        confirmed: Confirmation,
        *,
        people: int | None,
        deadline: float,
        veto: Callable[[], Refusal | None],
    ) -> Entry:
        """Without an outcome, where the server takes longer than somebody likes to wait.

        :param held: closed when there is an outcome, or nothing was sent
        :param deadline: of the outcome, by the event loop's clock
        :param veto: asked right before the request: why it may not be sent after all
        :raises ConfirmationOutdated, DatabaseFailed: nothing was sent
        """
        sending = self._spawn(
            "send a stop",
            self._begin(
                held,
                operator,
                server,
                confirmed,
                people=people,
                deadline=deadline,
                veto=veto,
            ),
        )
        async with reading():  # who wants something else meanwhile gets the result as a message
            sent = await asyncio.shield(sending)
            if isinstance(sent, Exception):
                raise sent
            entry, work = sent
            with self._screens.waiting(entry):
                await asyncio.wait({work}, timeout=self._limits.waiting)
        return work.result() if work.done() else entry

    async def _begin(
        self,
        held: ExitStack,
        operator: Operator,
        server: Server,
        confirmed: Confirmation,
        *,
        people: int | None,
        deadline: float,
        veto: Callable[[], Refusal | None],
    ) -> tuple[Entry, Work] | ConfirmationOutdated | DatabaseFailed:
        """A refusal is returned: it is no failure of the task."""
        with held:
            try:
                entry = await self._ledger.intend(operator, confirmed, people=people)
            except (ConfirmationOutdated, DatabaseFailed) as refusal:
                return refusal
            work = self._spawn("stop a conference", self._carry_out(server, entry, deadline, veto))
            self._work[entry.id] = work
            until_done = held.pop_all()
            until_done.callback(self._work.pop, entry.id)
            work.add_done_callback(lambda _: until_done.close())
        return entry, work

    async def _carry_out(
        self, server: Server, entry: Entry, deadline: float, veto: Callable[[], Refusal | None]
    ) -> Entry:
        if forbidden := veto():
            settled = await self._ledger.settle(entry, *forbidden)
        else:
            done = await carry_out(server, entry.ref, self._limits, deadline)
            settled = await self._settling.settle(entry, *done)
        self.settled.set()
        return settled
