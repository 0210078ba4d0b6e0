"""The v3.3 generation: the first column of trueconf-api.md section 13."""

from __future__ import annotations

from contextlib import aclosing
from functools import partial

from services.trueconf.adapter import Adapter, Operations
from services.trueconf.errors import NoSuchPath, NotFound, PermissionMissing
from services.trueconf.http.messages import Operation
from services.trueconf.models import Participants, Session
from services.trueconf.pages import Page
from services.trueconf.reading.parsing import Row, blank, clean_text, identity, integer, moment
from services.trueconf.reading.rows import age

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
_act = partial(_v3, method="POST", repeatable=False, accepted=frozenset({400, 409}))
RUN = _act(path="/api/v3.3/conferences/{}/run", permission="conferences")
STOP_RECORDING = _act(
    path="/api/v3.3/conferences/{}/stop-record", permission="conferences.records:write"
)
USERS = _v3(path="/api/v3.3/users", permission="users:read", body="rows")

_PAGE_SIZE = "200"
_PERSON_TO_PERSON = 1  # `class` of a call that is no conference, or lower (section 4)


class V3(Adapter):
    operations = Operations(
        token=TOKEN,
        conference=CONFERENCE,
        stop=STOP,
        run=RUN,
        stop_recording=STOP_RECORDING,
        users=USERS,
    )

    async def sessions(self) -> list[Session]:
        """The rows of the call log without an end: in this order they come first (section 4)."""
        query = {
            "sort_field": "end_time",
            "sort_order": "1",
            "page_size": _PAGE_SIZE,
            "timezone": "0",
        }
        found: list[Session] = []
        async with aclosing(self._api.pages(CALLS, keys=("conference_id",), query=query)) as pages:
            async for page in pages:
                found += [
                    _session(row, page)
                    async for row in page
                    if blank(row.get("end_time")) and _is_group(row)
                ]
                if not blank(page.rows[-1].get("end_time")):
                    break
        return found

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
        return (await self.conference(conference_id)).recording


def _is_group(row: Row) -> bool:
    kind = integer(row.get("class"), least=-1)
    return kind is None or kind > _PERSON_TO_PERSON


def _session(row: Row, page: Page) -> Session:
    return Session(
        conference_id=identity(row.get("named_conf_id")),
        session_id=identity(row.get("conference_id")),
        topic=clean_text(row.get("topic")),
        owner=identity(row.get("owner")),
        started_at=moment(row.get("start_time")),
        age=age(row, page.date),
        people=integer(row.get("participant_count")),
    )
