"""Everything that can go wrong when a TrueConf Server is asked something.

TrueConfError
 ├── Unreachable         no such name, refused, too slow, broken off, or the server failed (5xx)
 ├── TLSFailure          the server's certificate was not accepted, or TLS broke later
 ├── NotAuthorised       client id and secret were refused, or a fresh token was
 ├── PermissionMissing   the OAuth application lacks a permission, and this is its name
 ├── NotFound            there is no such conference or session, by the server's own word
 └── ProtocolError       an answer that no TrueConf Server should give
      ├── NoSuchPath     the server does not know the path, or something else answers in its place
      └── Blocked        something in front of the server refuses: a proxy, a firewall

Each one carries notes with the server and the endpoint, and never a token, a secret or a query.
"""

from __future__ import annotations

from typing import Literal, Self

UnreachableReason = Literal["name", "name-timeout", "refused", "timeout", "broken", "server-error"]
TLSReason = Literal["untrusted", "name", "expired", "not-yet-valid", "other"]


class TrueConfError(Exception):
    """The base of all.

    `sent` is False when no byte of the request that was asked for has left, be it that there was
    no token for it or no connection. `status` is the HTTP status of the answer that says so; None
    when no answer came.
    """

    sent: bool = True
    status: int | None = None

    def copy(self) -> Self:
        """The same error for somebody else, who may change it."""
        twin = type(self).__new__(type(self), *self.args)
        twin.__dict__.update(self.__dict__)
        twin.__notes__ = [*getattr(self, "__notes__", ())]
        return twin


class Unreachable(TrueConfError):
    """No usable answer came.

    `refused` stands for every way in which no connection came about at once, `broken` for one that
    broke off later or did not speak HTTP, `name-timeout` for name servers that did not answer.
    """

    def __init__(self, reason: UnreachableReason, *, sent: bool) -> None:
        super().__init__(f"unreachable: {reason}")
        self.reason: UnreachableReason = reason
        self.sent = sent


class TLSFailure(TrueConfError):
    """The certificate or the handshake was not accepted, so that no secret was sent; or TLS broke
    after the request had left, which `sent` tells.
    """

    def __init__(self, reason: TLSReason, *, sent: bool = False) -> None:
        super().__init__(f"TLS: {reason}")
        self.reason: TLSReason = reason
        self.sent = sent


class NotAuthorised(TrueConfError):
    """The server refused the client id and secret, or a token that it had just given."""

    def __init__(self) -> None:
        super().__init__("not authorised")


class PermissionMissing(TrueConfError):
    """The OAuth application may not do this until the permission is ticked."""

    def __init__(self, permission: str) -> None:
        super().__init__(f"permission missing: {permission}")
        self.permission = permission


class NotFound(TrueConfError):
    """The server knows no such conference or session, and names that as the reason."""

    def __init__(self) -> None:
        super().__init__("not found")


class ProtocolError(TrueConfError):
    """An answer that cannot be understood; `what` says why in a few words, without its text."""

    def __init__(self, what: str) -> None:
        super().__init__(f"unexpected answer: {what}")
        self.what = what


class NoSuchPath(ProtocolError):
    """404 that speaks of the path and not of a conference: says nothing about the conference."""

    def __init__(self) -> None:
        super().__init__("no such path")


class Blocked(ProtocolError):
    """A refusal (401, 403 and the like) in which nothing is TrueConf's: a proxy or a firewall in
    front of the server gave it.
    """

    def __init__(self, status: int) -> None:
        super().__init__(f"HTTP {status} of something in front of the server")
