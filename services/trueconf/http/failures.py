"""Turns the errors of aiohttp, httpx, ssl and sockets into ours."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping

import aiohttp
import httpx

from services.trueconf.errors import (
    ProtocolError,
    TLSFailure,
    TLSReason,
    TrueConfError,
    Unreachable,
)

# Every failure of a connection is one of these.
FOREIGN = (aiohttp.ClientError, httpx.HTTPError, httpx.InvalidURL, OSError)

_NO_ADDRESS = (aiohttp.InvalidURL, httpx.InvalidURL, httpx.UnsupportedProtocol)

# OpenSSL's X509_V_ERR_*; the names are of another host and of another IP address.
_TLS_REASONS: Mapping[int, TLSReason] = {
    9: "not-yet-valid",
    10: "expired",
    62: "name",
    64: "name",
}


def failure(error: Exception, *, sent: bool) -> TrueConfError:
    """Our error. `sent`: the request had begun to leave."""
    causes = list(_causes(error))
    for cause in causes:
        # aiohttp's own kinds of SSLError lack the code.
        if isinstance(cause, ssl.SSLError) and not isinstance(cause, aiohttp.ClientError):
            return TLSFailure(_tls_reason(cause), sent=sent)
    if any(isinstance(cause, _NO_ADDRESS) for cause in causes):
        return Unreachable("name", sent=False)
    if any(isinstance(cause, TimeoutError) for cause in causes):
        return Unreachable("timeout", sent=sent)
    # httpx's transport calls a connection that broke a time-out, so its kinds say nothing.
    if not sent and any(isinstance(cause, OSError) for cause in causes):
        reset = any(isinstance(cause, ConnectionResetError) for cause in causes)
        return Unreachable("broken" if reset else "refused", sent=False)
    if any(isinstance(cause, aiohttp.ClientError | OSError) for cause in causes):
        return Unreachable("broken", sent=sent)
    protocol_error = ProtocolError("not HTTP")
    protocol_error.sent = sent
    return protocol_error


def _tls_reason(error: ssl.SSLError) -> TLSReason:
    if not isinstance(error, ssl.SSLCertVerificationError):
        return "other"
    return _TLS_REASONS.get(error.verify_code, "untrusted")


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error, and what it was raised from."""
    while error is not None:
        yield error
        error = error.__cause__
