"""The server as a process: certificates, connections, falling over, and the log of requests."""

from __future__ import annotations

import asyncio
import ssl
import time
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from demo.trueconf import Authority, Fault, Hang, ServerTls, SimulatedTrueConf, World
from tests.contract.simulators.trueconf.conftest import Caller


async def certificate_error(world: World, tls: ServerTls, trust: ssl.SSLContext) -> str:
    """What a client that trusts `trust` says of a server with this certificate."""
    async with (
        SimulatedTrueConf(world, tls=tls) as server,
        httpx.AsyncClient(base_url=server.url, verify=trust) as http,
    ):
        with pytest.raises(httpx.ConnectError) as caught:
            await http.get("/")
        assert server.requests == []
        assert server.handshakes == 0
    return str(caught.value)


async def test_authority_that_is_not_trusted(world: World, trust: ssl.SSLContext):
    """Section 12, TLS: nothing is heard of a client that does not trust the certificate."""
    error = await certificate_error(world, Authority().issue("127.0.0.1"), trust)
    assert "unable to get local issuer" in error


async def test_certificate_of_another_host(world: World, authority: Authority, trust):
    error = await certificate_error(world, authority.issue("vc.example.com"), trust)
    assert "IP address mismatch" in error


async def test_expired_certificate(world: World, authority: Authority, trust):
    error = await certificate_error(world, authority.issue("127.0.0.1", expired=True), trust)
    assert "expired" in error


async def test_certificate_that_is_not_valid_yet(world: World, authority: Authority, trust):
    early = authority.issue("127.0.0.1", begins_in=timedelta(days=3))
    assert "not yet valid" in await certificate_error(world, early, trust)


async def test_authority_in_a_file(world: World, tmp_path: Path):
    authority = Authority()
    path = authority.write(tmp_path / "ca.pem")
    trust = ssl.create_default_context(cafile=path)
    async with (
        SimulatedTrueConf(world, "v4", tls=authority.issue("127.0.0.1")) as server,
        httpx.AsyncClient(base_url=server.url, verify=trust) as http,
    ):
        assert (await http.get("/api/v4/server")).status_code == 200


async def test_certificate_of_its_own(world: World):
    """Without `tls` the server brings its own authority, and its certificate can be pinned."""
    async with SimulatedTrueConf(world, "v4") as server:
        for pem in (server.tls.authority, server.tls.certificate):
            trust = ssl.create_default_context(cadata=pem.decode())
            trust.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
            async with httpx.AsyncClient(base_url=server.url, verify=trust) as http:
                assert (await http.get("/api/v4/server")).status_code == 200


async def test_handshakes_and_connections(v4: Caller, trust: ssl.SSLContext):
    """A warm client needs no new handshake; a second client is another connection."""
    for _ in range(3):
        await v4.get("/conferences")
    assert v4.server.handshakes == 1
    async with httpx.AsyncClient(base_url=v4.server.url, verify=trust) as http:
        await http.get("/api/v4/server")
    assert v4.server.handshakes == 2
    assert [seen.connection for seen in v4.server.requests] == [0, 0, 0, 0, 1]


async def test_log_of_requests(v4: Caller):
    """Paths stay encoded; body, headers and query are as they came."""
    await v4.get("/conferences/a%2Fb", page="1")
    token, seen = v4.server.requests
    assert token.content_type == "application/json"
    assert b'"client_id"' in token.body
    assert (seen.method, seen.path) == ("GET", "/api/v4/conferences/a%2Fb")
    assert (seen.query, seen.status, seen.bearer) == ({"page": "1"}, 404, v4.token)
    assert v4.server.posts == []


async def test_falls_over_and_comes_back(either: Caller):
    """The same ports, world and tokens."""
    address, status_port = either.server.address, either.server.status_port
    await either.server.stop()
    with pytest.raises(httpx.ConnectError):
        await either.get("/conferences")
    await either.server.start()
    assert (either.server.address, either.server.status_port) == (address, status_port)
    assert (await either.get("/conferences")).status_code == 200
    assert either.server.handshakes == 2


async def test_stop_does_not_wait_for_hanging_requests(v4: Caller):
    v4.server.faults.add(Fault("/server$", Hang(), times=None))
    asked = [asyncio.create_task(v4.get("/server")) for _ in range(3)]
    await v4.server.until(lambda: len(v4.server.requests) == 1 + len(asked))
    began = time.monotonic()
    await v4.server.stop()
    assert time.monotonic() - began < 1
    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert all(isinstance(answer, httpx.TransportError) for answer in answers)


async def test_stop_twice_and_before_a_start(world: World):
    server = SimulatedTrueConf(world)
    await server.stop()
    await server.start()
    await server.stop()
    await server.stop()
