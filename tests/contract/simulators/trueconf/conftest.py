"""A world at a fixed hour, servers of both generations, and callers that hold a token."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from demo.trueconf import Authority, Generation, SimulatedTrueConf, World

CREDENTIALS = {
    "grant_type": "client_credentials",
    "client_id": "client",
    "client_secret": "secret",
}
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time

    def pass_by(self, **duration: float) -> None:
        self.time += timedelta(**duration)


@dataclass
class Caller:
    """A client of one generation that sends its token as the reference says: see section 2."""

    server: SimulatedTrueConf
    http: httpx.AsyncClient
    base: str
    token: str = ""

    async def log_in(self, **other: str) -> httpx.Response:
        """Asks for a token with CREDENTIALS, or with other ones in their places."""
        path = "/oauth2/v1/token" if self.base == "/api/v3.3" else "/api/v4/oauth2/token"
        response = await self.http.post(path, json=CREDENTIALS | other)
        if response.is_success:
            self.token = response.json()["access_token"]
        return response

    async def ask(self, method: str, path: str, query: dict[str, Any]) -> httpx.Response:
        if self.base == "/api/v3.3":
            return await self.http.request(
                method, self.base + path, params=query | {"access_token": self.token}
            )
        bearer = {"Authorization": f"Bearer {self.token}"}
        return await self.http.request(method, self.base + path, params=query, headers=bearer)

    async def get(self, path: str, **query: Any) -> httpx.Response:
        return await self.ask("GET", path, query)

    async def post(self, path: str) -> httpx.Response:
        return await self.ask("POST", path, {})

    async def read(self, path: str, **query: Any) -> Any:
        """The JSON of an answer that must be 200."""
        response = await self.get(path, **query)
        assert response.status_code == 200, response.text
        return response.json()


Connect = Callable[[Generation], Awaitable[Caller]]


def reason(response: httpx.Response) -> str:
    """The reason in the envelope of section 2.2."""
    [entry] = response.json()["error"]["errors"]
    return str(entry["reason"])


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority()


@pytest.fixture(scope="session")
def trust(authority: Authority) -> ssl.SSLContext:
    return ssl.create_default_context(cadata=authority.pem.decode())


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def world(clock: Clock) -> World:
    return World("vc.example.com", now=clock)


@pytest.fixture
async def connect(
    world: World, authority: Authority, trust: ssl.SSLContext
) -> AsyncIterator[Connect]:
    """Starts a server of a generation and gives a caller of it that is logged in."""
    async with AsyncExitStack() as stack:

        async def connect(generation: Generation) -> Caller:
            server = SimulatedTrueConf(world, generation, tls=authority.issue("127.0.0.1"))
            await stack.enter_async_context(server)
            http = httpx.AsyncClient(base_url=server.url, verify=trust, timeout=5)
            caller = Caller(server, await stack.enter_async_context(http), f"/api/{generation}")
            await caller.log_in()
            return caller

        yield connect


@pytest.fixture
async def v3(connect: Connect) -> Caller:
    return await connect("v3.3")


@pytest.fixture
async def v4(connect: Connect) -> Caller:
    return await connect("v4")


@pytest.fixture(params=["v3.3", "v4"])
async def either(request: pytest.FixtureRequest, connect: Connect) -> Caller:
    """For facts of both generations."""
    return await connect(request.param)
