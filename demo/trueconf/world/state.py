"""The state of a simulated TrueConf Server and what can happen in it; knows nothing of HTTP."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from itertools import count

from demo.trueconf.world.conferences import POINT_TO_POINT_CLASS, Recording, Room, Session
from demo.trueconf.world.people import Guest, Person, Presence, User, short_id


def utc_now() -> datetime:
    return datetime.now(UTC)


class World:
    """Rooms, sessions, people and users of one server.

    `name` is the `@server` part of ids, `now` the clock that dates everything, `called` who was
    called into which conference. Acts on something that is not there raise KeyError; acts that
    the present state forbids raise ValueError.
    """

    def __init__(
        self, name: str = "vc.example.com", now: Callable[[], datetime] = utc_now
    ) -> None:
        self.name = name
        self.now = now
        self.rooms: dict[str, Room] = {}
        self.users: dict[str, User] = {}
        self.log: list[Session] = []
        self.called: list[tuple[str, str]] = []
        self._open: dict[str, Session] = {}
        self._rows = count(1)
        self._recordings = count(1)

    # Looking

    def running(self, conference_id: str | None = None) -> list[Session]:
        """The sessions that really run, oldest first: of one conference, or all."""
        return [
            session
            for session in self._open.values()
            if conference_id is None or session.conference_id == conference_id
        ]

    def session(self, reference: str) -> Session:
        """The running session with this id, or the oldest one of the room with this id."""
        if reference in self._open:
            return self._open[reference]
        of_room = self.running(reference)
        if not of_room:
            raise KeyError(reference)
        return of_room[0]

    def full_id(self, person_id: str) -> str:
        """`user@server`; ids that name their server, and guests and devices, are full already."""
        if "@" in person_id or person_id.startswith("#"):
            return person_id
        return f"{person_id}@{self.name}"

    # Rooms and users

    def add_room(
        self,
        conference_id: str,
        topic: str | None = None,
        owner: str = "owner",
        created: datetime | None = None,
        *,
        permanent: bool = True,
    ) -> Room:
        """A conference that can be held; set `room.url` for another link than the usual one."""
        room = Room(
            id=conference_id,
            topic=topic,
            owner=owner,
            created=created or self.now(),
            url=f"https://{self.name}/c/{conference_id}",
            permanent=permanent,
        )
        self.rooms[conference_id] = room
        return room

    def remove_room(self, conference_id: str) -> None:
        """The room is deleted, and what ran in it ends."""
        for session in self.running(conference_id):
            self._close(session)
        del self.rooms[conference_id]

    def add_user(
        self,
        user_id: str,
        display_name: str | None = None,
        status: int = 0,
        *,
        is_active: bool = True,
    ) -> User:
        user = User(id=user_id, display_name=display_name, status=status, is_active=is_active)
        self.users[user_id] = user
        return user

    def add_users(self, number: int, online: int = 0) -> None:
        """`number` accounts, the first `online` of them with status 1, the rest offline."""
        for index in range(number):
            status = 1 if index < online else 0
            self.add_user(f"user{index:05}", f"User {index}", status)

    # Sessions

    def begin(
        self,
        conference_id: str,
        people: Iterable[Person] = (),
        started: datetime | None = None,
    ) -> Session:
        """The room is held: a new session. ValueError when it already runs."""
        if self.running(conference_id):
            raise ValueError(f"{conference_id} already runs")
        return self.begin_second(conference_id, people, started)

    def begin_second(
        self,
        conference_id: str,
        people: Iterable[Person] = (),
        started: datetime | None = None,
    ) -> Session:
        """As `begin`, also beside a running session of the same room."""
        room = self.rooms[conference_id]
        session = self._row(room.id, room.topic, room.owner, started)
        return self._open_with(session, people)

    def adhoc(
        self,
        conference_id: str | None = None,
        topic: str | None = None,
        owner: str = "owner",
        people: Iterable[Person] = (),
        started: datetime | None = None,
    ) -> Session:
        """A group conference held on the spot: it exists while it runs, maybe without an id."""
        if conference_id is not None:
            self.add_room(conference_id, topic, owner, started, permanent=False)
            return self.begin(conference_id, people, started)
        return self._open_with(self._row(None, topic, owner, started), people)

    def point_to_point(self, caller: str, callee: str, started: datetime | None = None) -> Session:
        """A call between two people: a session without conference id, of class 1."""
        session = self._row(None, None, caller, started)
        session.kind = POINT_TO_POINT_CLASS
        return self._open_with(session, [Person(caller), Person(callee)])

    def ghost(
        self,
        conference_id: str,
        people: Iterable[Person] = (),
        started: datetime | None = None,
    ) -> Session:
        """A row that a crash left without an end: only the log says that it is running."""
        room = self.rooms[conference_id]
        session = self._row(room.id, room.topic, room.owner, started)
        session.ghost = True
        self._enter(session, people, session.started)
        return session

    def finished(self, number: int, conference_id: str | None = None) -> None:
        """`number` sessions that are over: one an hour back in time, of a deleted conference."""
        for index in range(number):
            started = self.now() - timedelta(hours=index + 2)
            session = self._row(
                conference_id or f"9{index:09}", f"Finished {index}", "owner", started
            )
            session.ended = started + timedelta(minutes=30)

    def end(self, reference: str) -> Session:
        """The session with this id, or the oldest running one of the room with this id, ends."""
        session = self.session(reference)
        self._close(session)
        room = self.rooms.get(session.conference_id or "")
        if room and not self.running(room.id):
            self.recording(room.id, on=False)
            if not room.permanent:
                del self.rooms[room.id]
        return session

    def restart(self, conference_id: str, people: Iterable[Person] | None = None) -> Session:
        """All sessions of the room end, a new one begins; the same people unless named."""
        before = self.session(conference_id)
        returning = [stay.who for stay in before.people] if people is None else people
        for session in self.running(conference_id):
            self._close(session)
        return self.begin(conference_id, returning)

    # People

    def join(self, reference: str, person: Person) -> Presence:
        return self._enter(self.session(reference), [person], self.now())[0]

    def leave(self, reference: str, person_id: str) -> Presence:
        """The person with this id leaves; the stay remains on record with its end."""
        for stay in self.session(reference).people:
            if person_id in (stay.id, stay.call_id):
                stay.left = self.now()
                return stay
        raise KeyError(person_id)

    # Recordings

    def recording(self, conference_id: str, *, on: bool = True) -> None:
        """Recording of the room begins, or ends; nothing happens when it already is so."""
        room = self.rooms[conference_id]
        if on and not room.is_recording:
            recording_id = next(self._recordings)
            room.recordings.append(
                Recording(id=recording_id, conference_id=conference_id, started=self.now())
            )
        for recording in room.recordings:
            if not on and recording.stopped is None:
                recording.stopped = self.now()
                recording.size = 1_048_576

    def _row(
        self, conference_id: str | None, topic: str | None, owner: str, started: datetime | None
    ) -> Session:
        session = Session(
            id=f"{len(self.log) + 1:08x}@{self.name}#vcs",
            conference_id=conference_id,
            topic=topic,
            owner=owner,
            started=started or self.now(),
        )
        self.log.append(session)
        return session

    def _open_with(self, session: Session, people: Iterable[Person]) -> Session:
        self._open[session.id] = session
        self._enter(session, people, session.started)
        return session

    def _enter(
        self, session: Session, people: Iterable[Person], joined: datetime
    ) -> list[Presence]:
        stays = [self._stay(who, joined) for who in people]
        session.stays += stays
        return stays

    def _stay(self, who: Person, joined: datetime) -> Presence:
        row = next(self._rows)
        if isinstance(who, Guest):
            person_id = call_id = f"#guest:{row:04x}@{self.name}"
        else:
            person_id, call_id = short_id(who.id), self.full_id(who.id)
        return Presence(who=who, id=person_id, call_id=call_id, row=row, joined=joined)

    def _close(self, session: Session) -> None:
        session.ended = self.now()
        for stay in session.people:
            stay.left = session.ended
        del self._open[session.id]
