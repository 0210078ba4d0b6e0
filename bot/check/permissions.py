"""The token, and what it may do: tried by reading, which harms nobody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from bot.check.probes import Probe
from bot.check.report import CheckResult, fault, not_tried, ok, optional, warning
from bot.check.trouble import fault_of
from services.trueconf import (
    ApiProbe,
    Generation,
    NoSuchPath,
    NotFound,
    Operation,
    PermissionMissing,
    ProtocolError,
    TrueConfError,
    v3,
    v4,
)


@dataclass(frozen=True, slots=True)
class Permission:
    operation: Operation
    without: str  # ends "without it the bot cannot …"
    instead: Operation | None = None  # serves in its place, if not as well


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
_HANDS = "stop a conference or start it again"
# To try one would be to do it: these are judged by name.
STOPS: dict[Generation, Permission] = {
    "v3.3": Permission(v3.STOP, _HANDS),
    "v4": Permission(v4.STOP, _HANDS),
}
_RECORDING, _OWNER = "stop a recording", "call the owner into a conference, on some versions"
# The bot is of use without them.
OPTIONAL: dict[Generation, tuple[Permission, ...]] = {
    "v3.3": (Permission(v3.STOP_RECORDING, _RECORDING),),
    "v4": (
        Permission(v4.STOP_RECORDING, _RECORDING),
        Permission(v4.INVITE, _OWNER),
        Permission(v4.INVITATIONS, "say who was invited and is missing, on some versions"),
    ),
}

# What is found where a permission is missing.
Judge = Callable[[str, str], CheckResult]

_LIKELY = "granted, as far as can be told without a conference to ask about"


class PermissionsLook:
    def __init__(self, api: ApiProbe, generation: Generation) -> None:
        self._api = api
        self._generation = generation

    def probes(self) -> list[Probe]:
        """All of them; the first one needs the looks at the API."""
        return [
            Probe("token", self._token, uses=("API",)),
            *(
                Probe(_name(each.operation), partial(self._granted, each), uses=("token",))
                for each in PERMISSIONS[self._generation]
            ),
            self._by_name(STOPS[self._generation], fault),
            *(self._by_name(each, optional) for each in OPTIONAL[self._generation]),
        ]

    def _by_name(self, permission: Permission, lacking: Judge) -> Probe:
        judge = partial(self._named, permission, lacking)
        return Probe(_name(permission.operation), judge, uses=("token",))

    async def _token(self) -> CheckResult:
        try:
            await self._api.find_conference()
        except PermissionMissing:
            return ok("accepted")  # by a server that knows what it may do
        except TrueConfError as error:
            return fault_of(error)
        return ok("accepted")

    async def _granted(self, permission: Permission) -> CheckResult:
        try:
            await self._api.read(permission.operation)
        except (PermissionMissing, NoSuchPath) as error:
            return await self._lacking(permission, error)
        except NotFound:
            return ok(_LIKELY)
        except TrueConfError as error:
            # Nobody knows what a server says to a question about no conference, but that it is
            # no refusal.
            odd = type(error) is ProtocolError
            likely = odd and self._api.lacks_conference(permission.operation)
            return ok(_LIKELY) if likely else fault_of(error)
        return ok("granted")

    async def _lacking(self, permission: Permission, error: TrueConfError) -> CheckResult:
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
            await self._api.read(operation)
        except NotFound:
            return True
        except TrueConfError:
            return False
        return True

    async def _named(self, permission: Permission, lacking: Judge) -> CheckResult:
        """By what the token's answer names."""
        name = str(permission.operation.permission)
        if not self._api.scope:
            return not_tried("it cannot be tried without acting on a conference")
        # A name without suffix means to read and to write (section 2.1).
        whole = name.partition(":")[0]
        if {whole, name if ":" in name else f"{whole}:write"} & self._api.scope:
            return ok("named by the server as granted; not tried")
        return lacking(
            f"not among what the server grants; without it the bot cannot {permission.without}",
            f"Tick {name} in the server's OAuth2 application.",
        )


def _name(operation: Operation) -> str:
    return f"permission {operation.permission}"
