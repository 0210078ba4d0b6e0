"""How much of an answer is read: packed, endless and huge ones cost neither memory nor time."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
from dataclasses import replace
from time import process_time
from typing import Any

import pytest

from demo.trueconf import Endless, Fault, Packed, Person, SimulatedTrueConf, Status, World
from services.trueconf import (
    ProtocolError,
    StatusPort,
    TrueConfClient,
    TrueConfError,
    Unreachable,
)
from tests.contract.trueconf.conftest import PATIENT, Connect
from tests.contract.trueconf.test_connection import listener
from tests.contract.trueconf.test_garbage import QUESTIONS, every_question, everywhere

ROOM = "4406127733"
BROKEN = StatusPort(answering=False, reason="broken")
packed = pytest.mark.parametrize(
    "kind",
    [
        Packed(("gzip",)),
        Packed(("deflate",)),
        Packed(("br",)),
        Packed(("x-unknown",)),
        Packed(("gzip", "gzip")),
    ],
    ids=["gzip", "deflate", "br", "unknown", "stacked"],
)


@pytest.fixture(autouse=True)
def room(world: World) -> None:
    world.add_room(ROOM, topic="Stand-up", owner="ivanova")
    world.begin(ROOM, [Person("ivanova", role=2)])


async def test_nothing_packed_is_asked_for(
    client: TrueConfClient, server: SimulatedTrueConf
) -> None:
    await client.sessions()
    await client.status_port()
    assert {seen.headers["accept-encoding"] for seen in server.requests} == {"identity"}


@every_question
@packed
async def test_a_packed_answer_is_refused(
    client: TrueConfClient, server: SimulatedTrueConf, question: str, kind: Any
) -> None:
    everywhere(server, kind)
    with pytest.raises(ProtocolError):
        await QUESTIONS[question](client)


@packed
async def test_a_packed_status_page(
    client: TrueConfClient, server: SimulatedTrueConf, kind: Any
) -> None:
    server.faults.add(Fault("/vsstatus", kind))
    assert await client.status_port() == BROKEN


async def test_a_few_packed_bytes_do_not_become_many(
    client: TrueConfClient, server: SimulatedTrueConf
) -> None:
    once = gzip.compress(bytes(100_000_000), compresslevel=1)
    server.faults.add(Fault("", Packed(("gzip", "identity"), body=once), times=None))
    tracemalloc.start()
    try:
        assert await client.status_port() == BROKEN
        with pytest.raises(ProtocolError):
            await client.sessions()
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


async def test_a_body_that_says_it_is_not_packed(
    client: TrueConfClient, server: SimulatedTrueConf
) -> None:
    everywhere(server, Packed(("identity",)))
    assert len(await client.sessions()) == 1


@packed
async def test_a_packed_token(
    client: TrueConfClient, server: SimulatedTrueConf, kind: Any
) -> None:
    server.faults.add(Fault("/token", kind))
    with pytest.raises(ProtocolError):
        await client.sessions()


@pytest.mark.parametrize(
    ("status", "error"),
    [(400, ProtocolError), (403, ProtocolError), (404, ProtocolError), (500, Unreachable)],
)
@pytest.mark.parametrize("kind", [Packed(("gzip",)), Endless()], ids=["packed", "endless"])
async def test_the_status_tells_what_its_unread_page_would_not(
    client: TrueConfClient,
    server: SimulatedTrueConf,
    kind: Any,
    status: int,
    error: type[TrueConfError],
) -> None:
    server.faults.add(Fault(ROOM, replace(kind, status=status)))
    with pytest.raises(error):
        await client.conference(ROOM)


@pytest.mark.parametrize(
    ("path", "piece"),
    [
        ("/vsstatus", b"x" * 1024),
        ("/token", b"x" * 1024),
        (ROOM, b"x" * 1024),
        ("logs/calls|conferences$", b"x" * 4096),
        (ROOM, b"x"),
    ],
)
async def test_an_endless_body(
    client: TrueConfClient, server: SimulatedTrueConf, path: str, piece: bytes
) -> None:
    server.faults.add(Fault(path, Endless(piece)))
    if path == "/vsstatus":
        assert await client.status_port() == BROKEN
        return
    with pytest.raises(ProtocolError, match="too large"):
        await (client.conference(ROOM) if path in ("/token", ROOM) else client.sessions())


@pytest.mark.parametrize(
    ("field", "path"),
    [("status_page", "/vsstatus"), ("token", "/token"), ("single", ROOM), ("page", "s$")],
)
async def test_each_kind_of_answer_has_a_limit(
    server: SimulatedTrueConf, connect: Connect, field: str, path: str
) -> None:
    limits: Any = {field: 1000}
    client = connect(server, limits=replace(PATIENT, **limits))
    server.faults.add(Fault(path, Status(200, " " * 1001, "application/json"), times=None))
    if field == "status_page":
        assert await client.status_port() == BROKEN
        return
    with pytest.raises(ProtocolError, match="too large"):
        await (client.sessions() if field == "page" else client.conference(ROOM))


async def test_a_body_of_ten_thousand_pieces_costs_little() -> None:
    async def crumbs(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        writer.write(b"1\r\nx\r\n" * 400_000)
        await writer.drain()

    longest, ticking = 0.0, True

    async def tick() -> None:
        nonlocal longest
        while ticking:
            before = process_time()
            await asyncio.sleep(0)
            longest = max(longest, process_time() - before)

    async with listener(crumbs) as client:
        beside = asyncio.create_task(tick())
        assert await client.status_port() == BROKEN
        ticking = False
        await beside
    assert longest < 0.3, "seconds of work without a break for other tasks"


@pytest.mark.parametrize(
    "head",
    [
        b"X: " + b"x" * 200_000,
        b"".join(b"X-%d: x\r\n" % number for number in range(20_000)),
        b"Set-Cookie: a=b; expires=" + b"1-" * 60_000,
    ],
    ids=["long", "many", "cookie"],
)
async def test_huge_headers(head: bytes) -> None:
    async def boastful(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n\r\n")
        await writer.drain()

    async with listener(boastful) as client:
        assert await client.status_port() == BROKEN


async def test_endless_answers_before_the_answer() -> None:
    async def evasive(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        while not writer.is_closing():
            writer.write(b"HTTP/1.1 102 Processing\r\n\r\n" * 1000)
            await writer.drain()

    async with listener(evasive, replace(PATIENT, wire=200_000)) as client:
        assert await client.status_port() == BROKEN
