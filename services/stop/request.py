"""The one request that stops a conference: the read before it, and the look at what it did."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, repeat

from services.background import gather_pair
from services.conferences import Life, SessionRef, State, look, look_again, read_state
from services.servers import Server
from services.stop import rules as stop_rules
from services.stop.audit import Outcome
from services.stop.confirmations import Confirmation
from services.stop.rules import Reply
from services.trueconf import Participants, Session, TrueConfError

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class StopLimits:
    """Seconds."""

    patience: float = 25.0  # from Yes to the outcome
    waiting: float = 5.0  # from the request until its Yes waits no longer, but its screen
    showing: float = 20.0  # until a screen with the outcome is taken for one that Telegram refused
    looking: float = 4.0  # until the screen of a stop under way is taken for one that was left
    reading: float = 9.0  # of these, for what is read beforehand
    people: float = 4.0  # of these, for who is in the conference; unknown after that
    last_look: float = 4.0  # of the patience, kept for a look when the request takes too long
    ending: float = 25.0  # from the answer to the outcome, while the session still runs
    answered: float = 1.5  # the same after an answer that is no consent
    pauses: tuple[float, ...] = (0.3, 0.7, 1.0, 2.0)  # between looks; the last one repeats


async def read_before(
    server: Server, confirmed: Confirmation, limits: StopLimits
) -> tuple[State, Participants | None]:
    """Nothing is asked between this and the request. Raises TrueConfError, TimeoutError."""
    ref = confirmed.ref
    asked = Session(
        conference_id=ref.conference_id, session_id=ref.session_id, owner=confirmed.owner
    )
    async with asyncio.timeout(limits.reading):
        seen, participants = await gather_pair(
            look(server, ref.conference_id), _participants(server, asked, limits.people)
        )
        state = seen.state(ref)
        if state.life is Life.RUNNING or state.unnamed(ref):
            state = (await look_again(server, str(ref.conference_id), seen)).state(ref)
        elif state.life is Life.UNCLEAR:
            # It may be over since the first answer; a second look is no reason to send anything.
            later = await read_state(server, ref)
            state = later if later.over else state
    return state, participants


async def _participants(server: Server, session: Session, limit: float) -> Participants | None:
    try:
        async with asyncio.timeout(limit):
            return await server.client.participants(session)
    except (TrueConfError, TimeoutError) as failure:
        logger.info("the participants could not be read: %s", type(failure).__name__)
        return None


async def carry_out(
    server: Server, ref: SessionRef, limits: StopLimits, deadline: float
) -> tuple[Outcome, str | None]:
    """Send the request once, and look what it did. `deadline`: by the event loop's clock."""
    failure: TrueConfError | TimeoutError | None = None
    status: int | None = None
    try:
        async with asyncio.timeout_at(deadline - limits.last_look):
            status = await server.client.stop(str(ref.conference_id))
    except TimeoutError as late:
        failure = late
    except TrueConfError as error:
        if not error.sent:
            return stop_rules.outcome_of(error)
        failure, status = error, error.status
    reply = Reply.of(status)
    if failure is not None:
        # It may have been carried out all the same: only the server's own state tells.
        logger.info("a stop request failed: %s (%s)", type(failure).__name__, reply)
    looking = limits.ending if reply.may_take_long else limits.answered
    deadline = min(deadline, asyncio.get_running_loop().time() + looking)
    state = await _until_ended(server, ref, limits, deadline, once=reply is Reply.REFUSED)
    return stop_rules.concluded(state, reply, status, failure)


async def _until_ended(
    server: Server, ref: SessionRef, limits: StopLimits, deadline: float, *, once: bool
) -> State:
    """`once`: that it still runs is enough to know."""
    state = State(Life.UNCLEAR)
    with suppress(TimeoutError):
        async with asyncio.timeout_at(deadline):
            for pause in chain(limits.pauses, repeat(limits.pauses[-1])):
                try:
                    state = await read_state(server, ref)
                except TrueConfError as failure:
                    logger.info("could not look after a stop: %s", type(failure).__name__)
                    state = State(Life.UNCLEAR)
                if state.over or (once and state.life is Life.RUNNING):
                    break
                await asyncio.sleep(pause)
    return state
