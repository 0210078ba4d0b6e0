"""Running conferences: the list and the card."""

from __future__ import annotations

import asyncio
import hashlib
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from services.errors import ConferenceEnded
from services.figures import Figures
from services.operators import Operators
from services.servers import Server
from services.shared import Shared, Spawn
from services.trueconf import Conference, Participants, Session

# How old the list may be that operators share (design section 4). Seconds.
LIST_AGE = 3.0


@dataclass(frozen=True, slots=True)
class SessionRef:
    """Which run of which conference is meant; small enough to travel in dialog data and rows.

    :ivar started_at: tells sessions apart where the server gives no session id
    """

    conference_id: str | None
    session_id: str | None
    started_at: datetime | None

    @classmethod
    def of(cls, session: Session) -> SessionRef:
        return cls(session.conference_id, session.session_id, session.started_at)

    @property
    def identified(self) -> bool:
        """Whether this run can be told from the next one of the same conference."""
        return self.session_id is not None or self.started_at is not None

    @property
    def key(self) -> str:
        """A short name for callback data, the same after a restart and wherever the row stands
        in the list.
        """
        parts = (self.conference_id, self.session_id or self.started_at)
        return hashlib.blake2b(repr(parts).encode(), digest_size=8).hexdigest()

    def same_as(self, other: SessionRef) -> bool:
        """Whether both mean the same run. Without any identity, the same conference has to do."""
        if self.conference_id != other.conference_id:
            return False
        if self.session_id is not None and other.session_id is not None:
            return self.session_id == other.session_id
        if self.started_at is not None and other.started_at is not None:
            return self.started_at == other.started_at
        return not self.identified and not other.identified


class Obstacle(StrEnum):
    """Why a running conference cannot be stopped from here."""

    NO_ID = "no-id"
    TWO_SESSIONS = "two-sessions"


@dataclass(frozen=True, slots=True)
class Listing:
    """All running conferences of one server at one moment; longest first."""

    sessions: tuple[Session, ...]
    read_at: datetime
    _rooms: Counter[str | None] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_rooms", Counter(s.conference_id for s in self.sessions))

    def find(self, ref: SessionRef) -> Session | None:
        return next((s for s in self.sessions if ref.same_as(SessionRef.of(s))), None)

    def by_key(self, key: str) -> Session | None:
        return next((s for s in self.sessions if SessionRef.of(s).key == key), None)

    def of_conference(self, conference_id: str) -> tuple[Session, ...]:
        return tuple(s for s in self.sessions if s.conference_id == conference_id)

    def obstacle(self, session: Session) -> Obstacle | None:
        if session.conference_id is None:
            return Obstacle.NO_ID
        return Obstacle.TWO_SESSIONS if self._rooms[session.conference_id] > 1 else None


@dataclass(frozen=True, slots=True)
class Card:
    """One running conference, read just now. What could not be read in time is None."""

    session: Session
    obstacle: Obstacle | None
    conference: Conference | None
    participants: Participants | None
    recording: bool | None
    management_link: str | None


class Conferences:
    def __init__(self, operators: Operators, spawn: Spawn, figures: Figures) -> None:
        self._operators = operators
        self._spawn = spawn
        self._figures = figures
        self._lists: dict[int, Shared[Listing]] = {}

    async def listing(self, operator_id: int, server: Server, *, fresh: bool = False) -> Listing:
        """The running conferences of a server.

        One request serves all operators who ask at once; the answer may be `LIST_AGE` seconds old.

        :param fresh: ask the server in any case
        :raises NotAllowed, TrueConfError:
        """
        self._operators.ensure(operator_id)
        shared = self._lists.get(server.id)
        if shared is None:
            shared = Shared("read conferences", lambda: read_listing(server), self._spawn)
            self._lists[server.id] = shared
        return await shared.get(0.0 if fresh else LIST_AGE)

    async def card(self, operator_id: int, server: Server, ref: SessionRef) -> Card:
        """Everything about one running conference, asked for afresh.

        Whether it runs is asked with the client's full patience; each further figure has its own
        short time.

        :raises ConferenceEnded: it is not in the list any more, or its own state says stopped
        :raises NotAllowed, TrueConfError:
        """
        self._operators.ensure(operator_id)
        client = server.client
        listing = await read_listing(server)
        session = listing.find(ref)
        if session is None:
            raise ConferenceEnded
        conference: Conference | None = None
        recording: bool | None = None
        if session.conference_id is None:
            participants = await self._figures.read(client.participants(session))
        else:
            participants, conference = await asyncio.gather(
                self._figures.read(client.participants(session)),
                self._figures.read(client.conference(session.conference_id)),
            )
            recording = conference.recording if conference else None
            if recording is None:  # v4 tells it in another place
                recording = await self._figures.read(client.is_recording(session.conference_id))
        if conference is not None and conference.running is False:
            raise ConferenceEnded  # a ghost in the call log (design section 4)
        return Card(
            session=session,
            obstacle=listing.obstacle(session),
            conference=conference,
            participants=participants,
            recording=recording,
            management_link=session.session_id and client.management_link(session.session_id),
        )

    async def people(self, operator_id: int, server: Server, session: Session) -> int | None:
        """How many are in a conference now; None where the server does not say in time."""
        self._operators.ensure(operator_id)
        if session.people is not None:
            return session.people
        participants = await self._figures.read(server.client.participants(session))
        return None if participants is None else len(participants.people)


async def read_listing(server: Server) -> Listing:
    """The running conferences of a server, asked for now.

    :raises TrueConfError:
    """
    sessions = await server.client.sessions()
    longest_first = sorted(sessions, key=lambda s: -1.0 if s.age is None else s.age, reverse=True)
    return Listing(tuple(longest_first), datetime.now(UTC))
