"""What a server lets the bot do, tried operation by operation."""

from __future__ import annotations

from collections.abc import AsyncIterator
from urllib.parse import quote

import pytest

from demo.trueconf import (
    ALL_PERMISSIONS,
    Fault,
    Person,
    SimulatedTrueConf,
    Status,
    World,
)
from services.trueconf import ApiProbe, Endpoint, NotFound, PermissionMissing, TlsContexts, v3, v4
from tests.contract.trueconf.conftest import PATIENT, Authorities, Connect, paths

ROOM = "4406127733"


@pytest.fixture
async def probe(server: SimulatedTrueConf, ca: Authorities) -> AsyncIterator[ApiProbe]:
    endpoint = Endpoint(
        host="127.0.0.1",
        port=server.api.port,
        client_id="client",
        client_secret="secret",
        access_token="ends-some-day",
        certificate=ca.file,
    )
    probe = ApiProbe(endpoint, server.generation, tls=TlsContexts(), limits=PATIENT)
    yield probe
    await probe.aclose()


async def test_the_scope_is_what_the_server_named_with_the_token(
    server: SimulatedTrueConf, probe: ApiProbe
) -> None:
    assert probe.scope == frozenset()

    await probe.find_conference()

    assert probe.scope == ALL_PERMISSIONS
    assert len(paths(server)) == 1, "the token from the settings is not tried"


async def test_reads_ask_about_a_running_conference(
    server: SimulatedTrueConf, world: World, probe: ApiProbe
) -> None:
    world.add_room(ROOM)
    session = world.begin(ROOM, [Person("ivanova")])
    people = v3.SESSION_PEOPLE if server.generation == "v3.3" else v4.PEOPLE
    assert probe.lacks_conference(people)

    await probe.find_conference()
    await probe.read(people)

    assert not probe.lacks_conference(people)
    asked = quote(session.id, safe="") if server.generation == "v3.3" else ROOM
    assert asked in paths(server)[-1]


async def test_without_a_conference_reads_ask_about_none(
    server: SimulatedTrueConf, probe: ApiProbe
) -> None:
    await probe.find_conference()

    with pytest.raises(NotFound):
        await probe.read(v3.CONFERENCE if server.generation == "v3.3" else v4.CONFERENCE)


async def test_a_missing_permission_is_named(server: SimulatedTrueConf, probe: ApiProbe) -> None:
    users = v3.USERS if server.generation == "v3.3" else v4.USERS
    server.applications["client"].permissions = {"conferences"}

    with pytest.raises(PermissionMissing, match="users:read"):
        await probe.read(users)
    assert not probe.lacks_conference(users)


async def test_the_clock_of_a_server(server: SimulatedTrueConf, connect: Connect) -> None:
    client = connect(server)

    assert await client.server_time() is not None
    server.faults.add(Fault("/server", Status(404, "", "text/html")))
    assert await client.server_time() is not None, "any answer tells the time"
