"""A company's authority without key identifiers, which Python 3.13 refuses by itself."""

from __future__ import annotations

import asyncio
import ipaddress
import ssl
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from bot.telegram.routes import trusted
from services.trueconf import TlsContexts

Key = ec.EllipticCurvePrivateKey


def _certificate(
    name: str, key: Key, issuer: tuple[str, Key], extension: x509.ExtensionType
) -> x509.Certificate:
    """With this extension and no other one."""
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer[0])]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(extension, critical=False)
        .sign(issuer[1], hashes.SHA256())
    )


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """The authority's certificate, and beside it a server's with its key."""
    key, servers = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    issuer = ("Company", key)
    authority = _certificate("Company", key, issuer, x509.BasicConstraints(True, None))
    here = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    server = _certificate("server", servers, issuer, x509.SubjectAlternativeName([here]))
    path = tmp_path / "company.pem"
    path.write_bytes(authority.public_bytes(Encoding.PEM))
    secret = servers.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / "server.pem").write_bytes(server.public_bytes(Encoding.PEM) + secret)
    return path


@pytest.fixture
async def port(company: Path) -> AsyncIterator[int]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(company.with_name("server.pem"))
    server = await asyncio.start_server(
        lambda _, writer: writer.close(), "127.0.0.1", 0, ssl=context
    )
    async with server:
        yield server.sockets[0].getsockname()[1]


@pytest.mark.parametrize(
    "context",
    [
        lambda _: TlsContexts().context(True),
        lambda company: TlsContexts().context(company),
        lambda _: trusted(),
    ],
    ids=["system's store", "file", "Telegram and proxies"],
)
async def test_its_certificates_are_taken(
    company: Path,
    port: int,
    monkeypatch: pytest.MonkeyPatch,
    context: Callable[[Path], ssl.SSLContext],
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(company))  # is the system's store to OpenSSL
    _, writer = await asyncio.open_connection("127.0.0.1", port, ssl=context(company))
    writer.transport.abort()


async def test_others_are_not(port: int) -> None:
    for context in (TlsContexts().context(True), trusted()):
        with pytest.raises(ssl.SSLCertVerificationError):
            await asyncio.open_connection("127.0.0.1", port, ssl=context)
