"""Does this very session still run? Asked before a stop, after it, and after a restart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from services.background import gather_pair
from services.conferences.listing import Listing, Obstacle, read_listing
from services.conferences.references import Sameness, SessionRef
from services.servers import Server
from services.trueconf import Conference, NotFound, Session


class Life(Enum):
    """What became of a session."""

    RUNNING = "running"
    ENDED = "ended"
    REPLACED = "replaced"  # it has ended, and a new session of its conference runs
    UNCLEAR = "unclear"  # the server contradicts itself, or does not tell one run from another


@dataclass(frozen=True, slots=True)
class State:
    life: Life
    session: Session | None = None  # with the id that its conference gives it; None: not listed
    obstacle: Obstacle | None = None  # why it is unclear what a stop would end

    @property
    def over(self) -> bool:
        return self.life in (Life.ENDED, Life.REPLACED)

    def unnamed(self, ref: SessionRef) -> bool:
        """The only session of the conference runs, and nothing tells it from another run."""
        return (
            self.life is Life.UNCLEAR
            and self.session is not None
            and self.obstacle is not Obstacle.TWO_SESSIONS
            and not ref.identified
            and not SessionRef.of(self.session).identified
        )


@dataclass(frozen=True, slots=True)
class Look:
    """What a server says of a conference at one moment."""

    listing: Listing
    own: Conference | None  # None: the conference has no id

    def state(self, ref: SessionRef) -> State:
        if self.own is None:
            return _listed(ref, self.listing)
        return _judge(ref, self.listing, self.own)


async def look(server: Server, conference_id: str | None) -> Look:
    """Both side by side, never from a cache. Raises TrueConfError: then nothing is known."""
    if conference_id is None:
        return Look(await read_listing(server), None)
    return Look(*await gather_pair(read_listing(server), _own_state(server, conference_id)))


async def look_again(server: Server, conference_id: str, before: Look) -> Look:
    """Read again what names the session: a change during `before` shows. Raises TrueConfError."""
    if before.own is not None and before.own.session_id is not None:
        return replace(before, own=await _own_state(server, conference_id))
    return replace(before, listing=await read_listing(server))


async def read_state(server: Server, ref: SessionRef) -> State:
    """By one look. Raises TrueConfError: then nothing is known."""
    return (await look(server, ref.conference_id)).state(ref)


async def _own_state(server: Server, conference_id: str) -> Conference:
    try:
        return await server.client.conference(conference_id)
    except NotFound:  # deleted: then nothing of it runs
        return Conference(id=conference_id, running=False)


def _listed(ref: SessionRef, listing: Listing) -> State:
    """By the list alone."""
    if session := listing.find(ref):
        return State(Life.RUNNING, session, Obstacle.NO_ID)
    possible = listing.possible(ref)
    if possible:
        return State(Life.UNCLEAR, possible[0], Obstacle.NO_ID)
    return State(Life.ENDED, None, Obstacle.NO_ID)


def _judge(ref: SessionRef, listing: Listing, own: Conference) -> State:
    assert ref.conference_id is not None  # noqa: S101 - it has a state of its own
    if own.id != ref.conference_id:
        return State(Life.UNCLEAR)
    # The ghost of a crash: no end in the call log, but stopped by its own word (design section 4).
    if own.running is False:
        return State(Life.ENDED)
    match listing.of_conference(ref.conference_id):
        case ():
            return _not_listed(ref, own)
        case (session,):
            return _one_listed(ref, session, own)
        case sessions:
            return _several_listed(ref, sessions, listing)


def _not_listed(ref: SessionRef, own: Conference) -> State:
    """The list has ended it, and the conference has not: one of them lags."""
    if own.running is None:
        return State(Life.UNCLEAR)
    match ref.compare(SessionRef(ref.conference_id, own.session_id, None)):
        case Sameness.SAME:
            return State(Life.RUNNING)
        case Sameness.DIFFERENT:
            return State(Life.REPLACED)
        case Sameness.UNKNOWN:
            return State(Life.UNCLEAR)


def _one_listed(ref: SessionRef, session: Session, own: Conference) -> State:
    """Both speak of one session, and have to agree on which."""
    seen = replace(session, session_id=session.session_id or own.session_id)
    by_list = ref.compare(SessionRef.of(seen))
    by_own = ref.compare(
        SessionRef.of(replace(session, session_id=own.session_id or session.session_id))
    )
    if by_list is not by_own or by_list is Sameness.UNKNOWN:
        return State(Life.UNCLEAR, seen)
    if by_list is Sameness.DIFFERENT:
        return State(Life.REPLACED)
    if own.session_id not in (None, ref.session_id, session.session_id):
        return State(Life.UNCLEAR, seen)  # known by its start, but given a name never seen
    return State(Life.RUNNING, seen)


def _several_listed(ref: SessionRef, sessions: tuple[Session, ...], listing: Listing) -> State:
    if session := listing.find(ref):
        return State(Life.RUNNING, session, listing.obstacle(session))
    if any(ref.compare(SessionRef.of(each)) is Sameness.UNKNOWN for each in sessions):
        return State(Life.UNCLEAR, sessions[0], listing.obstacle(sessions[0]))
    return State(Life.REPLACED)
