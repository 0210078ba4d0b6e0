"""Does this very session still run? The question before a stop, after it, and after a restart of
the bot.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from services.conferences import Listing, Obstacle, SessionRef, read_listing
from services.figures import together
from services.servers import Server
from services.trueconf import Conference, NotFound, Session


class Life(Enum):
    """What became of a session."""

    RUNNING = "running"
    ENDED = "ended"
    REPLACED = "replaced"  # it has ended, and a new session of its conference runs


@dataclass(frozen=True, slots=True)
class State:
    """
    :ivar session: the session as the list has it; None when it is not listed
    :ivar obstacle: why it is unclear what a stop request would end
    """

    life: Life
    session: Session | None = None
    obstacle: Obstacle | None = None


async def read_state(server: Server, ref: SessionRef) -> State:
    """Ask the server's list and the conference's own state, side by side, never a cache.

    Of a conference without an id only the list can tell.

    :raises TrueConfError: when either cannot be read: then nothing is known
    """
    if ref.conference_id is None:
        session = (await read_listing(server)).find(ref)
        return State(Life.RUNNING if session else Life.ENDED, session, Obstacle.NO_ID)
    listing, own = await together(read_listing(server), _own_state(server, ref.conference_id))
    return _judge(ref, listing, own)


async def _own_state(server: Server, conference_id: str) -> Conference:
    try:
        return await server.client.conference(conference_id)
    except NotFound:  # deleted: then nothing of it runs
        return Conference(id=conference_id, running=False)


def _judge(ref: SessionRef, listing: Listing, own: Conference) -> State:
    # Without an end in the call log, but stopped by its own word: the ghost of a crash (design
    # section 4).
    if own.running is False:
        return State(Life.ENDED)
    session = listing.find(ref)
    if session is not None:
        return State(Life.RUNNING, session, listing.obstacle(session))
    if listing.of_conference(own.id):
        return State(Life.REPLACED)
    # Not listed, yet the conference says that it runs: another session, if it names one, or a
    # list that lags.
    if own.running and own.session_id == ref.session_id:
        return State(Life.RUNNING)
    return State(Life.REPLACED if own.running else Life.ENDED)
