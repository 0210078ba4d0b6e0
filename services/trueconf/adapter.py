"""What the generations of the API have in common, and what each of them has to say."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from services.trueconf.api import Api
from services.trueconf.errors import NoSuchPath, NotFound
from services.trueconf.http.messages import Operation
from services.trueconf.models import Conference, Invitee, OnlineUsers, Participants, Session
from services.trueconf.reading.invited import invited_in
from services.trueconf.reading.parsing import blank, integer
from services.trueconf.reading.people import KEYS, People
from services.trueconf.reading.rows import conference

_ONLINE = 1  # the lowest `status` of someone online; unknown higher ones count too
_USERS_PAGE = {"page_size": "1000"}  # more than any server is known to give; it may give less
_AHEAD = 4  # pages side by side: half of the connections are left to others
_LOOKS = 2  # at a list of people that changes between its pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Operations:
    """What generations have, each in its own place. `token` is the one that gives tokens."""

    token: Operation
    conference: Operation
    stop: Operation
    run: Operation
    stop_recording: Operation
    invite: Operation | None = None  # None: not known well enough to be used
    users: Operation


class Adapter(ABC):
    """The questions of `TrueConfClient` to one generation. All may raise any TrueConfError."""

    operations: ClassVar[Operations]
    # Whether a conference says nothing of its recording, and a list of its own does.
    lists_recordings: ClassVar[bool] = False

    def __init__(self, api: Api) -> None:
        self._api = api

    @abstractmethod
    async def sessions(self) -> list[Session]:
        """The running sessions of group conferences."""

    @abstractmethod
    async def participants(self, session: Session) -> Participants:
        """Who is connected now."""

    @abstractmethod
    async def is_recording(self, conference_id: str) -> bool | None:
        """None if the server does not tell."""

    async def invitations(self, conference_id: str) -> tuple[Invitee, ...] | None:
        """Where generations agree: in the conference itself. None if it does not tell."""
        answer = await self._api.call(self.operations.conference, conference_id)
        body = answer.document()
        if conference(body, conference_id) is None:
            raise answer.unexpected("no conference")
        return invited_in(body)

    async def conference(self, conference_id: str) -> Conference:
        answer = await self._api.call(self.operations.conference, conference_id)
        found = conference(answer.document(), conference_id)
        if found is None:
            raise answer.unexpected("no conference")
        return found

    async def stop(self, conference_id: str) -> int:
        """One request; the status of the answer."""
        return (await self._api.call(self.operations.stop, conference_id)).status

    async def run(self, conference_id: str) -> int:
        """One request; the status of the answer. So are the next ones."""
        return (await self._api.act(self.operations.run, conference_id)).status

    async def stop_recording(self, conference_id: str) -> int:
        return (await self._api.act(self.operations.stop_recording, conference_id)).status

    async def invite(self, conference_id: str, person_id: str) -> int:
        if self.operations.invite is None:
            unknown = NoSuchPath(unknown_call=True)
            unknown.sent = False
            raise unknown
        body = {"participants": [person_id]}
        return (await self._api.act(self.operations.invite, conference_id, body=body)).status

    @property
    def scope(self) -> frozenset[str]:
        return self._api.scope

    async def online_users(self) -> OnlineUsers:
        """All pages of the list of users: no server has a counter (section 8)."""
        return await self._count_online(self.operations.users)

    async def _count_online(self, users: Operation) -> OnlineUsers:
        """Only the count stays in memory."""
        pages = self._api.pages(users, keys=("id", "uid"), query=_USERS_PAGE, ahead=_AHEAD)
        count = 0
        async for page in pages:
            async for row in page:
                count += integer(row.get("status"), least=_ONLINE) is not None
        return OnlineUsers(count=count)

    async def _people(
        self,
        operation: Operation,
        place: str | None,
        owner: str | None,
        query: Mapping[str, str] | None = None,
    ) -> Participants:
        """Who leaves between two pages moves the others up, and one of them is on neither page:
        then the total is another one, and all is read once more.
        """
        if place is None:
            raise NotFound
        for _ in range(_LOOKS):
            people, totals = People(owner), set()
            async for page in self._api.pages(operation, place, keys=KEYS, query=query):
                totals.add(page.total)
                async for row in page:
                    if blank(row.get("leave_time")):
                        people.add(row, page.date)
            if len(totals) <= 1:
                return people.all()
        return people.all(settled=False)
