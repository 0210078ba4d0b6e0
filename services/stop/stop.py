"""Stops a conference: the one act that can hurt (design section 4, "Stop").

Everything is read again just before the one request; every Yes ends in a record.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from functools import partial

from services.background import Spawn
from services.conferences import Card
from services.db import Database
from services.errors import NotAllowed, NotStoppable, Protected, ServerGone, StopInProgress
from services.forgotten import Forgotten
from services.operators import Operator
from services.protection import Protections
from services.roles import Right
from services.servers import Server, Servers
from services.stop import rules as stop_rules
from services.stop.audit import Entry, Outcome
from services.stop.batches import Batches
from services.stop.confirmations import Confirmation, ReconfirmReason
from services.stop.in_progress import UnderWay
from services.stop.ledger import Ledger
from services.stop.request import StopLimits, read_before
from services.stop.screens import Screens
from services.stop.sending import Sending
from services.stop.settling import Settling
from services.stop.veto import forbidden_now
from services.trueconf import TrueConfError


class Stop:
    def __init__(
        self,
        database: Database,
        servers: Servers,
        forgotten: Forgotten,
        protections: Protections,
        *,
        spawn: Spawn,
        limits: StopLimits,
        now: Callable[[], datetime],
    ) -> None:
        self._now = now
        self._ledger = Ledger(database, now)
        self._servers = servers
        self._protections = protections
        self._limits = limits
        self._under_way = UnderWay()
        self._settling = settling = Settling(self._ledger, servers, forgotten, limits.patience)
        # Who stopped a session, and what somebody's Yes did: both only read the record.
        self.stopped_by = self._settling.stopped_by
        self.entry_of = self._ledger.of_screen
        self.screens = Screens(self._ledger, limits)
        self.batches = Batches(self._ledger, settling, now)
        self._sending = Sending(self._ledger, settling, self.screens, spawn=spawn, limits=limits)

    @property
    def settled(self) -> asyncio.Event:
        """Set when a request has got its outcome."""
        return self._sending.settled

    @property
    def under_way(self) -> bool:
        """The program does not end while a stop is being carried out."""
        return bool(self._under_way)

    async def ended(self) -> None:
        await self._under_way.ended()

    async def confirm(
        self,
        operator: Operator,
        server: Server,
        card: Card,
        threshold: int | None = None,
        batch: str | None = None,
    ) -> Confirmation:
        """Record the confirm screen for a card that was read just now.

        :param threshold: hours by which it looked forgotten; if set, Yes judges again by them
        :param batch: of a screen that names several: they do not make each other outdated, and
            where one is no longer true it is left out instead of asked for again
        :raises NotStoppable: it is unclear what a stop request would end
        :raises NotAllowed:
        :raises Protected: somebody protected it
        """
        operator.require(Right.ACT, server.id)
        if protection := self._protections.of(
            server, card.session.conference_id, card.session.owner
        ):
            raise Protected(protection.by_name, protection.note)
        if card.obstacle:
            raise NotStoppable
        shown = stop_rules.screen(
            operator, server, card.session, card.participants, threshold, now=self._now()
        )
        return await self._ledger.show(replace(shown, batch=batch))

    async def confirmation(self, operator: Operator, key: str) -> Confirmation:
        """Raises NotAllowed, and ConfirmationOutdated: this operator has no such screen."""
        operator.require(Right.VIEW)
        shown = await self._ledger.shown(operator, key)
        operator.require(Right.ACT, shown.server_id)
        return shown

    async def execute(
        self, operator: Operator, key: str, *, begun: bool = False
    ) -> Entry | Confirmation:
        """A press on Yes: what it did, or a new screen where the old one is no longer true.

        For a used screen, what its Yes did. An entry without outcome is still being carried out:
        nobody waits longer than a few seconds for a server to confirm. A caller that stops waiting
        cuts off what is read before the request, but neither the request nor its record.

        :param begun: the Yes for all of its batch has counted (the rule's needs none): its age
            counts no more, unless nothing identifies its session
        :raises ConfirmationOutdated: the screen is unknown, foreign or not the operator's newest
        :raises ServerGone: the server was removed or has another address
        :raises StopInProgress: somebody is stopping this conference right now
        :raises NotAllowed: this operator may stop nothing there
        """
        operator.require(Right.VIEW)
        confirmed = await self._ledger.pressed(operator, key, begun=begun)
        if isinstance(confirmed, Entry):
            operator.require(Right.VIEW, confirmed.server_id)
            return await self._account(confirmed)
        if not operator.may(Right.ACT, confirmed.server_id):
            await self._ledger.turn_away(operator, confirmed, Outcome.NOT_ALLOWED)
            raise NotAllowed(Right.ACT, confirmed.server_id)
        server = await self._server(operator, confirmed)
        with ExitStack() as held:
            await self._take(held, operator, confirmed)
            deadline = asyncio.get_running_loop().time() + self._limits.patience
            try:
                state, participants = await read_before(server, confirmed, self._limits)
            except (TrueConfError, TimeoutError) as failure:
                return await self._ledger.use(operator, confirmed, *stop_rules.outcome_of(failure))
            people = None if participants is None else len(participants.people)
            if hindrance := stop_rules.hindrance(confirmed, state, participants):
                return await self._hindered(operator, confirmed, hindrance, people)
            assert state.session is not None  # noqa: S101 - else it is hindered
            veto = partial(
                forbidden_now, self._protections, operator, server, state.session, confirmed
            )
            if forbidden := veto():
                return await self._ledger.use(operator, confirmed, *forbidden, people=people)
            on_screen = self._ledger.on_screen(confirmed)
            now = None if begun and confirmed.ref.identified else self._now()
            if anew := stop_rules.reconfirm_reason(
                confirmed, state.session, participants, now, on_screen
            ):
                detail = confirmed.batch and anew
                used = await self._ledger.use(
                    operator, confirmed, Outcome.ASKED_AGAIN, detail, people=people
                )
                if confirmed.batch is not None:
                    return used
                threshold = None if anew is ReconfirmReason.NOT_FORGOTTEN else confirmed.threshold
                shown = stop_rules.screen(
                    operator, server, state.session, participants, threshold, now=self._now()
                )
                return await self._ledger.show(replace(shown, anew=anew))
            return await self._sending.send(
                held.pop_all(),
                operator,
                server,
                confirmed,
                people=people,
                deadline=deadline,
                veto=veto,
            )

    async def entry(self, operator: Operator, entry_id: int) -> Entry | None:
        """Raises NotAllowed."""
        operator.require(Right.VIEW)
        entry = await self._ledger.entry(operator, entry_id)
        if entry is not None:
            operator.require(Right.VIEW, entry.server_id)
        return entry

    async def check_again(self, operator: Operator, entry_id: int) -> Entry | None:
        """Only reads. Raises NotAllowed, ServerGone, TrueConfError."""
        operator.require(Right.ACT)
        entry = await self.entry(operator, entry_id)
        if entry is not None:
            operator.require(Right.ACT, entry.server_id)
        return entry and await self._settling.look(entry)

    def carries_out(self, entry_id: int) -> bool:
        """Whether its outcome is still to come in this run."""
        return self._sending.carries_out(entry_id)

    async def wait_for_outcome(self, entry_id: int) -> None:
        """Wait for the outcome of what is carried out."""
        await self._sending.wait_for_outcome(entry_id)

    async def unreported(self, settled_before: datetime) -> Sequence[Entry]:
        """Known since before that moment; their operators may not have seen them."""
        return await self._ledger.unreported(settled_before)

    async def unfinished(self) -> Sequence[Entry]:
        """Left open by an earlier run; to be asked for before the first press of this one."""
        return await self._ledger.unreported()

    async def finish(self, entry: Entry) -> Entry:
        """Settle an entry of an earlier run by reading; nothing is sent again."""
        return await self._settling.finish(entry)

    async def _account(self, entry: Entry) -> Entry:
        if entry.outcome is None and not self.carries_out(entry.id):
            if other := self._under_way.operator(entry.address, entry.ref.conference_id):
                raise StopInProgress(other.name)
            entry = await self._settling.finish(entry)
        self.screens.showing(entry)
        return entry

    async def _server(self, operator: Operator, confirmed: Confirmation) -> Server:
        try:
            return self._servers.get(confirmed.server_id, confirmed.address)
        except ServerGone:
            await self._ledger.use(operator, confirmed, Outcome.SERVER_GONE)
            raise

    async def _take(self, held: ExitStack, operator: Operator, confirmed: Confirmation) -> None:
        holding = self._under_way.hold(operator, confirmed.address, confirmed.ref.conference_id)
        try:
            held.enter_context(holding)
        except StopInProgress as other:
            turned_away = Outcome.IN_PROGRESS, other.operator_name
            await self._ledger.turn_away(operator, confirmed, *turned_away)
            raise

    async def _hindered(
        self, operator: Operator, confirmed: Confirmation, outcome: Outcome, people: int | None
    ) -> Entry:
        if outcome not in (Outcome.ALREADY_ENDED, Outcome.REPLACED):
            people = None if outcome is Outcome.UNREADABLE else people
            return await self._ledger.use(operator, confirmed, outcome, people=people)
        by = await self.stopped_by(confirmed.address, confirmed.ref, confirmed.shown_at)
        self._settling.leave_out(confirmed.address, confirmed.ref)
        return await self._ledger.use(operator, confirmed, outcome, by)
