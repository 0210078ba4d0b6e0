"""A certificate authority of our own, so that verification of TLS is never switched off."""

from __future__ import annotations

import ssl
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec


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
        ends_in: timedelta = timedelta(days=30),
    ) -> ServerTls:
        """A certificate for these host names and addresses; one of yesterday if `expired`."""
        now = datetime.now(UTC)
        leaf = self._ca.issue_cert(
            *names,
            not_before=now + begins_in,
            not_after=now + (timedelta(days=-1) if expired else ends_in),
        )
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        leaf.configure_cert(context)
        return ServerTls(context, leaf.cert_chain_pems[0].bytes(), self.pem, expired)


def odd_certificate() -> ServerTls:
    """A certificate of its own making that ends at a fraction of a second: RFC 5280 forbids that,
    OpenSSL takes it, and stricter readers do not.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "vc.example.com")])
    proper = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2050, 1, 1, tzinfo=UTC))
        .sign(key, hashes.SHA256())
    )
    body = proper.tbs_certificate_bytes.replace(
        b"\x30\x20\x17\x0d200101000000Z\x18\x0f20500101000000Z",
        b"\x30\x22\x17\x0d200101000000Z\x18\x1120500101000000.5Z",
    )
    body = _der(0x30, body[len(body) - _length(proper.tbs_certificate_bytes) - 2 :])
    algorithm = bytes.fromhex("300a06082a8648ce3d040302")  # ecdsa-with-SHA256
    signature = _der(0x03, b"\x00" + key.sign(body, ec.ECDSA(hashes.SHA256())))
    certificate = ssl.DER_cert_to_PEM_cert(_der(0x30, body + algorithm + signature)).encode()
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    with tempfile.TemporaryDirectory() as folder:
        both = Path(folder, "both.pem")
        both.write_bytes(secret + certificate)
        context.load_cert_chain(both)
    return ServerTls(context, certificate, certificate)


# From here on the length of a DER element takes bytes of its own.
_LONG = 0x80


def _der(tag: int, content: bytes) -> bytes:
    size = len(content)
    length = bytes([size]) if size < _LONG else bytes([0x82]) + size.to_bytes(2)
    return bytes([tag]) + length + content


def _length(element: bytes) -> int:
    """How long the content of a DER element of more than 127 bytes is."""
    following = element[1] & 0x7F
    return int.from_bytes(element[2 : 2 + following])
