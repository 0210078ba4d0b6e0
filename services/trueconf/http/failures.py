"""Turns the errors of httpx, ssl and sockets into ours."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator, Mapping

import httpx

from services.trueconf.errors import (
    ProtocolError,
    TLSFailure,
    TLSReason,
    TrueConfError,
    Unreachable,
    UnreachableReason,
)

# An established connection broke: the request may or may not have been applied.
BROKEN = (httpx.ReadError, httpx.WriteError, httpx.CloseError, httpx.RemoteProtocolError)

# Every failure of a connection is one of these.
FOREIGN = (httpx.HTTPError, httpx.InvalidURL, OSError)

# OpenSSL's X509_V_ERR_*; the names are of another host and of another IP address.
_TLS_REASONS: Mapping[int, TLSReason] = {
    9: "not-yet-valid",
    10: "expired",
    62: "name",
    64: "name",
}


def failure(error: Exception, *, sent: bool) -> TrueConfError:
    """Our error. `sent`: the request had begun to leave."""
    if isinstance(error, httpx.TimeoutException | TimeoutError):
        return Unreachable("timeout", sent=sent)
    if isinstance(error, httpx.ConnectError | OSError):
        return _not_connected(error, sent)
    if isinstance(error, BROKEN):
        return Unreachable("broken", sent=sent)
    if isinstance(error, httpx.InvalidURL | httpx.UnsupportedProtocol):
        return Unreachable("name", sent=False)
    protocol_error = ProtocolError("not HTTP")
    protocol_error.sent = sent
    return protocol_error


def _not_connected(error: Exception, sent: bool) -> TrueConfError:
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLError):
            return TLSFailure(_tls_reason(cause), sent=sent)
    reason: UnreachableReason = "broken"
    for cause in causes:
        if isinstance(cause, socket.gaierror):
            reason = "name"
        elif isinstance(cause, OSError) and not isinstance(cause, ConnectionResetError):
            reason = "refused"
    if sent and not isinstance(error, httpx.ConnectError):
        reason = "broken"
    return Unreachable(reason, sent=sent)


def _tls_reason(error: ssl.SSLError) -> TLSReason:
    if not isinstance(error, ssl.SSLCertVerificationError):
        return "other"
    return _TLS_REASONS.get(error.verify_code, "untrusted")


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error, what it was raised from, and the members of groups (one per address tried)."""
    yield error
    following = [*error.exceptions] if isinstance(error, BaseExceptionGroup) else []
    # httpcore hides causes by `from None`. Other contexts may belong to another call.
    hidden = error.__context__ if error.__suppress_context__ else None
    origin = error.__cause__ or hidden
    if origin is not None:
        following.append(origin)
    for each in following:
        yield from _causes(each)
