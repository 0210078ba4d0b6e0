"""What a server says of itself, its generation, its status port, links (section 1, 9, 11)."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from demo.trueconf import Drop, Fault, Garbage, Hang, SimulatedTrueConf, Status, World
from demo.trueconf.gateways import NOT_FOUND
from services.trueconf import (
    Endpoint,
    ProtocolError,
    ServerInfo,
    StatusPort,
    TlsContexts,
    TrueConfClient,
    TrueConfError,
    Unreachable,
)
from tests.contract.trueconf.conftest import PATIENT, Authorities, Connect, paths


async def test_a_v4_server(v4: SimulatedTrueConf, connect: Connect) -> None:
    assert await connect(v4, generation=None).server_info() == ServerInfo(
        generation="v4",
        version="5.5.6.12345",
        name="vc.example.com",
        site_url="https://vc.example.com",
    )


async def test_a_v3_server(v3: SimulatedTrueConf, connect: Connect) -> None:
    assert await connect(v3, generation=None).server_info() == ServerInfo(generation="v3.3")


async def test_the_generation_is_found_out_once(
    server: SimulatedTrueConf, connect: Connect
) -> None:
    client = connect(server, generation=None)
    await asyncio.gather(*(client.sessions() for _ in range(5)))
    await client.online_users()
    assert paths(server).count("/api/v4/server") == 1
    assert f"/api/{server.generation}/users" in paths(server)


async def test_a_pinned_generation_is_not_questioned(
    v4: SimulatedTrueConf, connect: Connect, world: World
) -> None:
    async with SimulatedTrueConf(world, "v4", tls=v4.tls) as both:
        client = connect(both, generation="v3.3")
        await client.sessions()
        assert paths(both) == ["/api/v3.3/logs/calls"]
        assert (await client.server_info()).generation == "v3.3"


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        (Status(502), Unreachable),
        (Status(401), ProtocolError),
        (Garbage("html"), ProtocolError),
        (Garbage("nulls"), ProtocolError),
        (Garbage("wrong types"), ProtocolError),
        (Garbage("bare list"), ProtocolError),
    ],
    ids=str,
)
async def test_a_failure_decides_nothing(
    v4: SimulatedTrueConf, connect: Connect, kind: Any, error: type[TrueConfError]
) -> None:
    v4.faults.add(Fault("/api/v4/server", kind))
    client = connect(v4, generation=None)
    with pytest.raises(error):
        await client.sessions()
    assert await client.sessions() == []
    assert paths(v4)[-1] == "/api/v4/conferences"


async def test_a_server_that_is_upgraded(
    v4: SimulatedTrueConf, connect: Connect, world: World
) -> None:
    async with SimulatedTrueConf(world, "v4", tls=v4.tls) as both:
        both.faults.add(Fault("/api/v4/server", Status(404)))
        client = connect(both, generation=None)
        await client.sessions()
        assert paths(both)[-1] == "/api/v3.3/logs/calls"
        await client.server_info()
        await client.sessions()
        assert paths(both)[-1] == "/api/v4/conferences"


@pytest.mark.parametrize("generation", [None, "v4"])
@pytest.mark.parametrize("page", list(NOT_FOUND))
async def test_a_v4_server_does_not_turn_into_an_older_one(
    v4: SimulatedTrueConf, connect: Connect, generation: Any, page: str
) -> None:
    client = connect(v4, generation=generation)
    await client.sessions()
    v4.faults.add(Fault("/api/v4/server", NOT_FOUND[page]))
    with pytest.raises(ProtocolError):
        await client.server_info()


async def test_missing_fields_are_unknown(v4: SimulatedTrueConf, connect: Connect) -> None:
    """Section 14.11."""
    v4.faults.add(Fault("/api/v4/server", Garbage("nulls")))
    assert await connect(v4).server_info() == ServerInfo(generation="v4")


async def test_the_status_port(server: SimulatedTrueConf, connect: Connect) -> None:
    wanted = StatusPort(answering=True, version=server.version)
    assert await connect(server).status_port() == wanted


async def test_a_closed_status_port(world: World, ca: Authorities, connect: Connect) -> None:
    async with SimulatedTrueConf(world, tls=ca.leaf, status_port=False) as server:
        client = connect(server)
        assert await client.status_port() == StatusPort(answering=False, reason="refused")
        assert await client.sessions() == []


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        (Status(404), StatusPort(answering=True)),
        (Status(302), StatusPort(answering=True)),
        (Status(500), StatusPort(answering=False, reason="server-error")),
        (Hang(), StatusPort(answering=False, reason="timeout")),
        (Drop(), StatusPort(answering=False, reason="broken")),
    ],
    ids=str,
)
async def test_a_status_port_with_another_answer(
    server: SimulatedTrueConf,
    connect: Connect,
    kind: Any,
    wanted: StatusPort,
) -> None:
    limits = replace(PATIENT, whole_call=1.0) if isinstance(kind, Hang) else PATIENT
    server.faults.add(Fault("/vsstatus", kind, times=2))
    assert await connect(server, limits=limits).status_port() == wanted


@pytest.mark.parametrize(
    ("host", "port", "address"),
    [
        ("vc.example.com", 443, "https://vc.example.com"),
        ("192.0.2.1", 8443, "https://192.0.2.1:8443"),
        ("2001:db8::1", 443, "https://[2001:db8::1]"),
        ("[2001:db8::1]", 444, "https://[2001:db8::1]:444"),
    ],
)
def test_the_link_of_real_time_management(host: str, port: int, address: str) -> None:
    client = TrueConfClient(Endpoint(host=host, port=port), tls=TlsContexts(), limits=PATIENT)
    link = client.management_link("0000002a@vc.example.com#vcs")
    assert link == f"{address}/tools/real-time/0000002a%40vc.example.com%23vcs?a=cookies"


def test_no_link_into_nowhere() -> None:
    client = TrueConfClient(Endpoint(host="trueconf"), tls=TlsContexts(), limits=PATIENT)
    assert client.management_link("0000002a@vc.example.com#vcs") is None
