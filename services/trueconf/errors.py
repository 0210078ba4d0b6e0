"""What can go wrong with a request. Notes name its endpoint, never a token, secret or query."""

from __future__ import annotations

from typing import Literal, Self

UnreachableReason = Literal["name", "name-timeout", "refused", "timeout", "broken", "server-error"]
TLSReason = Literal["untrusted", "name", "expired", "not-yet-valid", "other"]


class TrueConfError(Exception):
    sent: bool = True  # False: no byte has left, without a token or a connection
    status: int | None = None  # HTTP, of the answer that caused the error; None: no answer

    def copy(self) -> Self:
        """For another caller, who may change it."""
        copy = type(self).__new__(type(self), *self.args)
        copy.__dict__.update(self.__dict__)
        copy.__notes__ = [*getattr(self, "__notes__", ())]
        return copy


class Unreachable(TrueConfError):
    """No usable answer came. `refused`: every failure to connect that showed at once; `broken`:
    the connection was cut off later or did not speak HTTP; `name-timeout`: silent name servers;
    `server-error`: a 5xx.
    """

    def __init__(self, reason: UnreachableReason, *, sent: bool) -> None:
        super().__init__(f"unreachable: {reason}")
        self.reason: UnreachableReason = reason
        self.sent = sent


class TLSFailure(TrueConfError):
    """The certificate or the handshake failed, so no secret was sent; `sent`: TLS broke later."""

    def __init__(self, reason: TLSReason, *, sent: bool = False) -> None:
        super().__init__(f"TLS: {reason}")
        self.reason: TLSReason = reason
        self.sent = sent


class NotAuthorised(TrueConfError):
    """The server refused the client id and secret, or a token that it had just given."""

    def __init__(self) -> None:
        super().__init__("not authorised")


class PermissionMissing(TrueConfError):
    """The OAuth application may not do this until somebody ticks the permission."""

    def __init__(self, permission: str) -> None:
        super().__init__(f"permission missing: {permission}")
        self.permission = permission


class NotFound(TrueConfError):
    """The server knows no such conference or session, and gives that as its reason."""

    def __init__(self) -> None:
        super().__init__("not found")


class ProtocolError(TrueConfError):
    """An answer that cannot be understood; `what` says why in a few words, without its text."""

    def __init__(self, what: str) -> None:
        super().__init__(f"unexpected answer: {what}")
        self.what = what


class NoSuchPath(ProtocolError):
    """A 404 about the path, perhaps of something in front: it says nothing of the conference.
    `unknown_call`: the server itself says that it has no such call.
    """

    def __init__(self, *, unknown_call: bool = False) -> None:
        super().__init__("no such path")
        self.unknown_call = unknown_call


class Blocked(ProtocolError):
    """A proxy or a firewall in front of the server refused (401, 403 and the like)."""

    def __init__(self, status: int) -> None:
        super().__init__(f"HTTP {status} of something in front of the server")
