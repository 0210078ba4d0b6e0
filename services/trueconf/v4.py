"""The v4 generation: the second column of trueconf-api.md section 13."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from services.trueconf import v3
from services.trueconf.answers import Answer
from services.trueconf.api import Api
from services.trueconf.errors import NoSuchPath, NotFound, PermissionMissing
from services.trueconf.models import Conference, OnlineUsers, Participants, Session
from services.trueconf.operations import Operation
from services.trueconf.parsing import Row, blank, identity, moment, text
from services.trueconf.rows import PARTICIPANT_KEYS, age, conference, is_running, participants
from services.trueconf.users import count_online

TOKEN = Operation(method="POST", path="/api/v4/oauth2/token")
CONFERENCES = Operation(path="/api/v4/conferences", permission="conferences:read")
SESSIONS = Operation(path="/api/v4/sessions", permission="conferences.sessions:read", paged=False)
CONFERENCE = Operation(path="/api/v4/conferences/{}", permission="conferences:read")
PEOPLE = Operation(
    path="/api/v4/conferences/{}/participants", permission="conferences.participants:read"
)
RECORDINGS = Operation(
    path="/api/v4/conferences/{}/recordings", permission="conferences.records:read"
)
STOP = Operation(
    method="POST",
    path="/api/v4/conferences/{}/stop",
    permission="conferences:write",
    repeatable=False,
    accepted=frozenset({400, 404, 409}),
)
# No client was seen that reads this list; the shape of v3 is expected (section 8).
USERS = Operation(path="/api/v4/users", permission="users:read", page_in="page_id")

_PAGE = {"page_size": "200"}


class V4:
    """The questions of `TrueConfClient` to a v4 server."""

    def __init__(self, api: Api) -> None:
        self._api = api

    async def sessions(self) -> list[Session]:
        """The running conferences, with the starts that another list knows."""
        query = {"state": "running", **_PAGE}
        rooms = await self._api.rows(CONFERENCES, keys=("id",), query=query)
        running = [row for row in rooms if is_running(row) is not False]
        starts = await self._starts() if running else []
        return [session for row in running for session in _sessions(row, starts)]

    async def conference(self, conference_id: str) -> Conference:
        """The conference's own state; `recording_enabled` is a setting and proves nothing."""
        return conference(await self._api.call(CONFERENCE, conference_id), conference_id)

    async def participants(self, session: Session) -> Participants:
        """By the conference: v4 knows no list by the session."""
        if session.conference_id is None:
            raise NotFound
        query = {"is_in_conf": "true", **_PAGE}
        rows = await self._api.rows(
            PEOPLE, session.conference_id, keys=PARTICIPANT_KEYS, query=query
        )
        return participants(rows, session.owner)

    async def is_recording(self, conference_id: str) -> bool | None:
        """Whether a recording has begun and not stopped; None if the rows have no such field."""
        rows = await self._api.rows(RECORDINGS, conference_id, keys=("id",), query=_PAGE)
        if not all("stopped_at" in row for row in rows):
            return None
        return any(blank(row["stopped_at"]) for row in rows)

    async def stop(self, conference_id: str) -> int:
        """One request; the status of the answer."""
        return (await self._api.call(STOP, conference_id)).status

    async def online_users(self) -> OnlineUsers:
        """By v4, or where it has no such list by v3.3 of the same server."""
        try:
            return await count_online(self._api, USERS)
        except (NotFound, NoSuchPath):
            return await count_online(self._api, v3.USERS)

    async def _starts(self) -> list[Start]:
        """When sessions began; without the permission or the path nobody knows."""
        found: list[Start] = []

        def take(rows: Sequence[Row], answer: Answer) -> bool:
            found.extend(_start(row, answer) for row in rows if blank(row.get("end_time")))
            return True

        try:
            await self._api.read(SESSIONS, take=take, keys=())
        except (NotFound, NoSuchPath, PermissionMissing):
            return []
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A row of the list of sessions. Sources differ on whose ids it holds (section 5)."""

    ids: frozenset[str]
    session_id: str | None
    started_at: datetime | None
    age: float | None


def _start(row: Row, answer: Answer) -> Start:
    ids = (identity(row.get(key)) for key in ("conference_id", "session_id"))
    return Start(
        ids=frozenset(filter(None, ids)),
        session_id=identity(row.get("session_id")),
        started_at=moment(row.get("start_time")),
        age=age(row, answer.date),
    )


def _sessions(row: Row, starts: Iterable[Start]) -> list[Session]:
    """The session of a running conference; all of them where the room is held twice at once."""
    known = Session(
        conference_id=identity(row.get("id")),
        session_id=identity(row.get("session_id")),
        topic=text(row.get("topic")),
        owner=identity(row.get("owner")),
    )
    matching = [start for start in starts if {known.conference_id, known.session_id} & start.ids]
    if not matching:
        return [known]
    # Of several starts none says whether it is that of the conference's own session id.
    spare_id = known.session_id if len(matching) == 1 else None
    sessions = [
        replace(
            known,
            session_id=start.session_id or spare_id,
            started_at=start.started_at,
            age=start.age,
        )
        for start in matching
    ]
    named = {start.session_id for start in matching}
    if known.session_id is not None and not named & {None, known.session_id}:
        sessions.append(known)  # the two lists name different sessions: both may be running
    return sessions
