"""A certificate authority of our own, so that verification of TLS is never switched off."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import trustme


@dataclass(frozen=True)
class ServerTls:
    """What a server presents: its context, its own certificate and that of the authority (PEM)."""

    context: ssl.SSLContext
    certificate: bytes
    authority: bytes
    expired: bool = False


class Authority:
    """Issues server certificates; who trusts `pem` trusts all of them."""

    def __init__(self) -> None:
        self._ca = trustme.CA()

    @property
    def pem(self) -> bytes:
        return self._ca.cert_pem.bytes()

    def write(self, path: Path) -> Path:
        """Writes the authority's certificate where a client is told to look for it."""
        self._ca.cert_pem.write_to_path(path)
        return path

    def issue(
        self,
        *names: str,
        expired: bool = False,
        begins_in: timedelta = timedelta(days=-2),
    ) -> ServerTls:
        """A certificate for these host names and addresses; one of yesterday if `expired`."""
        now = datetime.now(UTC)
        leaf = self._ca.issue_cert(
            *names,
            not_before=now + begins_in,
            not_after=now + timedelta(days=-1 if expired else 30),
        )
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        leaf.configure_cert(context)
        return ServerTls(context, leaf.cert_chain_pems[0].bytes(), self.pem, expired)
