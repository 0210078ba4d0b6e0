"""Resolver and addresses: slow name servers, dead addresses, and what is remembered."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from demo.trueconf import SimulatedTrueConf, World
from services.trueconf import StatusPort, Unreachable
from services.trueconf.http.resolver import Resolver
from services.trueconf.limits import ClientLimits
from tests.contract.trueconf.conftest import PATIENT, Authorities, Connect

HOST = "vc.example.com"
# RFC 5737: nobody is there. Packets to it may vanish or come back at once.
NOBODY = "192.0.2.1"


@dataclass
class Dns:
    """The machine's resolver. It answers when `may_answer` is set, with addresses or an error."""

    addresses: tuple[str, ...] = ("127.0.0.1",)
    error: Exception | None = None
    asked: int = 0
    may_answer: threading.Event = field(default_factory=threading.Event)

    def getaddrinfo(self, *_arguments: Any, **_options: Any) -> list[Any]:
        self.asked += 1
        assert self.may_answer.wait(60)
        if self.error is not None:
            raise self.error
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in self.addresses
        ]


@pytest.fixture
def dns(monkeypatch: pytest.MonkeyPatch) -> Iterator[Dns]:
    dns = Dns()
    dns.may_answer.set()
    monkeypatch.setattr(socket, "getaddrinfo", dns.getaddrinfo)
    yield dns
    dns.may_answer.set()


async def reason_of(resolver: Resolver) -> str:
    with pytest.raises(Unreachable) as error:
        await resolver.addresses(HOST)
    assert not error.value.sent
    return error.value.reason


NEVER_FRESH = replace(PATIENT, fresh=0.0)
FAILURES = [
    socket.gaierror(socket.EAI_NONAME, "Name or service not known"),
    socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution"),
    OSError("Too many open files"),
    UnicodeError("label too long"),
]


async def test_an_address_is_not_looked_up(dns: Dns) -> None:
    resolver = Resolver(PATIENT)
    for address in ("192.0.2.7", "2001:db8::7"):
        assert await resolver.addresses(address) == (address,)
    assert dns.asked == 0


async def test_a_name_is_looked_up_once_for_a_while(dns: Dns) -> None:
    resolver = Resolver(PATIENT)
    found = await asyncio.gather(*(resolver.addresses(HOST) for _ in range(20)))
    assert set(found) == {("127.0.0.1",)}
    await resolver.addresses(HOST)
    assert dns.asked == 1


@pytest.mark.parametrize("error", FAILURES, ids=repr)
async def test_a_name_that_is_not_found(dns: Dns, error: Exception) -> None:
    dns.error = error
    resolver = Resolver(PATIENT)
    assert await reason_of(resolver) == "name"
    assert await reason_of(resolver) == "name"
    assert dns.asked == 2


async def test_a_silent_name_server_has_a_limit_of_its_own(dns: Dns) -> None:
    dns.may_answer.clear()
    resolver = Resolver(replace(PATIENT, resolve=0.05))
    found = await asyncio.gather(*(reason_of(resolver) for _ in range(20)))
    assert set(found) == {"name-timeout"}
    assert await reason_of(resolver) == "name-timeout"
    assert dns.asked == 1, "one thread at most waits for a name server"


async def test_a_late_answer_serves_the_next_call(dns: Dns) -> None:
    """The first name server is dead: the second one answers after the system's 5 s."""
    dns.may_answer.clear()
    resolver = Resolver(replace(PATIENT, resolve=0.05))
    assert await reason_of(resolver) == "name-timeout"
    late = resolver._look_up(HOST)
    dns.may_answer.set()
    await late
    assert await resolver.addresses(HOST) == ("127.0.0.1",)
    assert dns.asked == 1


@pytest.mark.parametrize("error", [None, *FAILURES], ids=repr)
async def test_a_known_name_outlives_its_name_servers(dns: Dns, error: Exception | None) -> None:
    resolver = Resolver(replace(NEVER_FRESH, resolve_again=0.05))
    await resolver.addresses(HOST)
    dns.error = error
    if error is None:
        dns.may_answer.clear()
    for _ in range(3):
        assert await resolver.addresses(HOST) == ("127.0.0.1",)


async def test_but_not_for_ever(dns: Dns) -> None:
    resolver = Resolver(replace(NEVER_FRESH, remembered=0.0))
    await resolver.addresses(HOST)
    dns.error = FAILURES[1]
    assert await reason_of(resolver) == "name"


async def test_a_server_that_has_moved(dns: Dns) -> None:
    resolver = Resolver(PATIENT)
    await resolver.addresses(HOST)
    dns.addresses = ("192.0.2.9",)
    assert await resolver.addresses(HOST) == ("127.0.0.1",)
    resolver.invalidate(HOST)
    assert await resolver.addresses(HOST) == ("192.0.2.9",)


# Through the client


async def test_the_client_tells_silent_name_servers_from_a_silent_server(
    server: SimulatedTrueConf, connect: Connect, dns: Dns
) -> None:
    dns.may_answer.clear()
    client = connect(server, host=HOST, limits=replace(PATIENT, resolve=0.05))
    with pytest.raises(Unreachable) as error:
        await client.sessions()
    assert (error.value.reason, error.value.sent) == ("name-timeout", False)
    assert await client.status_port() == StatusPort(answering=False, reason="name-timeout")


async def test_slow_name_servers_leave_the_limit_of_the_connection_alone(
    world: World, ca: Authorities, connect: Connect, dns: Dns
) -> None:
    """Resolving takes longer than connecting may; certificate and Host are those of the name."""
    async with SimulatedTrueConf(world, tls=ca.issuer.issue(HOST)) as server:
        dns.may_answer.clear()
        client = connect(server, host=HOST, limits=replace(PATIENT, connect=0.5))
        asking = asyncio.create_task(client.sessions())
        await asyncio.sleep(0.6)
        assert not asking.done()
        dns.may_answer.set()
        assert await asking == []
        host = f"{HOST}:{server.api.port}"
        assert {seen.headers["host"] for seen in server.requests} == {host}


async def test_a_dead_address_beside_a_good_one(
    server: SimulatedTrueConf, connect: Connect, dns: Dns, ca: Authorities
) -> None:
    dns.addresses = (NOBODY, "127.0.0.1")
    client = connect(server, host="localhost")
    assert await client.sessions() == []


async def test_an_address_that_refuses_beside_a_good_one(
    server: SimulatedTrueConf, connect: Connect, dns: Dns
) -> None:
    dns.addresses = ("127.0.0.2", "127.0.0.1")
    limits = replace(PATIENT, next_address=30.0)
    assert await connect(server, host="localhost", limits=limits).sessions() == []


async def test_all_addresses_refuse(server: SimulatedTrueConf, connect: Connect, dns: Dns) -> None:
    dns.addresses = ("127.0.0.2", "127.0.0.3")
    with pytest.raises(Unreachable) as error:
        await connect(server, host="localhost").sessions()
    assert (error.value.reason, error.value.sent) == ("refused", False)


async def test_many_dead_addresses_take_no_longer_than_a_connection_may(
    connect: Connect, server: SimulatedTrueConf, dns: Dns, silent_address: str
) -> None:
    dns.addresses = (silent_address,) * 40
    limits = replace(PATIENT, connect=0.3, next_address=0.05)
    with pytest.raises(Unreachable) as error:
        await connect(server, host="localhost", limits=limits).sessions()
    assert (error.value.reason, error.value.sent) == ("timeout", False)


@pytest.fixture
async def silent_address(monkeypatch: pytest.MonkeyPatch) -> str:
    """An address to which no connection comes about, nor a refusal."""
    loop = asyncio.get_running_loop()
    whole: Callable[..., Any] = loop.sock_connect

    async def sock_connect(sock: socket.socket, address: Any) -> None:
        if address[0] == NOBODY:
            await asyncio.Event().wait()
        await whole(sock, address)

    monkeypatch.setattr(loop, "sock_connect", sock_connect)
    return NOBODY


async def test_a_caller_that_leaves_while_addresses_are_tried(
    connect: Connect, server: SimulatedTrueConf, dns: Dns, silent_address: str
) -> None:
    dns.addresses = (silent_address, silent_address)
    client = connect(server, host="localhost")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await client.sessions()
    dns.addresses = ("127.0.0.1",)
    fresh = connect(server, host="localhost", limits=ClientLimits(fresh=0.0))
    assert await fresh.sessions() == []
