"""Running conferences: the list and the card."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import partial

from services.background import Figures, SingleFlight, Spawn, reading
from services.clock import Clock
from services.conferences.recent import Recent
from services.conferences.references import Sameness, SessionRef
from services.errors import ConferenceEnded
from services.last_known import Figure, LastKnown
from services.operators import Operator
from services.roles import Right
from services.servers import Server
from services.trueconf import Conference, Participants, Session, TrueConfError

# How old the list may be that operators share (design section 4). Seconds.
LIST_AGE = 3.0
# Of so many conferences the last card is kept: about as many as operators have open.
LAST_CARDS = 64


class Obstacle(StrEnum):
    """Why a running conference cannot be stopped from here."""

    NO_ID = "no-id"
    TWO_SESSIONS = "two-sessions"


@dataclass(frozen=True, slots=True)
class Listing:
    """All running conferences of one server at one moment; longest first."""

    sessions: tuple[Session, ...]
    read_at: datetime | None = None  # None: just now
    _rooms: Counter[str | None] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_rooms", Counter(s.conference_id for s in self.sessions))

    def find(self, ref: SessionRef) -> Session | None:
        """The session that `ref` surely means."""
        return next(iter(self._compared(ref, Sameness.SAME)), None)

    def possible(self, ref: SessionRef) -> tuple[Session, ...]:
        """The sessions of which it cannot be told whether `ref` means them."""
        return self._compared(ref, Sameness.UNKNOWN)

    def shown(self, ref: SessionRef) -> Session:
        """One of which nobody can tell counts, too: the confirm screen names what is shown.

        :raises ConferenceEnded: it is not listed
        """
        session = self.find(ref) or next(iter(self.possible(ref)), None)
        if session is None:
            raise ConferenceEnded
        return session

    def by_key(self, key: str) -> Session | None:
        return next((s for s in self.sessions if SessionRef.of(s).key == key), None)

    def of_conference(self, conference_id: str) -> tuple[Session, ...]:
        return tuple(s for s in self.sessions if s.conference_id == conference_id)

    def obstacle(self, session: Session) -> Obstacle | None:
        if session.conference_id is None:
            return Obstacle.NO_ID
        return Obstacle.TWO_SESSIONS if self._rooms[session.conference_id] > 1 else None

    def _compared(self, ref: SessionRef, sameness: Sameness) -> tuple[Session, ...]:
        return tuple(s for s in self.sessions if ref.compare(SessionRef.of(s)) is sameness)


@dataclass(frozen=True, slots=True)
class Card:
    """One running conference, read just now. What could not be read in time is None."""

    session: Session
    obstacle: Obstacle | None
    conference: Conference | None
    participants: Participants | None
    recording: bool | None
    management_link: str | None
    read_at: datetime


class Conferences:
    def __init__(self, spawn: Spawn, figures: Figures, known: LastKnown, now: Clock) -> None:
        self._spawn = spawn
        self._figures = figures
        self._known = known
        self._now = now
        self._lists: dict[int, SingleFlight[Listing]] = {}
        self._cards: Recent[tuple[int, SessionRef], Card] = Recent(LAST_CARDS)

    async def listing(
        self, operator: Operator, server: Server, *, fresh: bool = False, max_age: float = LIST_AGE
    ) -> Listing:
        """One request serves all who ask at once, for `max_age` seconds. Raises TrueConfError,
        NotAllowed.
        """
        operator.require(Right.VIEW, server.id)
        return await self._shared(server).get(0.0 if fresh else max_age)

    async def shared_listing(self, server: Server, max_age: float) -> Listing:
        """For the program itself: the list that operators share. Raises TrueConfError."""
        return await self._shared(server).get(max_age)

    def last(self, operator: Operator, server: Server) -> Listing | None:
        """However old it is. Raises NotAllowed."""
        operator.require(Right.VIEW, server.id)
        return self._shared(server).last

    async def by_key(self, operator: Operator, server: Server, key: str) -> Session:
        """One of the list that was read last, or of one that is read now where there is none.

        :raises ConferenceEnded: it is not in that list
        :raises TrueConfError:
        """
        shown = self.last(operator, server) or await self.listing(operator, server)
        session = shown.by_key(key)
        if session is None:
            raise ConferenceEnded
        return session

    @reading()
    async def card(self, operator: Operator, server: Server, ref: SessionRef) -> Card:
        """All is asked for afresh; each figure beyond the list has its own short time.

        :raises ConferenceEnded: another session is listed or none, or its own state says stopped
        :raises TrueConfError, NotAllowed:
        """
        operator.require(Right.VIEW, server.id)
        try:
            card = await self._read_card(server, ref)
        except ConferenceEnded:
            self._cards.drop((server.id, ref))
            raise
        if ref.identified:  # else it would stand for the next run, too
            self._cards.keep((server.id, ref), card)
        return card

    def last_card(self, operator: Operator, server: Server, ref: SessionRef) -> Card | None:
        """However old it is: to be shown with its time, and never to be stopped by. Raises
        NotAllowed.
        """
        operator.require(Right.VIEW, server.id)
        return self._cards.get((server.id, ref))

    @reading()
    async def people(self, operator: Operator, server: Server, session: Session) -> int | None:
        """None where the server does not say in time. Raises NotAllowed."""
        operator.require(Right.VIEW, server.id)
        if session.people is not None:
            return session.people
        participants = await self._figures.read(partial(server.client.participants, session))
        return None if participants is None else len(participants.people)

    async def _read_card(self, server: Server, ref: SessionRef) -> Card:
        client, read_at = server.client, self._now()
        listing = await read_listing(server)
        session = listing.shown(ref)
        conference: Conference | None = None
        recording: bool | None = None
        room, people = session.conference_id, partial(client.participants, session)
        if room is None:
            participants = await self._figures.read(people)
        else:
            participants, conference, recording = await asyncio.gather(
                self._figures.read(people),
                self._figures.read(partial(client.conference, room)),
                self._figures.read(partial(self._recorded, server, room)),
            )
            if recording is None and conference is not None:
                recording = conference.recording
        if conference is not None and conference.running is False:
            raise ConferenceEnded  # a ghost in the call log (design section 4)
        obstacle = listing.obstacle(session)
        if conference is not None and conference.session_id is not None:
            if session.session_id is None and obstacle is None:
                session = replace(session, session_id=conference.session_id)
            elif session.session_id != conference.session_id:
                obstacle = Obstacle.TWO_SESSIONS
        return Card(
            session=session,
            obstacle=obstacle,
            conference=conference,
            participants=participants,
            recording=recording,
            management_link=session.session_id and client.management_link(session.session_id),
            read_at=read_at,
        )

    async def _recorded(self, server: Server, room: str) -> bool | None:
        """Where the conference tells it itself, nothing more is asked."""
        return await server.client.is_recording(room) if server.client.lists_recordings else None

    def _shared(self, server: Server) -> SingleFlight[Listing]:
        shared = self._lists.get(server.id)
        if shared is None:
            shared = SingleFlight("read conferences", lambda: self._read(server), self._spawn)
            self._lists[server.id] = shared
        return shared

    async def _read(self, server: Server) -> Listing:
        read_at = self._now()
        return replace(await read_noted(self._known, server), read_at=read_at)


async def read_noted(known: LastKnown, server: Server) -> Listing:
    """As `read_listing`; how many run is known from now on, or is not. Raises TrueConfError."""
    try:
        listing = await read_listing(server)
    except TrueConfError:
        note_listing(known, server, None)
        raise
    note_listing(known, server, listing)
    return listing


def note_listing(known: LastKnown, server: Server, listing: Listing | None) -> None:
    """How many run, and how many people are in them where the list says so of each. None: it
    could not be read.
    """
    if listing is None:
        for figure in (Figure.CONFERENCES, Figure.PARTICIPANTS):
            known.note(server, figure, None)
        return
    known.note(server, Figure.CONFERENCES, len(listing.sessions))
    people = [each.people for each in listing.sessions if each.people is not None]
    if len(people) == len(listing.sessions):
        known.note(server, Figure.PARTICIPANTS, sum(people))


async def read_listing(server: Server) -> Listing:
    """Asked for now. Raises TrueConfError."""
    sessions = await server.client.sessions()
    longest_first = sorted(sessions, key=lambda s: -1.0 if s.age is None else s.age, reverse=True)
    return Listing(tuple(longest_first))
