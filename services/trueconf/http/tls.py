"""SSL contexts, shared by all servers with the same certificate setting."""

from __future__ import annotations

import ssl
from datetime import datetime
from pathlib import Path

import httpx

from services.trueconf.errors import TLSFailure
from services.trueconf.http.validity import validity


class TlsContexts:
    """Builds each context once, at first use: two hundred own ones would cost 165 MiB."""

    def __init__(self) -> None:
        self._contexts: dict[bool | Path, ssl.SSLContext] = {}

    def context(self, certificate: bool | Path) -> ssl.SSLContext:
        """Raises TLSFailure when the file of `certificate` cannot be read or holds none."""
        if certificate not in self._contexts:
            try:
                self._contexts[certificate] = _build(certificate)
            except OSError as error:  # ssl.SSLError is one too
                raise TLSFailure("other") from error
        return self._contexts[certificate]


def _build(certificate: bool | Path) -> ssl.SSLContext:
    if isinstance(certificate, Path):
        context = ssl.create_default_context(cafile=certificate)
        # The file may be the server's own certificate instead of an authority's.
        context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    else:
        context = httpx.create_ssl_context(verify=certificate)
        if certificate:
            # httpx brings certifi's authorities. A company's own are in the system's store.
            context.load_default_certs()
    # Self-signed and companies' own ones often lack extensions that Python 3.13 demands.
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    return context


def certificate_times(certificate: bytes) -> tuple[datetime, datetime] | None:
    """The validity of a certificate (DER); None: unreadable, though OpenSSL may accept it."""
    try:
        return validity(certificate)
    except ValueError:
        return None
