"""The v4 generation: the second column of trueconf-api.md section 13."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import islice

from services.trueconf import v3
from services.trueconf.answers import Answer
from services.trueconf.api import Api
from services.trueconf.errors import NoSuchPath, NotFound, PermissionMissing
from services.trueconf.models import Conference, OnlineUsers, Participants, Session
from services.trueconf.operations import Operation
from services.trueconf.paging import portions
from services.trueconf.parsing import Row, blank, identity, moment, text
from services.trueconf.people import read_people
from services.trueconf.rows import age, conference, is_recording, is_running
from services.trueconf.users import count_online

TOKEN = Operation(method="POST", path="/api/v4/oauth2/token", body="token")
_rows = partial(Operation, body="rows")
CONFERENCES = _rows(path="/api/v4/conferences", permission="conferences:read")
SESSIONS = _rows(path="/api/v4/sessions", permission="conferences.sessions:read", paged=False)
CONFERENCE = Operation(path="/api/v4/conferences/{}", permission="conferences:read")
PEOPLE = _rows(
    path="/api/v4/conferences/{}/participants", permission="conferences.participants:read"
)
RECORDINGS = _rows(path="/api/v4/conferences/{}/recordings", permission="conferences.records:read")
STOP = Operation(
    method="POST",
    path="/api/v4/conferences/{}/stop",
    permission="conferences:write",
    repeatable=False,
    accepted=frozenset({400, 404, 409}),
)
# No client was seen that reads this list; the shape of v3 is expected (section 8).
USERS = _rows(path="/api/v4/users", permission="users:read", page_in="page_id")

_PAGE = {"page_size": "200"}
# Sessions of one room at the same time: two are already one too many.
_MOST_AT_ONCE = 10


class V4:
    """The questions of `TrueConfClient` to a v4 server."""

    def __init__(self, api: Api) -> None:
        self._api = api

    async def sessions(self) -> list[Session]:
        """The running conferences, with the starts that another list knows."""
        query = {"state": "running", **_PAGE}
        rooms: list[Session] = []

        def take(rows: Sequence[Row], _answer: Answer) -> bool:
            rooms.extend(_session(row) for row in rows if is_running(row) is not False)
            return True

        await self._api.read(CONFERENCES, take=take, keys=("id",), query=query)
        starts = await self._starts() if rooms else {}
        found: list[Session] = []
        async for portion in portions(rooms):
            found.extend(session for room in portion for session in _sessions(room, starts))
        return found

    async def conference(self, conference_id: str) -> Conference:
        """The conference's own state; `recording_enabled` is a setting and proves nothing."""
        return conference(await self._api.call(CONFERENCE, conference_id), conference_id)

    async def participants(self, session: Session) -> Participants:
        """By the conference: v4 knows no list by the session."""
        if session.conference_id is None:
            raise NotFound
        query = {"is_in_conf": "true", **_PAGE}
        return await read_people(
            self._api, PEOPLE, session.conference_id, owner=session.owner, query=query
        )

    async def is_recording(self, conference_id: str) -> bool | None:
        """Whether a recording has begun and not ended; None if there are rows and none tells."""
        said: set[bool | None] = set()

        def take(rows: Sequence[Row], _answer: Answer) -> bool:
            said.update(map(is_recording, rows))
            return True not in said

        await self._api.read(RECORDINGS, conference_id, take=take, keys=("id",), query=_PAGE)
        return True in said if said != {None} else None

    async def stop(self, conference_id: str) -> int:
        """One request; the status of the answer."""
        return (await self._api.call(STOP, conference_id)).status

    async def online_users(self) -> OnlineUsers:
        """By v4, or where it has no such list by v3.3 of the same server."""
        try:
            return await count_online(self._api, USERS)
        except (NotFound, NoSuchPath):
            return await count_online(self._api, v3.USERS)

    async def _starts(self) -> Starts:
        """When sessions began; without the permission or the path nobody knows."""
        found: Starts = {}

        def take(rows: Sequence[Row], answer: Answer) -> bool:
            for row in rows:
                if blank(row.get("end_time")):
                    start = _start(row, answer)
                    for each in start.ids:
                        found.setdefault(each, {})[id(start)] = start
            return True

        try:
            await self._api.read(SESSIONS, take=take, keys=())
        except (NotFound, NoSuchPath, PermissionMissing):
            return {}
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A row of the list of sessions. Sources differ on whose ids it holds (section 5)."""

    ids: frozenset[str]
    session_id: str | None
    started_at: datetime | None
    age: float | None


Starts = dict[str, dict[int, Start]]
"""The rows by each of their ids."""


def _start(row: Row, answer: Answer) -> Start:
    ids = (identity(row.get(key)) for key in ("conference_id", "session_id"))
    return Start(
        ids=frozenset(filter(None, ids)),
        session_id=identity(row.get("session_id")),
        started_at=moment(row.get("start_time")),
        age=age(row, answer.date),
    )


def _session(row: Row) -> Session:
    return Session(
        conference_id=identity(row.get("id")),
        session_id=identity(row.get("session_id")),
        topic=text(row.get("topic")),
        owner=identity(row.get("owner")),
    )


def _sessions(room: Session, starts: Starts) -> list[Session]:
    """The session of a running conference; all of them where the room is held twice at once."""
    matching = starts.get(room.conference_id or "", {}) | starts.get(room.session_id or "", {})
    if not matching:
        return [room]
    # Of several starts none says whether it is that of the conference's own session id.
    spare_id = room.session_id if len(matching) == 1 else None
    sessions = [
        replace(
            room,
            session_id=start.session_id or spare_id,
            started_at=start.started_at,
            age=start.age,
        )
        for start in islice(matching.values(), _MOST_AT_ONCE)
    ]
    named = {start.session_id for start in matching.values()}
    if room.session_id is not None and not named & {None, room.session_id}:
        sessions.append(room)  # the two lists name different sessions: both may be running
    return sessions
