"""What passes over a connection: the bytes of a request, and answers that nobody asked for."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from dataclasses import replace

import pytest

from services.trueconf import Endpoint, ProtocolError, TlsContexts, TrueConfClient, Unreachable
from tests.contract.trueconf.conftest import PATIENT, Authorities
from tests.contract.trueconf.test_connection import listener
from tests.contract.trueconf.test_sent import https

ROOM = "a@b#c/d\\|e %'*"
ENCODED = b"a%40b%23c%2Fd%5C%7Ce%20%25%27%2A"


async def test_a_request_is_sent_as_it_is_written(ca: Authorities) -> None:
    """What is encoded in an id stays so, and no header comes from a library."""
    seen = []

    async def heads(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            seen.append(await reader.readuntil(b"\r\n\r\n"))
            writer.write(b"HTTP/1.1 200 \xff\r\nContent-Length: 2\r\n\r\n{}")
            await writer.drain()

    async with https(heads, ca.leaf.context, ca.file) as client:
        with suppress(ProtocolError):
            await client.conference(ROOM)
        await client.stop(ROOM)
        host = client._endpoint.address.removeprefix("https://").encode()
    common = (
        b"Accept: */*\r\nAccept-Encoding: identity\r\nUser-Agent: trueconf-telegram-bot\r\n"
        b"Authorization: Bearer secret-key\r\n\r\n"
    )
    path = b"/api/v4/conferences/" + ENCODED
    assert seen == [
        b"GET %b HTTP/1.1\r\nHost: %b\r\n%b" % (path, host, common),
        b"POST %b/stop HTTP/1.1\r\nHost: %b\r\nContent-Length: 0\r\n%b" % (path, host, common),
    ]


@pytest.mark.parametrize("extra", [b"HTTP/1.1 204 No Content\r\n\r\n", b"noise\r\n\r\n"])
async def test_an_answer_without_a_question_answers_no_other(
    ca: Authorities, extra: bytes
) -> None:
    """It comes when the connection lies idle: to the stop it would have said that it is done."""
    connections, surplus = 0, asyncio.Event()

    async def talkative(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        while True:
            request = await reader.readuntil(b"\r\n\r\n")
            status = b"404 Not Found" if b"/stop" in request else b"200 OK"
            writer.write(b"HTTP/1.1 %b\r\nContent-Length: 2\r\n\r\n{}" % status)
            await writer.drain()
            if connections == 1:
                await surplus.wait()
                writer.write(extra)
                await writer.drain()

    async with https(talkative, ca.leaf.context, ca.file) as client:
        await client.server_time()
        surplus.set()
        await asyncio.sleep(0.1)  # the surplus is on its way
        assert await client.stop(ROOM) == 404
    assert connections == 2


async def test_a_server_that_went_silent_is_hung_up_on(ca: Authorities) -> None:
    """TLS would wait half a minute for its farewell."""

    def fall_silent(listening: socket.socket) -> None:
        plain, _ = listening.accept()
        with ca.leaf.context.wrap_socket(plain, server_side=True) as connection:
            connection.recv(10_000)
            with socket.socket(fileno=connection.detach()) as beneath:
                beneath.settimeout(10)
                while beneath.recv(10_000):
                    pass

    with socket.create_server(("127.0.0.1", 0)) as listening:
        silent = asyncio.create_task(asyncio.to_thread(fall_silent, listening))
        port = listening.getsockname()[1]
        endpoint = Endpoint(host="127.0.0.1", port=port, certificate=ca.file)
        limits = replace(PATIENT, whole_call=2.0)
        client = TrueConfClient(endpoint, tls=TlsContexts(), limits=limits)
        with pytest.raises(Unreachable):
            await client.server_info()
        await silent
        await client.aclose()


async def test_a_read_is_sent_twice_at_most() -> None:
    """aiohttp repeats by itself, and so does the client."""
    requests = 0

    async def cut(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal requests
        await reader.readuntil(b"\r\n\r\n")
        requests += 1

    async with listener(cut) as client:
        assert (await client.status_port()).reason == "broken"
    assert requests == 2
