"""What the client says of itself, and that it keeps no cookies."""

from __future__ import annotations

import pytest

from demo.trueconf import Fault, Redirect, SimulatedTrueConf, Status, World
from services.trueconf import TrueConfClient
from tests.contract.trueconf.conftest import Connect

ROOM = "4406127733"


@pytest.fixture(autouse=True)
def room(world: World) -> None:
    world.add_room(ROOM)


async def ask_everything(client: TrueConfClient) -> None:
    await client.status_port()
    await client.server_info()
    await client.sessions()
    await client.conference(ROOM)
    await client.stop(ROOM)


@pytest.mark.parametrize(
    "cookies",
    [
        ("session=1",),
        ("session=1; Domain=127.0.0.1; Path=/; Max-Age=99999999",),
        tuple(f"forged{number}={'x' * 1500}; Path=/" for number in range(12)),
        ("=", ";;;", "a", "\xff=\xff"),
    ],
    ids=["one", "lasting", "forged", "odd"],
)
async def test_no_cookie_is_kept(
    client: TrueConfClient, server: SimulatedTrueConf, cookies: tuple[str, ...]
) -> None:
    server.options.cookies = cookies
    await ask_everything(client)
    await ask_everything(client)
    assert not [seen.path for seen in server.requests if "cookie" in seen.headers]


@pytest.mark.parametrize(
    "kind",
    [Status(401), Status(500), Status(429, headers={"Retry-After": "0"}), Redirect("/api/x")],
    ids=str,
)
async def test_nor_one_that_comes_with_a_failure(
    client: TrueConfClient, server: SimulatedTrueConf, kind: Status
) -> None:
    server.options.cookies = ("session=1",)
    server.faults.add(Fault("/vsstatus", kind))
    server.faults.add(Fault("/token", Status(302, "")))
    await client.status_port()
    with pytest.raises(Exception, match="302"):
        await client.conference(ROOM)
    await ask_everything(client)
    assert not [seen.path for seen in server.requests if "cookie" in seen.headers]


async def test_the_client_names_itself(server: SimulatedTrueConf, connect: Connect) -> None:
    await ask_everything(connect(server, user_agent="trueconf-telegram-bot/9.9"))
    named = {seen.headers["user-agent"] for seen in server.requests}
    assert named == {"trueconf-telegram-bot/9.9"}
