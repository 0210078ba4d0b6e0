"""The client of one TrueConf Server: every question of the bot, and its few acts."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from datetime import datetime
from urllib.parse import quote

from services.trueconf.adapter import Adapter
from services.trueconf.api import Api, marks_unsent
from services.trueconf.errors import NoSuchPath, NotFound, ProtocolError, Unreachable
from services.trueconf.http.messages import Operation
from services.trueconf.http.tls import TlsContexts
from services.trueconf.http.transport import Transport
from services.trueconf.limits import ClientLimits
from services.trueconf.models import (
    Conference,
    Endpoint,
    Generation,
    Invitee,
    OnlineUsers,
    Participants,
    ServerInfo,
    Session,
    StatusPort,
)
from services.trueconf.reading.parsing import link
from services.trueconf.reading.rows import server_info
from services.trueconf.v3 import V3
from services.trueconf.v4 import V4

SERVER = Operation(path="/api/v4/server")
STATUS = Operation(path="/vsstatus", on_status_port=True, body="status")

ADAPTERS: Mapping[Generation, type[Adapter]] = {"v3.3": V3, "v4": V4}

_VERSION = re.compile(rb"TrueConf Server (\d+(?:\.\d+)+)")


class TrueConfClient:
    """Open it once and close it at the end; all calls may run side by side.

    Every call may raise any TrueConfError unless it says otherwise. A question takes at most
    `ClientLimits.whole_read`, with all its pages; callers with less time cancel.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        tls: TlsContexts,
        limits: ClientLimits,
        observe: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        """`observe` gives a context that is entered around each HTTP request."""
        self._endpoint = endpoint
        self._limits = limits
        self._transport = Transport(endpoint, tls, observe, limits)
        self._adapter: Adapter | None = None
        self._probing = asyncio.Lock()
        if endpoint.generation is not None:
            self._choose(endpoint.generation)

    async def sessions(self) -> list[Session]:
        """The running sessions of group conferences; two of one room are both there.

        On v3.3 a ghost of a crash may be among them: see `conference` (design, section 4). On v4
        starts are unknown without the permission `conferences.sessions:read`.
        """
        async with self._asking() as adapter:
            return await adapter.sessions()

    async def conference(self, conference_id: str) -> Conference:
        """NotFound: there is no such conference any more."""
        async with self._asking() as adapter:
            return await adapter.conference(conference_id)

    async def participants(self, session: Session) -> Participants:
        """Who is connected now. Of the session only its ids and its owner matter."""
        async with self._asking() as adapter:
            return await adapter.participants(session)

    async def invitations(self, conference_id: str) -> tuple[Invitee, ...] | None:
        """Who was invited, whether they have come or not; None if the server does not say. On v4
        NoSuchPath or PermissionMissing where neither their list nor the conference tells.
        """
        async with self._asking() as adapter:
            return await adapter.invitations(conference_id)

    async def is_recording(self, conference_id: str) -> bool | None:
        """None if the server does not say."""
        async with self._asking() as adapter:
            return await adapter.is_recording(conference_id)

    @property
    def lists_recordings(self) -> bool:
        """Whether `is_recording` asks for more than `conference`; False while it is not known."""
        return self._adapter is not None and self._adapter.lists_recordings

    async def stop(self, conference_id: str) -> int:
        """Asks the server once; its HTTP status: any 2xx, or 400, 404 or 409 when it cannot.

        The status proves nothing: read the conference's state afterwards. The request is sent
        again only if the server refused the token and so did not act. In errors, `sent` says
        whether the request may have reached the server, and `status` what the server answered.
        """
        return await (await self._chosen()).stop(conference_id)

    async def run(self, conference_id: str) -> int:
        """As `stop`, but a 404 raises: NotFound where there is no such conference, NoSuchPath
        with `unknown_call` where the server has no such call. So do the next two.
        """
        return await (await self._chosen()).run(conference_id)

    async def stop_recording(self, conference_id: str) -> int:
        return await (await self._chosen()).stop_recording(conference_id)

    async def invite(self, conference_id: str, person_id: str) -> int:
        """Calls somebody into a running conference; whether they come, its participants tell."""
        return await (await self._chosen()).invite(conference_id, person_id)

    @property
    def can_invite(self) -> bool:
        """Whether the generation has a call for that; False while it is not known."""
        return self._adapter is not None and self._adapter.operations.invite is not None

    @property
    def scope(self) -> frozenset[str]:
        """The permissions that came with the last token; empty if none were named."""
        return self._adapter.scope if self._adapter is not None else frozenset()

    async def online_users(self) -> OnlineUsers:
        async with self._asking() as adapter:
            return await adapter.online_users()

    async def server_info(self) -> ServerInfo:
        """Version and name, without a token (section 9); a v3.3 server gives neither.

        Any answer, even one that raises ProtocolError, means that the web part works.
        """
        answer = await self._transport.send(SERVER)
        try:
            answer.raise_for_status(SERVER)
        except (NotFound, NoSuchPath):
            if isinstance(self._adapter, V4):
                raise  # v4 has this path: something else answered
            return ServerInfo(
                generation=self._endpoint.generation or "v3.3",
                recognised=answer.is_refusal_of_trueconf,
            )
        info = server_info(answer.document(), self._endpoint.generation or "v4")
        if info is None:
            raise answer.unexpected("no server")
        if self._endpoint.generation is None:
            if info.version is None:
                raise answer.unexpected("no version")
            if isinstance(self._adapter, V3):
                self._choose("v4")  # the server has been upgraded
        return info

    async def server_time(self) -> datetime | None:
        """The server's own clock, without a token; None if the answer does not say."""
        return (await self._transport.send(SERVER)).date

    async def status_port(self) -> StatusPort:
        """Whether the video engine answers (section 9). Never raises Unreachable."""
        try:
            answer = await self._transport.send(STATUS)
        except Unreachable as error:
            return StatusPort(answering=False, reason=error.reason)
        except ProtocolError:
            return StatusPort(answering=False, reason="broken")
        version = _VERSION.search(answer.content)
        return StatusPort(answering=True, version=version[1].decode() if version else None)

    @property
    def certificate_expires(self) -> datetime | None:
        """When the certificate last presented expires, verified or not; None before one was."""
        return self._transport.certificate_expires

    @property
    def verifies_certificate(self) -> bool:
        """Whether an answer shows that the server's certificate is trusted and valid now."""
        return self._endpoint.certificate is not False

    def management_link(self, session_id: str) -> str | None:
        """For a logged-in browser (section 11); None if no browser can reach the host."""
        path = f"/tools/real-time/{quote(session_id, safe='')}"
        return link(f"{self._endpoint.address}{path}?a=cookies")

    async def aclose(self) -> None:
        await self._transport.aclose()

    async def _chosen(self) -> Adapter:
        """The generation is found out once."""
        if self._adapter is not None:
            return self._adapter
        with marks_unsent(f"{self._endpoint.address}: finding out the generation"):
            try:
                async with asyncio.timeout(self._limits.whole_call), self._probing:
                    return self._adapter or self._choose((await self.server_info()).generation)
            except TimeoutError:
                raise Unreachable("timeout", sent=False) from None

    def _choose(self, generation: Generation) -> Adapter:
        kind = ADAPTERS[generation]
        token = kind.operations.token
        self._adapter = kind(Api(self._transport, self._endpoint, token, self._limits))
        return self._adapter

    @asynccontextmanager
    async def _asking(self) -> AsyncIterator[Adapter]:
        """One deadline for a question, however many pages its answer has."""
        try:
            async with asyncio.timeout(self._limits.whole_read):
                yield await self._chosen()
        except TimeoutError as error:
            late = Unreachable("timeout", sent=True)
            late.add_note(f"{self._endpoint.address}: the whole answer took too long")
            raise late from error
