"""Whether a request had left when it failed: what a stop may say depends on it."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from demo.trueconf import Call, Fault, Garbage, Hang, SimulatedTrueConf, Status, World
from services.trueconf import (
    Endpoint,
    NotAuthorised,
    TlsContexts,
    TLSFailure,
    TrueConfClient,
    TrueConfError,
    Unreachable,
)
from tests.contract.trueconf.conftest import PATIENT, Authorities, Connect

ROOM = "4406127733"


@pytest.fixture(autouse=True)
def room(world: World) -> None:
    world.add_room(ROOM)
    world.begin(ROOM)


Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def https(
    handler: Handler, context: ssl.SSLContext, authority: Path
) -> AsyncIterator[TrueConfClient]:
    """A client, with its token in hand, of something that speaks TLS."""

    async def handled(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await handler(reader, writer)
        except (ConnectionError, ssl.SSLError, asyncio.IncompleteReadError):
            pass  # what the client makes of it is looked at
        finally:
            writer.transport.abort()

    server = await asyncio.start_server(handled, "127.0.0.1", 0, ssl=context)
    endpoint = Endpoint(
        host="127.0.0.1",
        port=server.sockets[0].getsockname()[1],
        access_token="secret-key",
        certificate=authority,
        generation="v4",
    )
    client = TrueConfClient(endpoint, tls=TlsContexts(), limits=PATIENT)
    async with server:
        yield client
        await client.aclose()


def spoil(writer: asyncio.StreamWriter, record: bytes) -> None:
    """Writes past the TLS of a connection."""
    writer.get_extra_info("socket").dup().send(record)


async def cut(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")


async def alert(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    spoil(writer, b"\x15\x03\x03\x00\x02\x02\x28")
    await asyncio.sleep(0.1)


async def noise(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    spoil(writer, b"\x17\x03\x03\x00\x20" + b"x" * 32)
    await asyncio.sleep(0.1)


async def half(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
    await writer.drain()
    spoil(writer, b"\x15\x03\x03\x00\x02\x02\x28")
    await asyncio.sleep(0.1)


async def nonsense(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"\x00\x01 no HTTP\r\n\r\n")
    await writer.drain()


async def switch(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n")
    await writer.drain()


@pytest.mark.parametrize("handler", [cut, alert, noise, half, nonsense, switch])
async def test_whatever_breaks_after_the_request(ca: Authorities, handler: Handler) -> None:
    async with https(handler, ca.leaf.context, ca.file) as client:
        with pytest.raises(TrueConfError) as error:
            await client.stop(ROOM)
        assert error.value.sent


async def test_a_client_certificate_that_is_asked_for(ca: Authorities) -> None:
    """TLS 1.3 refuses a client only after the client has sent its request."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    ca.issuer._ca.issue_cert("127.0.0.1").configure_cert(context)
    context.verify_mode = ssl.CERT_REQUIRED
    async with https(cut, context, ca.file) as client:
        with pytest.raises(TrueConfError) as error:
            await client.stop(ROOM)
        assert error.value.sent


async def test_a_handshake_that_fails_sends_nothing(ca: Authorities, tmp_path: Path) -> None:
    async with https(cut, ca.leaf.context, ca.file) as trusting:
        endpoint = replace(trusting._endpoint, certificate=True)
        client = TrueConfClient(endpoint, tls=TlsContexts(), limits=PATIENT)
        with pytest.raises(TLSFailure) as error:
            await client.stop(ROOM)
        assert not error.value.sent
        await client.aclose()


async def revoke(server: SimulatedTrueConf) -> None:
    server.revoke_tokens()


@pytest.mark.parametrize("kind", [Status(500), Status(401), Garbage("html"), Hang()], ids=str)
async def test_a_request_that_was_refused_had_left_all_the_same(
    server: SimulatedTrueConf, connect: Connect, kind: Any
) -> None:
    """The token is refused, and a new one cannot be had."""
    client = connect(server, limits=replace(PATIENT, token_patience=2.0))
    await client.conference(ROOM)
    server.faults.add(Fault("/stop", Call(revoke)))
    server.faults.add(Fault("/token", kind, times=None))
    with pytest.raises(TrueConfError) as error:
        await client.stop(ROOM)
    assert error.value.sent
    assert server.stops == [ROOM]


async def test_nor_does_a_second_try_that_finds_no_server_take_it_back(
    server: SimulatedTrueConf, connect: Connect
) -> None:
    async def fall(down: SimulatedTrueConf) -> None:
        down.revoke_tokens()

    client = connect(server)
    await client.conference(ROOM)
    server.faults.add(Fault("/stop", Call(fall)))
    server.faults.add(Fault("/token", Call(lambda down: down.stop(), before=False)))
    with pytest.raises(TrueConfError) as error:
        await client.stop(ROOM)
    assert error.value.sent


async def test_before_the_request_nothing_has_left(
    server: SimulatedTrueConf, connect: Connect
) -> None:
    server.faults.add(Fault("/token", Status(500), times=None))
    client = connect(server)
    found = await asyncio.gather(*(client.stop(ROOM) for _ in range(5)), return_exceptions=True)
    assert [type(each) for each in found] == [Unreachable] * 5
    assert not any(each.sent for each in found if isinstance(each, TrueConfError))


async def test_a_shared_failure_says_to_each_what_is_true_for_it(
    server: SimulatedTrueConf, connect: Connect
) -> None:
    """One stop was refused for its token, a read waits for its first: both get one failure."""
    client = connect(server)
    await client.conference(ROOM)
    server.faults.add(Fault("/stop", Call(revoke)))
    server.faults.add(Fault("/token", Status(401, '{"error": "invalid_client"}'), times=None))
    server.faults.add(Fault(ROOM + "$", Call(revoke), times=None))
    found = await asyncio.gather(
        client.stop(ROOM), client.conference(ROOM), return_exceptions=True
    )
    assert [type(each) for each in found] == [NotAuthorised] * 2
    assert isinstance(found[0], NotAuthorised)
    assert found[0].sent
    assert found[0] is not found[1]
