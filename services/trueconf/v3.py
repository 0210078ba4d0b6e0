"""The v3.3 generation: the first column of trueconf-api.md section 13."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from services.trueconf.answers import Answer
from services.trueconf.api import Api
from services.trueconf.errors import NoSuchPath, NotFound, PermissionMissing
from services.trueconf.models import Conference, OnlineUsers, Participants, Session
from services.trueconf.operations import Operation
from services.trueconf.parsing import Row, blank, identity, integer, moment, text
from services.trueconf.people import read_people
from services.trueconf.rows import age, conference
from services.trueconf.users import count_online

# Whether v3.3 takes the token in a header is not known; it does take it in the query (section 2).
_v3 = partial(Operation, query_token=True, page_in="page_id")

TOKEN = Operation(method="POST", path="/oauth2/v1/token", body="token")
CALLS = _v3(path="/api/v3.3/logs/calls", permission="logs.calls:read", body="rows")
CONFERENCE = _v3(path="/api/v3.3/conferences/{}", permission="conferences:read")
SESSION_PEOPLE = _v3(
    path="/api/v3.3/conference-sessions/{}/participants",
    permission="conferences.sessions.participants:read",
    paged=False,
    body="rows",
)
PEOPLE = _v3(
    path="/api/v3.3/conferences/{}/participants",
    permission="conferences.participants:read",
    paged=False,
    body="rows",
)
STOP = _v3(
    method="POST",
    path="/api/v3.3/conferences/{}/stop",
    permission="conferences",
    repeatable=False,
    accepted=frozenset({400, 404, 409}),
)
USERS = _v3(path="/api/v3.3/users", permission="users:read", body="rows")

PAGE_SIZE = "200"
_PERSON_TO_PERSON = 1  # `class` of a call that is no conference, or lower (section 4)


class V3:
    """The questions of `TrueConfClient` to a v3.3 server."""

    def __init__(self, api: Api) -> None:
        self._api = api

    async def sessions(self) -> list[Session]:
        """The rows of the call log without an end: in this order they come first (section 4)."""
        found: list[Session] = []

        def take(rows: Sequence[Row], answer: Answer) -> bool:
            found.extend(
                _session(row, answer)
                for row in rows
                if blank(row.get("end_time")) and _is_group(row)
            )
            return blank(rows[-1].get("end_time"))

        query = {
            "sort_field": "end_time",
            "sort_order": "1",
            "page_size": PAGE_SIZE,
            "timezone": "0",
        }
        await self._api.read(CALLS, take=take, keys=("conference_id",), query=query)
        return found

    async def conference(self, conference_id: str) -> Conference:
        """The conference's own state."""
        return conference(await self._api.call(CONFERENCE, conference_id), conference_id)

    async def participants(self, session: Session) -> Participants:
        """By the session, or where that cannot be had, by the conference."""
        if session.session_id is None:
            return await self._people(PEOPLE, session.conference_id, session.owner)
        try:
            return await self._people(SESSION_PEOPLE, session.session_id, session.owner)
        except (NotFound, NoSuchPath, PermissionMissing):
            if session.conference_id is None:
                raise
        return await self._people(PEOPLE, session.conference_id, session.owner)

    async def is_recording(self, conference_id: str) -> bool | None:
        """The flag in the conference's own state."""
        return (await self.conference(conference_id)).recording

    async def stop(self, conference_id: str) -> int:
        """One request; the status of the answer."""
        return (await self._api.call(STOP, conference_id)).status

    async def online_users(self) -> OnlineUsers:
        """All pages of the list of users."""
        return await count_online(self._api, USERS)

    async def _people(
        self, operation: Operation, place: str | None, owner: str | None
    ) -> Participants:
        if place is None:
            raise NotFound
        return await read_people(self._api, operation, place, owner=owner)


def _is_group(row: Row) -> bool:
    kind = integer(row.get("class"), least=-1)
    return kind is None or kind > _PERSON_TO_PERSON


def _session(row: Row, answer: Answer) -> Session:
    return Session(
        conference_id=identity(row.get("named_conf_id")),
        session_id=identity(row.get("conference_id")),
        topic=text(row.get("topic")),
        owner=identity(row.get("owner")),
        started_at=moment(row.get("start_time")),
        age=age(row, answer.date),
        people=integer(row.get("participant_count")),
    )
