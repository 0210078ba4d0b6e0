"""Stopping a conference: the one act that can hurt (design section 4, "Stop").

A press on "Stop…" makes a confirm screen, which is a row. A press on its Yes carries the key of
that row, and the row alone decides what is stopped. Everything is read afresh before the one
request and until after it, and every Yes ends in a record that says what became of it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime

from services import audit, confirmations
from services.audit import Entry, Outcome
from services.conferences import Card, SessionRef
from services.confirmations import Anew, Confirmation
from services.db import Database
from services.errors import ConfirmationOutdated, NotStoppable, ServerGone, StopInProgress
from services.figures import together
from services.forgotten import Forgotten, Rule, exceeds, judge
from services.operators import Operator, Operators
from services.servers import Server, Servers
from services.session_state import Life, State, read_state
from services.trueconf import (
    NotAuthorised,
    Participants,
    PermissionMissing,
    Session,
    TLSFailure,
    TrueConfError,
    Unreachable,
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
        self._database = database
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
        shown = _screen(operator, server, card.session, card.participants, threshold)
        return await self._show(shown)

    async def confirmation(self, operator_id: int, key: str) -> Confirmation:
        """The confirm screen with this key, for showing it.

        :raises NotAllowed:
        :raises ConfirmationOutdated: there is none of this operator
        """
        self._operators.ensure(operator_id)
        async with self._database.session() as session:
            found = await confirmations.find(session, key)
        if found is None or found.operator_id != operator_id:
            raise ConfirmationOutdated
        return found

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
        confirmed = await self._valid(operator, key)
        server = await self._server(operator, confirmed)
        async with self._alone(operator, confirmed):
            deadline = asyncio.get_running_loop().time() + PATIENCE
            try:
                async with asyncio.timeout(READING):
                    state, participants = await self._look(server, confirmed)
            except (TrueConfError, TimeoutError) as failure:
                return await self._refuse(operator, confirmed, *_unread(failure))
            if state.life is not Life.RUNNING:
                return await self._refuse_ended(operator, confirmed, state)
            if state.session is None:  # the list and the conference contradict each other
                return await self._refuse(operator, confirmed, Outcome.UNREADABLE)
            people = None if participants is None else len(participants.people)
            if state.obstacle:
                return await self._refuse(operator, confirmed, Outcome.AMBIGUOUS, people=people)
            if anew := _why_anew(confirmed, state.session, participants):
                await self._refuse(operator, confirmed, Outcome.ASKED_AGAIN, people=people)
                threshold = None if anew is Anew.NOT_FORGOTTEN else confirmed.threshold
                shown = _screen(operator, server, state.session, participants, threshold)
                return await self._show(replace(shown, anew=anew))
            return await self._send(operator, server, confirmed, people, deadline)

    async def entry(self, operator_id: int, entry_id: int) -> Entry | None:
        """The record of one Yes of this operator, for showing it.

        :raises NotAllowed:
        """
        self._operators.ensure(operator_id)
        async with self._database.session() as session:
            found = await audit.get(session, entry_id)
        return found if found and found.operator_id == operator_id else None

    async def check_again(self, operator_id: int, entry_id: int) -> Entry | None:
        """Look once more whether a stop has come about; only reads.

        :raises NotAllowed, ServerGone, TrueConfError:
        """
        entry = await self.entry(operator_id, entry_id)
        if entry is None or entry.outcome is None or not entry.outcome.undecided:
            return entry
        server = self._servers.get(entry.server_id, entry.address)
        state = await read_state(server, entry.ref)
        return await self._settle(entry, _after(state))

    async def told(self, entry_id: int) -> None:
        """The operator has been shown the outcome."""
        async with self._database.session() as session:
            await audit.mark_told(session, entry_id)

    async def unfinished(self) -> Sequence[Entry]:
        """What an earlier run of the bot left open; to be asked for before the first press of
        this one.
        """
        async with self._database.session() as session:
            return await audit.untold(session)

    async def finish(self, entry: Entry) -> Entry:
        """Settle an entry of an earlier run by reading; nothing is sent again.

        Whoever tells the operator marks the entry with `told`.
        """
        if entry.outcome:
            return entry
        try:
            server = self._servers.get(entry.server_id, entry.address)
            async with asyncio.timeout(PATIENCE):
                outcome = _after(await read_state(server, entry.ref))
        except (TrueConfError, ServerGone, TimeoutError):
            outcome = Outcome.NOT_CONFIRMED
        return await self._settle(entry, outcome)

    async def _valid(self, operator: Operator, key: str) -> Confirmation:
        async with self._database.session() as session:
            found = await confirmations.find(session, key)
            newest = found is not None and await confirmations.is_newest(session, found)
        if found is None:
            logger.warning("operator %s pressed Yes on a screen that never was", operator.id)
            raise ConfirmationOutdated
        if found.operator_id != operator.id or found.used or not newest:
            await self._record(operator, found, outcome=Outcome.OUTDATED)
            raise ConfirmationOutdated
        return found

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
            await self._record(operator, confirmed, outcome=Outcome.IN_PROGRESS, detail=other.name)
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
        entry = await self._record(operator, confirmed, people=people, use=True)
        taken = True
        try:
            async with asyncio.timeout_at(deadline):
                taken = await server.client.stop(str(confirmed.ref.conference_id))
        except (PermissionMissing, NotAuthorised) as refusal:
            return await self._settle(entry, *_unread(refusal))
        except (TrueConfError, TimeoutError) as failure:
            if isinstance(failure, TrueConfError) and not failure.sent:
                return await self._settle(entry, *_unread(failure))
            # It may have been carried out all the same: only the server's own state tells.
            logger.info("the answer to a stop request was lost: %s", type(failure).__name__)
        outcome = await self._until_ended(server, confirmed.ref, deadline)
        if outcome is Outcome.STOPPED and not taken:
            outcome = Outcome.ALREADY_ENDED  # in the moment between the last look and the request
        return await self._settle(entry, outcome)

    async def _until_ended(self, server: Server, ref: SessionRef, deadline: float) -> Outcome:
        outcome = Outcome.NOT_CONFIRMED
        pauses = iter(PAUSES)
        pause = 0.0
        try:
            async with asyncio.timeout_at(deadline):
                while True:
                    try:
                        outcome = _after(await read_state(server, ref))
                    except TrueConfError as failure:
                        logger.info("could not look after a stop: %s", type(failure).__name__)
                        outcome = Outcome.NOT_CONFIRMED
                    if not outcome.undecided:
                        return outcome
                    pause = next(pauses, pause)
                    await asyncio.sleep(pause)
        except TimeoutError:
            return outcome

    async def _show(self, shown: Confirmation) -> Confirmation:
        async with self._database.session() as session:
            await confirmations.add(session, shown)
        return shown

    async def _refuse_ended(
        self, operator: Operator, confirmed: Confirmation, state: State
    ) -> Entry:
        async with self._database.session() as session:
            by = await audit.stopped_by(session, confirmed)
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
        return await self._record(
            operator, confirmed, people=people, outcome=outcome, detail=detail, use=True
        )

    async def _record(
        self,
        operator: Operator,
        confirmed: Confirmation,
        *,
        people: int | None = None,
        outcome: Outcome | None = None,
        detail: str | None = None,
        use: bool = False,
    ) -> Entry:
        """Write the audit line and, where the Yes counts, use the screen up in the same
        transaction.

        :raises ConfirmationOutdated: it was used meanwhile
        """
        async with self._database.session() as session:
            if use and not await confirmations.use(session, confirmed.key):
                raise ConfirmationOutdated
            return await audit.record(
                session, operator, confirmed, people=people, outcome=outcome, detail=detail
            )

    async def _settle(self, entry: Entry, outcome: Outcome, detail: str | None = None) -> Entry:
        if outcome in {Outcome.STOPPED, Outcome.STOPPED_RESTARTED}:
            self._forgotten.leave_out(entry.server_id, entry.ref)
        async with self._database.session() as session:
            return await audit.settle(session, entry.id, outcome, detail)


def _screen(
    operator: Operator,
    server: Server,
    running: Session,
    participants: Participants | None,
    threshold: int | None,
) -> Confirmation:
    """What a confirm screen says now."""
    return Confirmation(
        key=confirmations.new_key(),
        operator_id=operator.id,
        server_id=server.id,
        address=server.address,
        ref=SessionRef.of(running),
        topic=running.topic,
        owner=running.owner,
        people=None if participants is None else len(participants.people),
        age=running.age,
        shown_at=datetime.now(UTC),
        threshold=threshold,
    )


def _why_anew(
    confirmed: Confirmation, running: Session, participants: Participants | None
) -> Anew | None:
    """Why a Yes has to be asked for once more; None when the screen still tells the truth."""
    if confirmed.threshold is not None:
        judged = judge(participants)
        if not isinstance(judged, Rule) or not exceeds(running.age, confirmed.threshold):
            return Anew.NOT_FORGOTTEN
    if confirmed.understates(None if participants is None else len(participants.people)):
        return Anew.MORE_PEOPLE
    return Anew.EXPIRED if confirmed.expired(datetime.now(UTC)) else None


async def _participants(server: Server, session: Session) -> Participants | None:
    try:
        return await server.client.participants(session)
    except TrueConfError as failure:
        logger.info("the participants could not be read: %s", type(failure).__name__)
        return None


def _after(state: State) -> Outcome:
    """The outcome of a stop request, by what became of the session."""
    match state.life:
        case Life.ENDED:
            return Outcome.STOPPED
        case Life.REPLACED:
            return Outcome.STOPPED_RESTARTED
        case Life.RUNNING:
            return Outcome.STILL_RUNNING


def _unread(failure: TrueConfError | TimeoutError) -> tuple[Outcome, str | None]:
    """The outcome when the server could not be read, so that nothing was sent, or it refused the
    request.
    """
    match failure:
        case PermissionMissing():
            return Outcome.REFUSED, failure.permission
        case NotAuthorised():
            return Outcome.CREDENTIALS_REFUSED, None
        case Unreachable() | TLSFailure() | TimeoutError():
            return Outcome.UNREACHABLE, None
        case _:
            return Outcome.UNREADABLE, None
