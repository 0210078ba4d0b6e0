"""Why a request to Telegram failed. Texts of exceptions may hold a token or a password."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator

from aiohttp import ClientPayloadError, ServerDisconnectedError
from aiohttp_socks import ProxyConnectionError, ProxyError

# The longest piece of a foreign text that is shown.
LONGEST_QUOTE = 60

_REASONS: tuple[tuple[type[BaseException], str], ...] = (
    (socket.gaierror, "the name cannot be resolved"),
    (ssl.SSLCertVerificationError, "the certificate is not accepted"),
    (ssl.SSLError, "TLS fails"),
    (ServerDisconnectedError, "the connection was cut"),
    (ClientPayloadError, "the connection was cut"),
    (ConnectionResetError, "the connection was cut"),
    (EOFError, "the connection was cut"),
    (ProxyConnectionError, "the proxy is not reachable"),
    (ProxyError, "the proxy refuses"),
    (TimeoutError, "no answer in time"),
    (ConnectionRefusedError, "the connection is refused"),
)


def why(failure: BaseException) -> str:
    """The first thing known in the chain of causes."""
    causes = list(_causes(failure))
    for kind, words in _REASONS:
        cause = next((each for each in causes if isinstance(each, kind)), None)
        if cause is not None:
            return f"{words}{_answer(cause)}"
    return "no connection"


def quoted(text: str) -> str:
    """The beginning of a foreign text, fit to be shown."""
    return "".join(sign if sign.isprintable() else " " for sign in text[:LONGEST_QUOTE]).strip()


def _answer(cause: BaseException) -> str:
    """What a proxy said: it knows neither the token nor anything else that is secret."""
    said = quoted(str(cause)) if isinstance(cause, ProxyError) else ""
    return f" ({said})" if said else ""


def _causes(failure: BaseException | None) -> Iterator[BaseException]:
    while failure is not None:
        yield failure
        failure = failure.__cause__ or failure.__context__
