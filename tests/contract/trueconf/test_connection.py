"""The wire: certificates, time, broken connections, handshakes."""

from __future__ import annotations

import asyncio
import datetime
import ipaddress
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from demo.trueconf import (
    Authority,
    Delay,
    Drip,
    Drop,
    Fault,
    Hang,
    ServerTls,
    SimulatedTrueConf,
    Status,
    World,
    odd_certificate,
)
from services.trueconf import (
    ClientLimits,
    Endpoint,
    TlsContexts,
    TLSFailure,
    TrueConfClient,
    TrueConfError,
    Unreachable,
)
from services.trueconf.http.tls import certificate_times
from tests.contract.trueconf.conftest import PATIENT, Authorities, Connect, paths

ROOM = "4406127733"


@pytest.fixture(autouse=True)
def room(world: World) -> None:
    world.add_room(ROOM)


# Certificates


@pytest.mark.parametrize("certificate", ["other", "system"])
async def test_an_unknown_authority_gets_no_secret(
    v4: SimulatedTrueConf, connect: Connect, tmp_path: Path, certificate: str
) -> None:
    other = Authority().write(tmp_path / "other.pem")
    client = connect(v4, certificate=other if certificate == "other" else True)
    with pytest.raises(TLSFailure) as error:
        await client.sessions()
    assert error.value.reason == "untrusted"
    assert not error.value.sent
    assert v4.requests == []


async def test_an_expired_certificate(world: World, ca: Authorities, connect: Connect) -> None:
    leaf = ca.issuer.issue("127.0.0.1", expired=True)
    async with SimulatedTrueConf(world, tls=leaf) as server:
        with pytest.raises(TLSFailure) as error:
            await connect(server).sessions()
        assert error.value.reason == "expired"
        assert server.requests == []


async def test_a_certificate_that_is_not_valid_yet(
    world: World, ca: Authorities, connect: Connect
) -> None:
    """As every certificate is to a machine whose clock is behind."""
    leaf = ca.issuer.issue("127.0.0.1", begins_in=datetime.timedelta(days=3))
    async with SimulatedTrueConf(world, tls=leaf) as server:
        with pytest.raises(TLSFailure) as error:
            await connect(server).sessions()
        assert error.value.reason == "not-yet-valid"
        assert server.requests == []


async def test_another_name_of_the_server(world: World, ca: Authorities, connect: Connect) -> None:
    async with SimulatedTrueConf(world, tls=ca.issuer.issue("localhost")) as server:
        with pytest.raises(TLSFailure) as error:
            await connect(server).sessions()
        assert error.value.reason == "name"
        assert server.requests == []
        assert await connect(server, host="localhost").sessions() == []


async def test_verification_switched_off(v4: SimulatedTrueConf, connect: Connect) -> None:
    assert await connect(v4, certificate=False).sessions() == []


async def test_a_certificate_that_only_openssl_can_read(world: World, connect: Connect) -> None:
    """Its end is unknown, and everything else works."""
    async with SimulatedTrueConf(world, tls=odd_certificate()) as server:
        client = connect(server, certificate=False)
        assert client.certificate_expires is None
        assert await client.sessions() == []
        assert client.certificate_expires is None
        assert (await client.status_port()).answering


async def test_the_end_of_a_certificate_is_known_whoever_verifies(
    v4: SimulatedTrueConf, connect: Connect
) -> None:
    for certificate in ({}, {"certificate": False}):
        client = connect(v4, **certificate)
        assert client.certificate_expires is None
        await client.sessions()
        assert client.certificate_expires is not None


@pytest.mark.parametrize("content", [b"", b"no DER", b"\x30\x82\xff\xff", b"\x30\x00"])
def test_bytes_that_are_no_certificate(content: bytes) -> None:
    assert certificate_times(content) is None


async def test_the_server_own_certificate_is_enough(
    v4: SimulatedTrueConf, connect: Connect, tmp_path: Path
) -> None:
    pinned = tmp_path / "server.pem"
    pinned.write_bytes(v4.tls.certificate)
    assert await connect(v4, certificate=pinned).sessions() == []


async def test_a_self_signed_certificate(world: World, connect: Connect, tmp_path: Path) -> None:
    """As `openssl req -x509` makes it: an authority without any mention of key usage."""
    tls, pinned = self_signed(tmp_path)
    async with SimulatedTrueConf(world, tls=tls) as server:
        assert await connect(server, certificate=pinned).sessions() == []


def self_signed(folder: Path) -> tuple[ServerTls, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "vc.example.com")])
    now = datetime.datetime.now(datetime.UTC)
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = certificate.public_bytes(serialization.Encoding.PEM)
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    (folder / "pinned.pem").write_bytes(pem)
    (folder / "both.pem").write_bytes(secret + pem)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "both.pem")
    return ServerTls(context, pem, pem), folder / "pinned.pem"


@pytest.mark.parametrize("content", [None, b"no certificate"])
async def test_a_certificate_file_that_is_none(
    v4: SimulatedTrueConf, connect: Connect, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "file.pem"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(TLSFailure) as error:
        await connect(v4, certificate=file).sessions()
    assert error.value.reason == "other"


def test_contexts_are_shared(ca: Authorities) -> None:
    tls = TlsContexts()
    assert tls.context(ca.file) is tls.context(Path(str(ca.file)))
    assert tls.context(True) is not tls.context(False)


# Servers that cannot be reached

Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def listener(
    handler: Handler, limits: ClientLimits = PATIENT, **fields: Any
) -> AsyncIterator[TrueConfClient]:
    """A client of something that is no TrueConf Server at all."""
    handling: set[asyncio.Task[None] | None] = set()

    async def handled(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        handling.add(asyncio.current_task())
        try:
            await handler(reader, writer)
        finally:
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()

    server = await asyncio.start_server(handled, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    endpoint = Endpoint(host="127.0.0.1", port=port, certificate=False, status_port=port)
    client = TrueConfClient(replace(endpoint, **fields), tls=TlsContexts(), limits=limits)
    async with server:
        yield client
        await client.aclose()
        await asyncio.gather(*filter(None, handling), return_exceptions=True)


async def test_a_port_that_is_closed(v4: SimulatedTrueConf, connect: Connect) -> None:
    client = connect(v4)
    await v4.stop()
    with pytest.raises(Unreachable) as error:
        await client.sessions()
    assert (error.value.reason, error.value.sent) == ("refused", False)


async def test_the_error_that_a_caller_handles_is_another_one(
    v4: SimulatedTrueConf, connect: Connect
) -> None:
    try:
        await connect(v4, certificate=True).sessions()
    except TLSFailure:
        await v4.stop()
        with pytest.raises(Unreachable) as error:
            await connect(v4).sessions()
    assert error.value.reason == "refused"


async def test_a_name_that_nobody_knows(
    v4: SimulatedTrueConf, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_arguments: object, **_options: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(Unreachable) as error:
        await connect(v4, host="vc.example.com").sessions()
    assert (error.value.reason, error.value.sent) == ("name", False)


@pytest.mark.parametrize("host", ["два слова", "a..b", "x" * 300])
async def test_a_name_that_is_none(v4: SimulatedTrueConf, connect: Connect, host: str) -> None:
    with pytest.raises(Unreachable) as error:
        await connect(v4, host=host).sessions()
    assert (error.value.reason, error.value.sent) == ("name", False)


async def test_a_handshake_that_never_comes() -> None:
    async def silent(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        await reader.read()

    async with listener(silent, replace(PATIENT, connect=0.2)) as client:
        with pytest.raises(Unreachable) as error:
            await client.server_info()
    assert (error.value.reason, error.value.sent) == ("timeout", False)


async def test_a_port_that_does_not_speak_tls() -> None:
    async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(100)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    async with listener(plain) as client:
        with pytest.raises(TLSFailure) as error:
            await client.server_info()
    assert (error.value.reason, error.value.sent) == ("other", False)


async def test_a_port_that_hangs_up() -> None:
    async def rude(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.transport.abort()

    async with listener(rude) as client:
        with pytest.raises(TrueConfError) as error:
            await client.server_info()
        assert not error.value.sent
        assert (await client.status_port()).answering is False


async def test_a_status_port_that_does_not_speak_http() -> None:
    async def odd(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(100)
        writer.write(b"\x00\x01 SSH-2.0\r\n\r\n")

    async with listener(odd) as client:
        assert (await client.status_port()).reason == "broken"


# Time


@pytest.mark.parametrize("kind", [Hang(), Drip(0.05)], ids=str)
async def test_a_call_takes_no_longer_than_it_may(
    server: SimulatedTrueConf,
    connect: Connect,
    kind: Any,
) -> None:
    client = connect(
        server, limits=replace(PATIENT, whole_call=2.0), access_token=server.secret_key
    )
    server.faults.add(Fault(ROOM, kind, times=None))
    with pytest.raises(Unreachable) as error:
        await client.conference(ROOM)
    assert (error.value.reason, error.value.sent) == ("timeout", True)
    assert len(paths(server)) == 1, "a call that took too long is not repeated"


async def test_callers_with_less_time_leave_nothing_behind(
    client: TrueConfClient, server: SimulatedTrueConf
) -> None:
    server.faults.add(Fault(ROOM, Hang(), times=20))

    async def hurried() -> None:
        async with asyncio.timeout(0.2):
            await client.conference(ROOM)

    found = await asyncio.gather(*(hurried() for _ in range(20)), return_exceptions=True)
    assert {type(each) for each in found} == {TimeoutError}
    server.faults.clear()
    conferences = await asyncio.gather(*(client.conference(ROOM) for _ in range(20)))
    assert all(conference.running is False for conference in conferences)


async def test_a_body_that_is_too_large(server: SimulatedTrueConf, connect: Connect) -> None:
    client = connect(server, limits=replace(PATIENT, single=1000))
    server.faults.add(Fault(ROOM, Status(200, "x" * 1001)))
    with pytest.raises(TrueConfError, match="too large"):
        await client.conference(ROOM)


# Broken connections and busy servers


async def test_a_read_is_repeated_once(client: TrueConfClient, server: SimulatedTrueConf) -> None:
    server.faults.add(Fault(ROOM, Drop()))
    assert (await client.conference(ROOM)).running is False
    server.faults.add(Fault(ROOM, Drop(), times=2))
    with pytest.raises(Unreachable) as error:
        await client.conference(ROOM)
    assert (error.value.reason, error.value.sent) == ("broken", True)
    assert len(paths(server)) == 4


async def test_a_server_that_came_back(client: TrueConfClient, server: SimulatedTrueConf) -> None:
    await client.conference(ROOM)
    await server.stop()
    await server.start()
    assert (await client.conference(ROOM)).running is False


@pytest.mark.parametrize(
    ("retry_after", "requests"), [("0", 2), ("0.01", 2), ("60", 1), ("soon", 1), ("-1", 1)]
)
async def test_a_busy_server_is_asked_again_if_it_is_soon(
    client: TrueConfClient, server: SimulatedTrueConf, retry_after: str, requests: int
) -> None:
    await client.conference(ROOM)
    server.requests.clear()
    server.faults.add(Fault(ROOM, Status(429, headers={"Retry-After": retry_after})))
    if requests > 1:
        assert (await client.conference(ROOM)).running is False
    else:
        with pytest.raises(Unreachable) as error:
            await client.conference(ROOM)
        assert error.value.reason == "server-error"
    assert len(server.requests) == requests


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_a_server_that_fails(
    client: TrueConfClient, server: SimulatedTrueConf, status: int
) -> None:
    server.faults.add(Fault(ROOM, Status(status)))
    with pytest.raises(Unreachable) as error:
        await client.conference(ROOM)
    assert (error.value.reason, error.value.sent) == ("server-error", True)


# Connections


async def test_no_more_than_eight_connections(
    client: TrueConfClient, server: SimulatedTrueConf
) -> None:
    server.faults.add(Fault(ROOM, Delay(0.01), times=None))
    await asyncio.gather(*(client.conference(ROOM) for _ in range(100)))
    await asyncio.gather(*(client.conference(ROOM) for _ in range(100)))
    assert server.handshakes <= 8


async def test_each_request_is_observed(server: SimulatedTrueConf, connect: Connect) -> None:
    open_now, seen = 0, []

    @contextmanager
    def observe() -> Iterator[None]:
        nonlocal open_now
        open_now += 1
        seen.append(open_now)
        yield
        open_now -= 1

    await connect(server, observe=observe).conference(ROOM)
    assert (seen, open_now) == ([1, 1], 0)
    assert len(server.requests) == 2
