"""The v4 generation: the second column of trueconf-api.md section 13."""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import islice

from services.trueconf import v3
from services.trueconf.adapter import Adapter, Operations
from services.trueconf.errors import NoSuchPath, NotFound, PermissionMissing
from services.trueconf.http.messages import Operation
from services.trueconf.models import Invitee, OnlineUsers, Participants, Session
from services.trueconf.pages import Page, unhurried
from services.trueconf.reading.invited import invitees
from services.trueconf.reading.parsing import Row, blank, clean_text, identity, moment
from services.trueconf.reading.rows import age, is_recording, is_running

TOKEN = Operation(method="POST", path="/api/v4/oauth2/token", body="token")
_rows = partial(Operation, body="rows")
CONFERENCES = _rows(path="/api/v4/conferences", permission="conferences:read")
SESSIONS = _rows(path="/api/v4/sessions", permission="conferences.sessions:read", paged=False)
CONFERENCE = Operation(path="/api/v4/conferences/{}", permission="conferences:read")
INVITATIONS = _rows(
    path="/api/v4/conferences/{}/invitations",
    permission="conferences.invitations:read",
    paged=False,
)
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
_act = partial(Operation, method="POST", repeatable=False, accepted=frozenset({400, 409}))
RUN = _act(path="/api/v4/conferences/{}/run", permission="conferences:write")
STOP_RECORDING = _act(
    path="/api/v4/conferences/{}/recordings/stop", permission="conferences.records:write"
)
# Sources differ on whether it is this one or `conferences:write` (section 2.1).
INVITE = _act(path="/api/v4/conferences/{}/invite", permission="conferences.invitations:write")
# No client was seen that reads this list; the shape of v3 is expected (section 8).
USERS = _rows(path="/api/v4/users", permission="users:read", page_in="page_id")

_PAGE = {"page_size": "200"}
_MOST_AT_ONCE = 10  # sessions of one room: two are already one too many


class V4(Adapter):
    operations = Operations(
        token=TOKEN,
        conference=CONFERENCE,
        stop=STOP,
        run=RUN,
        stop_recording=STOP_RECORDING,
        invite=INVITE,
        users=USERS,
    )
    lists_recordings = True

    async def sessions(self) -> list[Session]:
        query = {"state": "running", **_PAGE}
        rooms: list[Session] = []
        async for page in self._api.pages(CONFERENCES, keys=("id",), query=query):
            rooms += [_session(row) async for row in page if is_running(row) is not False]
        starts = await self._starts() if rooms else {}
        found: list[Session] = []
        async for room in unhurried(rooms):
            found.extend(_sessions(room, starts))
        return found

    async def participants(self, session: Session) -> Participants:
        """By the conference: v4 knows no list by the session."""
        query = {"is_in_conf": "true", **_PAGE}
        return await self._people(PEOPLE, session.conference_id, session.owner, query)

    async def invitations(self, conference_id: str) -> tuple[Invitee, ...] | None:
        """By their own list, or where that cannot be had, by the conference."""
        rows: list[Row] = []
        try:
            async for page in self._api.pages(INVITATIONS, conference_id, keys=("id",)):
                rows += page.rows
        except (NoSuchPath, PermissionMissing):
            invited = await super().invitations(conference_id)
            if invited is None:
                raise
            return invited
        return invitees(rows)

    async def is_recording(self, conference_id: str) -> bool | None:
        """None if there are rows and none tells. `recording_enabled` is a setting: no proof."""
        said: set[bool | None] = set()
        listed = self._api.pages(RECORDINGS, conference_id, keys=("id",), query=_PAGE)
        async with aclosing(listed) as pages:
            async for page in pages:
                async for row in page:
                    said.add(is_recording(row))
                if True in said:
                    break
        return True in said if said != {None} else None

    async def online_users(self) -> OnlineUsers:
        """By v4, or where it has no such list by v3.3 of the same server."""
        try:
            return await super().online_users()
        except (NotFound, NoSuchPath):
            return await self._count_online(v3.USERS)

    async def _starts(self) -> Starts:
        """When sessions began; unknown without the permission or the path."""
        found: Starts = {}
        try:
            async for page in self._api.pages(SESSIONS, keys=()):
                async for row in page:
                    if blank(row.get("end_time")):
                        start = _start(row, page)
                        for each in start.ids:
                            found.setdefault(each, {})[id(start)] = start
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


def _start(row: Row, page: Page) -> Start:
    ids = (identity(row.get(key)) for key in ("conference_id", "session_id"))
    return Start(
        ids=frozenset(filter(None, ids)),
        session_id=identity(row.get("session_id")),
        started_at=moment(row.get("start_time")),
        age=age(row, page.date),
    )


def _session(row: Row) -> Session:
    return Session(
        conference_id=identity(row.get("id")),
        session_id=identity(row.get("session_id")),
        topic=clean_text(row.get("topic")),
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
