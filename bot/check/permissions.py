"""The token, and what it may do: tried by reading, which harms nobody."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from bot.check.probes import Probe
from bot.check.report import Finding, fault, not_tried, ok, warning
from bot.check.trouble import fault_of
from services.trueconf import (
    ClientLimits,
    Endpoint,
    Generation,
    NoSuchPath,
    NotFound,
    PermissionMissing,
    ProtocolError,
    Session,
    TlsContexts,
    TrueConfError,
    v3,
    v4,
)
from services.trueconf.api import Api
from services.trueconf.http.messages import Answer, Operation
from services.trueconf.http.transport import Transport


@dataclass(frozen=True, slots=True)
class Permission:
    """
    :ivar operation: what needs it
    :ivar without: ends "without it the bot cannot …"
    :ivar instead: what serves in its place, if not as well
    """

    operation: Operation
    without: str
    instead: Operation | None = None


_STOP = "look at a conference before and after a stop, so it stops none"
_PEOPLE = "say who is in a conference"

# trueconf-api.md section 13
PERMISSIONS: dict[Generation, tuple[Permission, ...]] = {
    "v3.3": (
        Permission(v3.CALLS, "see which conferences are running"),
        Permission(v3.CONFERENCE, _STOP),
        Permission(v3.SESSION_PEOPLE, _PEOPLE, instead=v3.PEOPLE),
        Permission(v3.PEOPLE, _PEOPLE, instead=v3.SESSION_PEOPLE),
        Permission(v3.USERS, "count the users online"),
    ),
    "v4": (
        Permission(v4.CONFERENCES, f"see which conferences are running and {_STOP}"),
        Permission(v4.SESSIONS, "say since when a conference runs and find forgotten ones"),
        Permission(v4.PEOPLE, _PEOPLE),
        Permission(v4.RECORDINGS, "say whether a conference is being recorded"),
        Permission(v4.USERS, "count the users online", instead=v3.USERS),
    ),
}
STOPS: dict[Generation, Operation] = {"v3.3": v3.STOP, "v4": v4.STOP}
# A name without suffix means to read and to write (section 2.1).
MAY_STOP = {"conferences", "conferences:write"}

_LIKELY = "granted, as far as can be told without a conference to ask about"
_NOWHERE = Session(conference_id="0", session_id="0")


class PermissionsLook:
    """The looks at what a server lets the bot do.

    The application's own token is tried, not a first one that the settings may hold: that one
    ends some day.
    """

    def __init__(self, transport: Listening, generation: Generation) -> None:
        endpoint = transport.endpoint
        if endpoint.client_id and endpoint.client_secret:
            endpoint = replace(endpoint, access_token="")
        self._generation = generation
        self._transport = transport
        token = v3.TOKEN if generation == "v3.3" else v4.TOKEN
        self._api = Api(transport, endpoint, token, transport.limits)
        # A conference to ask about. Where none is running it is one that does not exist: a
        # server that finds none has let the bot look.
        self._session = _NOWHERE

    def probes(self) -> list[Probe]:
        """All of them; the first one needs the looks at the API."""
        return [
            Probe("token", self._token, uses=("API",)),
            *(
                Probe(_name(each.operation), partial(self._granted, each), uses=("token",))
                for each in PERMISSIONS[self._generation]
            ),
            Probe(_name(STOPS[self._generation]), self._may_stop, uses=("token",)),
        ]

    async def _token(self) -> Finding:
        adapter = v3.V3(self._api) if self._generation == "v3.3" else v4.V4(self._api)
        try:
            sessions = await adapter.sessions()
        except PermissionMissing:
            return ok("accepted")  # by a server that knows what it may do
        except TrueConfError as error:
            return fault_of(error)
        complete = (each for each in sessions if each.conference_id and each.session_id)
        self._session = next(complete, _NOWHERE)
        return ok("accepted")

    async def _granted(self, permission: Permission) -> Finding:
        try:
            await self._read(permission.operation)
        except (PermissionMissing, NoSuchPath) as error:
            return await self._lacking(permission, error)
        except NotFound:
            return ok(_LIKELY)
        except TrueConfError as error:
            # Nobody knows what a server says to a question about no conference, but that it is
            # no refusal.
            odd = type(error) is ProtocolError and self._session is _NOWHERE
            return ok(_LIKELY) if odd and "{}" in permission.operation.path else fault_of(error)
        return ok("granted")

    async def _lacking(self, permission: Permission, error: TrueConfError) -> Finding:
        tick = f"Tick {permission.operation.permission} in the server's OAuth2 application."
        if isinstance(error, NoSuchPath):
            found, tick = "the server has no such call", "A newer TrueConf Server may have it."
        else:
            found = "not granted"
        if permission.instead and await self._serves(permission.instead):
            return warning(f"{found}; the bot makes do without", tick)
        return fault(f"{found}; without it the bot cannot {permission.without}", tick)

    async def _serves(self, operation: Operation) -> bool:
        try:
            await self._read(operation)
        except NotFound:
            return True
        except TrueConfError:
            return False
        return True

    async def _read(self, operation: Operation) -> None:
        session = operation is v3.SESSION_PEOPLE
        asked = self._session.session_id if session else self._session.conference_id
        ids = [asked or ""] * operation.path.count("{}")
        await self._api.call(operation, *ids, query={"page_size": "1"})

    async def _may_stop(self) -> Finding:
        """By what the token's answer names: to try it would be to stop something."""
        if not self._transport.scope:
            return not_tried("it cannot be tried without stopping something")
        if MAY_STOP & self._transport.scope:
            return ok("named by the server as granted; not tried")
        return fault(
            "not among what the server grants; without it the bot cannot stop a conference",
            f"Tick {STOPS[self._generation].permission} in the server's OAuth2 application.",
        )


class Listening(Transport):
    """Hears what permissions the server names when it gives a token (section 2)."""

    scope: frozenset[str] = frozenset()

    def __init__(self, endpoint: Endpoint, tls: TlsContexts, limits: ClientLimits) -> None:
        super().__init__(endpoint, tls, nullcontext, limits)
        self.endpoint, self.limits = endpoint, limits

    async def send(self, operation: Operation, *ids: str, **parts: Any) -> Answer:
        answer = await super().send(operation, *ids, **parts)
        if operation in (v3.TOKEN, v4.TOKEN) and answer.succeeded:
            body = answer.document()
            named = body.get("scope") if isinstance(body, dict) else None
            self.scope = frozenset(named.split()) if isinstance(named, str) else frozenset()
        return answer


def _name(operation: Operation) -> str:
    return f"permission {operation.permission}"
