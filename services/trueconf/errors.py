"""Everything that can go wrong when a TrueConf Server is asked something.

TrueConfError
 ├── Unreachable         no such name, refused, too slow, broken off, or the server failed (5xx)
 ├── TLSFailure          the server's certificate was not accepted, so nothing was sent
 ├── NotAuthorised       client id and secret were refused, or a fresh token was
 ├── PermissionMissing   the OAuth application lacks a permission, and this is its name
 ├── NotFound            there is no such conference, session or path
 └── ProtocolError       an answer that no TrueConf Server should give
      └── NoSuchPath     the server does not know the path, or something else answers in its place

Each one carries notes with the server and the endpoint, and never a token, a secret or a query.
"""

from __future__ import annotations

from typing import Literal

UnreachableReason = Literal["name", "refused", "timeout", "broken", "server-error"]
TLSReason = Literal["untrusted", "name", "expired", "not-yet-valid", "other"]


class TrueConfError(Exception):
    """The base of all.

    `sent` is False when the request that was asked for surely never reached the server, be it
    that a token could not be had for it or that no connection came about. `status` is the HTTP
    status of the answer that says so; None when no answer came.
    """

    sent: bool = True
    status: int | None = None


class Unreachable(TrueConfError):
    """No usable answer came.

    `refused` stands for every way in which no connection came about at once, `broken` for one that
    broke off later or did not speak HTTP.
    """

    def __init__(self, reason: UnreachableReason, *, sent: bool) -> None:
        super().__init__(f"unreachable: {reason}")
        self.reason: UnreachableReason = reason
        self.sent = sent


class TLSFailure(TrueConfError):
    """The certificate or the handshake was not accepted: nothing was sent, no secret either."""

    sent = False

    def __init__(self, reason: TLSReason) -> None:
        super().__init__(f"TLS: {reason}")
        self.reason: TLSReason = reason


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
    """The server knows no such conference, session or path."""

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
