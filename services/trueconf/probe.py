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
    """Reads from single operations, one row each. Close it at the end.

    It uses the application's own token, not a first one from the settings: that one ends some day.
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
        # Where no conference is running, a read asks about one that does not exist: a server that
        # finds none has let the bot look.
        self._session = _NOWHERE

    async def find_conference(self) -> None:
        """Looks for a running conference to ask about. Raises TrueConfError."""
        sessions = await self._adapter.sessions()
        complete = (each for each in sessions if each.conference_id and each.session_id)
        self._session = next(complete, _NOWHERE)

    async def read(self, operation: Operation) -> None:
        """Asks for one row. Raises TrueConfError, NotFound among them if nothing is running."""
        by_session = operation is v3.SESSION_PEOPLE
        asked = self._session.session_id if by_session else self._session.conference_id
        ids = [asked or ""] * operation.path.count("{}")
        await self._api.call(operation, *ids, query={"page_size": "1"})

    def lacks_conference(self, operation: Operation) -> bool:
        """Whether the operation asks about a conference and none was found."""
        return "{}" in operation.path and self._session is _NOWHERE

    @property
    def scope(self) -> frozenset[str]:
        """The permissions that the server named with its last token; empty if it named none."""
        return self._api.scope

    async def aclose(self) -> None:
        await self._transport.aclose()
