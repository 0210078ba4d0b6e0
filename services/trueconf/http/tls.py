"""SSL contexts, shared by all servers with the same certificate setting."""

from __future__ import annotations

import ssl
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import httpx

from services.trueconf.errors import TLSFailure


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


def certificate_end(tls: ssl.SSLObject | ssl.SSLSocket) -> datetime | None:
    """Until when the certificate of a connection is valid, also one that nobody verified; None:
    unreadable.
    """
    read = tls.getpeercert()  # the standard library reads what it has verified, and nothing else
    if read and isinstance(end := read.get("notAfter"), str):
        with suppress(ValueError, OverflowError):
            return datetime.fromtimestamp(ssl.cert_time_to_seconds(end), UTC)
    certificate = tls.getpeercert(binary_form=True)
    times = certificate_times(certificate) if certificate else None
    return times and times[1]


def certificate_times(certificate: bytes) -> tuple[datetime, datetime] | None:
    """The validity of a certificate (DER); None: unreadable, though OpenSSL may accept it."""
    from cryptography import x509  # noqa: PLC0415 - it takes 8 MiB, and few need it

    try:
        read = x509.load_der_x509_certificate(certificate)
        return read.not_valid_before_utc, read.not_valid_after_utc
    except (ValueError, TypeError, OverflowError, x509.InvalidVersion):
        return None
