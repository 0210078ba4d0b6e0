"""The one request of an act, and the looks at what it did."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, repeat

from services.acts import outcomes
from services.acts.act import Act
from services.acts.asked import Asked
from services.acts.outcomes import Found
from services.servers import Server
from services.stop import Reply
from services.trueconf import TrueConfError

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActLimits:
    """Seconds."""

    reading: float = 9.0  # for what is read beforehand
    sending: float = 9.0  # for the request
    looking: float = 6.0  # from its answer to the outcome, while nothing is seen of it
    answered: float = 1.5  # the same after an answer that is no consent
    pauses: tuple[float, ...] = (0.3, 0.7, 1.0)  # between looks; the last one repeats
    remembered: float = 3600.0  # what a server has refused to do at all


async def carry_out(act: Act, server: Server, asked: Asked, limits: ActLimits) -> Found:
    """Send it once, and look what it did."""
    failure: TrueConfError | TimeoutError | None = None
    status: int | None = None
    try:
        async with asyncio.timeout(limits.sending):
            status = await act.send(server, asked)
    except TimeoutError as late:
        failure = late
    except TrueConfError as error:
        if not error.sent:
            return outcomes.unsent(error)
        failure, status = error, error.status
    if said := outcomes.refusal(failure):
        return said
    reply = Reply.of(status)
    if failure is not None:
        logger.info("%s: no clear answer: %s (%s)", act.kind, type(failure).__name__, reply)
    return outcomes.concluded(act, await _seen(act, server, asked, reply, limits), reply, status)


async def _seen(
    act: Act, server: Server, asked: Asked, reply: Reply, limits: ActLimits
) -> bool | None:
    """What a person has to do is not waited for."""
    done: bool | None = None
    with suppress(TimeoutError):
        async with asyncio.timeout(limits.looking if reply.may_take_long else limits.answered):
            for pause in chain(limits.pauses, repeat(limits.pauses[-1])):
                done = await look(act, server, asked)
                if done or act.needs_a_person:
                    break
                if reply is Reply.REFUSED and done is False:
                    break  # that nothing has changed is enough to know
                await asyncio.sleep(pause)
    return done


async def look(act: Act, server: Server, asked: Asked) -> bool | None:
    """None also where the server cannot be read."""
    try:
        return await act.done(server, asked)
    except TrueConfError as failure:
        logger.info("could not look after %s: %s", act.kind, type(failure).__name__)
        return None
