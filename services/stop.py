"""Stopping a conference: the one act that can hurt (design section 4, "Stop").

A press on "Stop…" makes a confirm screen, which is a row. A press on its Yes carries the key of
that row, and the row alone decides what is stopped. Everything is read afresh before the one
request and until after it, and every Yes ends in a record that says what became of it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import datetime
from itertools import chain, repeat

from services import stop_rules
from services.audit import Entry, Outcome
from services.conferences import Card, SessionRef
from services.confirmations import Anew, Confirmation
from services.db import Database
from services.errors import NotStoppable, ServerGone, StopInProgress
from services.figures import together
from services.forgotten import Forgotten
from services.ledger import Ledger
from services.operators import Operator, Operators
from services.servers import Server, Servers
from services.session_state import Life, State, read_state
from services.trueconf import (
    NotAuthorised,
    Participants,
    PermissionMissing,
    Session,
    TrueConfError,
)

logger = logging.getLogger(__name__)

# Seconds from Yes to the outcome, and how much of it reading beforehand may take.
PATIENCE = 25.0
READING = 9.0
# Seconds between two looks at whether the conference has ended; each pause is longer than the
# one before.
PAUSES = (0.3, 0.7, 1.0, 2.0)


class Stop:
    def __init__(
        self, database: Database, operators: Operators, servers: Servers, forgotten: Forgotten
    ) -> None:
        self._ledger = Ledger(database)
        self._operators = operators
        self._servers = servers
        self._forgotten = forgotten
        self._under_way: dict[tuple[int, str], Operator] = {}

    @property
    def under_way(self) -> bool:
        """Whether a stop is being carried out; the program does not end before it."""
        return bool(self._under_way)

    async def confirm(
        self, operator_id: int, server: Server, card: Card, threshold: int | None = None
    ) -> Confirmation:
        """Record the confirm screen for a card that was read just now.

        :param threshold: the hours by which the conference looked forgotten, where that is why it
            is to be stopped: Yes then judges again
        :raises NotAllowed:
        :raises NotStoppable: it is unclear what a stop request would end
        """
        operator = self._operators.ensure(operator_id)
        if card.obstacle:
            raise NotStoppable
        shown = stop_rules.screen(operator, server, card.session, card.participants, threshold)
        return await self._ledger.show(shown)

    async def confirmation(self, operator_id: int, key: str) -> Confirmation:
        """The confirm screen with this key, for showing it.

        :raises NotAllowed:
        :raises ConfirmationOutdated: there is none of this operator
        """
        return await self._ledger.shown(self._operators.ensure(operator_id), key)

    async def execute(self, operator_id: int, key: str) -> Entry | Confirmation:
        """A press on Yes: stop what the confirm screen named, or say why not.

        Returns the record of what became of it, or a new confirm screen where the old one no
        longer told the truth: too old, more people are in the conference than it said, or it is
        not forgotten any more.

        :raises NotAllowed:
        :raises ConfirmationOutdated: the screen is unknown, used, foreign or not the operator's
            newest
        :raises ServerGone: the server was removed or has another address
        :raises StopInProgress: somebody is stopping this conference right now
        """
        operator = self._operators.ensure(operator_id)
        confirmed = await self._ledger.valid(operator, key)
        server = await self._server(operator, confirmed)
        async with self._alone(operator, confirmed):
            deadline = asyncio.get_running_loop().time() + PATIENCE
            try:
                async with asyncio.timeout(READING):
                    state, participants = await self._look(server, confirmed)
            except (TrueConfError, TimeoutError) as failure:
                return await self._refuse(operator, confirmed, *stop_rules.unread(failure))
            if state.life is not Life.RUNNING:
                return await self._refuse_ended(operator, confirmed, state)
            if state.session is None:  # the list and the conference contradict each other
                return await self._refuse(operator, confirmed, Outcome.UNREADABLE)
            people = None if participants is None else len(participants.people)
            if state.obstacle:
                return await self._refuse(operator, confirmed, Outcome.AMBIGUOUS, people=people)
            if anew := stop_rules.why_anew(confirmed, state.session, participants):
                await self._refuse(operator, confirmed, Outcome.ASKED_AGAIN, people=people)
                threshold = None if anew is Anew.NOT_FORGOTTEN else confirmed.threshold
                shown = stop_rules.screen(operator, server, state.session, participants, threshold)
                return await self._ledger.show(replace(shown, anew=anew))
            return await self._send(operator, server, confirmed, people, deadline)

    async def entry(self, operator_id: int, entry_id: int) -> Entry | None:
        """The record of one Yes of this operator, for showing it.

        :raises NotAllowed:
        """
        return await self._ledger.entry(self._operators.ensure(operator_id), entry_id)

    async def check_again(self, operator_id: int, entry_id: int) -> Entry | None:
        """Look once more whether a stop has come about; only reads.

        :raises NotAllowed, ServerGone, TrueConfError:
        """
        entry = await self.entry(operator_id, entry_id)
        if entry is None or entry.outcome is None or not entry.outcome.undecided:
            return entry
        server = self._servers.get(entry.server_id, entry.address)
        state = await read_state(server, entry.ref)
        return await self._settle(entry, stop_rules.after(state))

    async def told(self, entry_id: int) -> None:
        """The operator has been shown the outcome."""
        await self._ledger.told(entry_id)

    async def untold(self, settled_before: datetime) -> Sequence[Entry]:
        """Outcomes that have been known since before that moment, and which their operators may
        not have seen.
        """
        return await self._ledger.untold(settled_before)

    async def unfinished(self) -> Sequence[Entry]:
        """What an earlier run of the bot left open; to be asked for before the first press of
        this one.
        """
        return await self._ledger.untold()

    async def finish(self, entry: Entry) -> Entry:
        """Settle an entry of an earlier run by reading; nothing is sent again."""
        if entry.outcome:
            return entry
        try:
            server = self._servers.get(entry.server_id, entry.address)
            async with asyncio.timeout(PATIENCE):
                outcome = stop_rules.after(await read_state(server, entry.ref))
        except (TrueConfError, ServerGone, TimeoutError):
            outcome = Outcome.NOT_CONFIRMED
        return await self._settle(entry, outcome)

    async def _server(self, operator: Operator, confirmed: Confirmation) -> Server:
        try:
            return self._servers.get(confirmed.server_id, confirmed.address)
        except ServerGone:
            await self._refuse(operator, confirmed, Outcome.SERVER_GONE)
            raise

    @asynccontextmanager
    async def _alone(self, operator: Operator, confirmed: Confirmation) -> AsyncIterator[None]:
        """Let one operator at a time stop this conference."""
        conference = (confirmed.server_id, str(confirmed.ref.conference_id))
        if other := self._under_way.get(conference):
            await self._ledger.note(operator, confirmed, Outcome.IN_PROGRESS, other.name)
            raise StopInProgress(other.name)
        self._under_way[conference] = operator
        try:
            yield
        finally:
            del self._under_way[conference]

    async def _look(
        self, server: Server, confirmed: Confirmation
    ) -> tuple[State, Participants | None]:
        """The fresh read: the last thing that is asked before the request to stop."""
        ref = confirmed.ref
        asked = Session(
            conference_id=ref.conference_id, session_id=ref.session_id, owner=confirmed.owner
        )
        return await together(read_state(server, ref), _participants(server, asked))

    async def _send(
        self,
        operator: Operator,
        server: Server,
        confirmed: Confirmation,
        people: int | None,
        deadline: float,
    ) -> Entry:
        entry = await self._ledger.use(operator, confirmed, people=people)
        taken = True
        try:
            async with asyncio.timeout_at(deadline):
                taken = await server.client.stop(str(confirmed.ref.conference_id))
        except (PermissionMissing, NotAuthorised) as refusal:
            return await self._settle(entry, *stop_rules.unread(refusal))
        except (TrueConfError, TimeoutError) as failure:
            if isinstance(failure, TrueConfError) and not failure.sent:
                return await self._settle(entry, *stop_rules.unread(failure))
            # It may have been carried out all the same: only the server's own state tells.
            logger.info("the answer to a stop request was lost: %s", type(failure).__name__)
        outcome = await self._until_ended(server, confirmed.ref, deadline)
        if outcome is Outcome.STOPPED and not taken:
            outcome = Outcome.ALREADY_ENDED  # in the moment between the last look and the request
        return await self._settle(entry, outcome)

    async def _until_ended(self, server: Server, ref: SessionRef, deadline: float) -> Outcome:
        outcome = Outcome.NOT_CONFIRMED
        with suppress(TimeoutError):
            async with asyncio.timeout_at(deadline):
                for pause in chain(PAUSES, repeat(PAUSES[-1])):
                    try:
                        outcome = stop_rules.after(await read_state(server, ref))
                    except TrueConfError as failure:
                        logger.info("could not look after a stop: %s", type(failure).__name__)
                        outcome = Outcome.NOT_CONFIRMED
                    if not outcome.undecided:
                        break
                    await asyncio.sleep(pause)
        return outcome

    async def _refuse_ended(
        self, operator: Operator, confirmed: Confirmation, state: State
    ) -> Entry:
        by = await self._ledger.stopped_by(confirmed)
        self._forgotten.leave_out(confirmed.server_id, confirmed.ref)
        outcome = Outcome.REPLACED if state.life is Life.REPLACED else Outcome.ALREADY_ENDED
        return await self._refuse(operator, confirmed, outcome, by)

    async def _refuse(
        self,
        operator: Operator,
        confirmed: Confirmation,
        outcome: Outcome,
        detail: str | None = None,
        *,
        people: int | None = None,
    ) -> Entry:
        return await self._ledger.use(
            operator, confirmed, people=people, outcome=outcome, detail=detail
        )

    async def _settle(self, entry: Entry, outcome: Outcome, detail: str | None = None) -> Entry:
        if outcome in {Outcome.STOPPED, Outcome.STOPPED_RESTARTED}:
            self._forgotten.leave_out(entry.server_id, entry.ref)
        return await self._ledger.settle(entry, outcome, detail)


async def _participants(server: Server, session: Session) -> Participants | None:
    try:
        return await server.client.participants(session)
    except TrueConfError as failure:
        logger.info("the participants could not be read: %s", type(failure).__name__)
        return None
