"""Simulated servers with real HTTPS, and clients that trust their authority."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from demo.trueconf import Authority, Generation, ServerTls, SimulatedTrueConf, World
from services.trueconf import ClientLimits, Endpoint, TlsContexts, TrueConfClient

# Machines are slow at times; that is no failure of what is tested.
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

# No limit of time comes into play by itself, however busy the machine is.
PATIENT = ClientLimits(
    whole_call=30.0, whole_read=60.0, resolve=30.0, connect=30.0, token_patience=30.0
)

GENERATIONS: tuple[Generation, ...] = ("v3.3", "v4")


@dataclass
class Clock:
    """The servers' clock, which moves when a test says so."""

    at: datetime = field(default_factory=lambda: datetime(2026, 11, 22, 9, 30, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.at

    def ahead(self, **time: float) -> None:
        self.at += timedelta(**time)

    def ago(self, **time: float) -> datetime:
        return self.at - timedelta(**time)


@dataclass(frozen=True)
class Authorities:
    """The test CA: what servers present and what clients trust."""

    issuer: Authority
    leaf: ServerTls
    file: Path


@pytest.fixture(scope="session")
def ca(tmp_path_factory: pytest.TempPathFactory) -> Authorities:
    issuer = Authority()
    file = issuer.write(tmp_path_factory.mktemp("ca") / "ca.pem")
    return Authorities(issuer, issuer.issue("127.0.0.1", "localhost"), file)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def world(clock: Clock) -> World:
    return World(now=clock)


@pytest.fixture(params=GENERATIONS)
async def server(
    request: pytest.FixtureRequest, world: World, ca: Authorities
) -> AsyncIterator[SimulatedTrueConf]:
    """One server of each generation; a v4 one does not answer v3.3 here."""
    async with SimulatedTrueConf(world, request.param, tls=ca.leaf, v3_too=False) as started:
        yield started


@pytest.fixture
async def v3(world: World, ca: Authorities) -> AsyncIterator[SimulatedTrueConf]:
    async with SimulatedTrueConf(world, "v3.3", tls=ca.leaf) as started:
        yield started


@pytest.fixture
async def v4(world: World, ca: Authorities) -> AsyncIterator[SimulatedTrueConf]:
    async with SimulatedTrueConf(world, "v4", tls=ca.leaf, v3_too=False) as started:
        yield started


Connect = Callable[..., TrueConfClient]


@pytest.fixture
async def connect(ca: Authorities) -> AsyncIterator[Connect]:
    """Makes clients of a server; fields of the endpoint may be given, `limits` and `observe`."""
    opened: list[TrueConfClient] = []
    tls = TlsContexts()

    def make(
        server: SimulatedTrueConf,
        *,
        limits: ClientLimits = PATIENT,
        observe: Any = None,
        **fields: Any,
    ) -> TrueConfClient:
        endpoint = Endpoint(
            host="127.0.0.1",
            port=server.api.port,
            client_id="client",
            client_secret="secret",
            certificate=ca.file,
            generation=server.generation,
            status_port=server.status_port,
        )
        options = {"observe": observe} if observe else {}
        client = TrueConfClient(replace(endpoint, **fields), tls=tls, limits=limits, **options)
        opened.append(client)
        return client

    yield make
    for client in opened:
        await client.aclose()


@pytest.fixture
def client(server: SimulatedTrueConf, connect: Connect) -> TrueConfClient:
    return connect(server)


def paths(server: SimulatedTrueConf) -> list[str]:
    """What was asked for, tokens apart."""
    return [seen.path for seen in server.requests if not seen.path.endswith("/token")]


def grants(server: SimulatedTrueConf) -> int:
    """How many tokens were asked for."""
    return sum(seen.path.endswith("/token") for seen in server.requests)
