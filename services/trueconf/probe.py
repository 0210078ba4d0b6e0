"""Tries what a server lets the bot do: by reading, which harms nobody."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace

from services.trueconf import v3
from services.trueconf.api import Api
from services.trueconf.client import ADAPTERS
from services.trueconf.http.messages import Operation
from services.trueconf.http.tls import TlsContexts
from services.trueconf.http.transport import Transport
from services.trueconf.limits import ClientLimits
from services.trueconf.models import Endpoint, Generation, Session

_NOWHERE = Session(conference_id="0", session_id="0")


class ApiProbe:
    """Reads one row of single operations, with the application's own token: a first one from the
    settings ends some day. Close it at the end.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        generation: Generation,
        *,
        tls: TlsContexts,
        limits: ClientLimits,
    ) -> None:
        if endpoint.client_id and endpoint.client_secret:
            endpoint = replace(endpoint, access_token="")
        kind = ADAPTERS[generation]
        self._transport = Transport(endpoint, tls, nullcontext, limits)
        self._api = Api(self._transport, endpoint, kind.operations.token, limits)
        self._adapter = kind(self._api)
        # Asked about where nothing is running: a server that finds no conference has let us look.
        self._session = _NOWHERE

    async def find_conference(self) -> None:
        """Raises TrueConfError."""
        sessions = await self._adapter.sessions()
        complete = (each for each in sessions if each.conference_id and each.session_id)
        self._session = next(complete, _NOWHERE)

    async def read(self, operation: Operation) -> None:
        """Raises TrueConfError, NotFound among them if nothing is running."""
        by_session = operation is v3.SESSION_PEOPLE
        asked = self._session.session_id if by_session else self._session.conference_id
        ids = [asked or ""] * operation.path.count("{}")
        await self._api.call(operation, *ids, query={"page_size": "1"})

    def lacks_conference(self, operation: Operation) -> bool:
        return "{}" in operation.path and self._session is _NOWHERE

    @property
    def scope(self) -> frozenset[str]:
        return self._api.scope

    async def aclose(self) -> None:
        await self._transport.aclose()
