"""Sections 9 and 12: server state and version; quirks of paths, times and numbers."""

from __future__ import annotations

import asyncio
import ssl
from datetime import timedelta

import httpx
import pytest

from demo.trueconf import Authority, SimulatedTrueConf, World
from tests.contract.simulators.trueconf.conftest import Caller


async def test_vsstatus(either: Caller):
    """Section 9: plain HTTP on a port of its own, with the version in the text."""
    async with httpx.AsyncClient() as http:
        port = either.server.status_port
        response = await http.get(f"http://127.0.0.1:{port}/vsstatus")
    assert response.status_code == 200
    assert f"TrueConf Server {either.server.version}" in response.text


async def test_status_port_may_be_closed(world: World, authority: Authority):
    """Sections 9 and 14.11: a firewall, while the API works."""
    tls = authority.issue("127.0.0.1")
    async with SimulatedTrueConf(world, status_port=False, tls=tls) as server:
        with pytest.raises(ConnectionRefusedError):
            await asyncio.open_connection("127.0.0.1", server.status_port)
        _, writer = await asyncio.open_connection("127.0.0.1", server.api.port)
        writer.close()
        await writer.wait_closed()


async def test_video_service_and_api_fail_apart(v4: Caller):
    """Section 9."""
    await v4.server.api.stop()
    async with httpx.AsyncClient() as http:
        url = f"http://127.0.0.1:{v4.server.status_port}/vsstatus"
        assert (await http.get(url)).status_code == 200
        await v4.server.api.start()
        await v4.server.status.stop()
        with pytest.raises(httpx.ConnectError):
            await http.get(url)
    assert (await v4.get("/server")).status_code == 200


async def test_v4_server(v4: Caller):
    """Section 9: product, links and web_config without a token."""
    answer = (await v4.http.get("/api/v4/server")).json()
    assert answer["product"] == {
        "id": "server",
        "name": "TrueConf Server",
        "display_name": "vc.example.com",
        "version": v4.server.version,
        "platform": "linux",
    }
    assert answer["links"]["site_url"]
    assert answer["web_config"]["url"]


async def test_v4_connects(v4: Caller):
    """Section 9: tells the real client port, without a token."""
    answer = (await v4.http.get("/api/v4/endpoints/connects")).json()
    assert answer == {"connects": [f"vc.example.com:{v4.server.status_port}"]}


async def test_unencoded_session_id_is_cut_off(v3: Caller, world: World, trust: ssl.SSLContext):
    """Section 12: an unencoded `#vcs` is a fragment, so another path arrives."""
    world.add_room("77")
    session = world.begin("77")
    path = f"/api/v3.3/conference-sessions/{session.id}/participants?access_token={v3.token}"
    reader, writer = await asyncio.open_connection("127.0.0.1", v3.server.api.port, ssl=trust)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    assert answer.startswith(b"HTTP/1.1 404 ")
    assert v3.server.requests[-1].path.endswith("@vc.example.com")


async def test_ids_in_paths_are_encoded(v3: Caller, world: World):
    """Section 12: backslash, slash, @ and # as percent codes; the log keeps them raw."""
    world.add_user("sub.example\\user")
    raw = "/users/sub.example%5Cuser"
    assert (await v3.read(raw))["user"]["id"] == "sub.example\\user"
    assert v3.server.requests[-1].path == f"/api/v3.3{raw}"
    world.add_user("ivanova")
    assert (await v3.read("/users/ivanova%40vc.example.com%2Fphone"))["user"]["id"] == "ivanova"


async def test_date_header_is_the_servers_clock(either: Caller):
    """Section 12, times: a clock that goes wrong shows in all that is written."""
    assert (await either.get("/users")).headers["Date"] == "Sun, 22 Nov 2026 12:00:00 GMT"
    either.server.options.clock_skew = timedelta(hours=-1)
    assert (await either.get("/users")).headers["Date"] == "Sun, 22 Nov 2026 11:00:00 GMT"
