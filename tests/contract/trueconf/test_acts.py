"""To run a conference, to stop its recording, to call its owner: each is one request."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from demo.trueconf import ALL_PERMISSIONS, Drop, Fault, SimulatedTrueConf, Status, World
from demo.trueconf.gateways import NOT_FOUND
from services.trueconf import (
    NoSuchPath,
    NotFound,
    PermissionMissing,
    TrueConfClient,
    TrueConfError,
    Unreachable,
)
from tests.contract.trueconf.conftest import Connect, grants

ROOM = "\\Общий зал/b #1"

Act = Callable[[TrueConfClient], Awaitable[int]]
ACTS: dict[str, Act] = {
    "run": lambda client: client.run(ROOM),
    "stop_recording": lambda client: client.stop_recording(ROOM),
}


@pytest.fixture(autouse=True)
def room(world: World) -> None:
    world.add_room(ROOM, "Lecture", "ivanova")
    world.begin(ROOM)
    world.recording(ROOM)
    world.add_user("ivanova")


@pytest.fixture(params=list(ACTS))
def act(request: pytest.FixtureRequest) -> Act:
    return ACTS[request.param]


async def test_a_recording_is_stopped(client: TrueConfClient, world: World) -> None:
    assert await client.stop_recording(ROOM) == 200
    assert await client.is_recording(ROOM) is False
    assert world.running(ROOM)


async def test_a_conference_is_run(client: TrueConfClient, world: World) -> None:
    world.end(ROOM)
    assert await client.run(ROOM) == 200
    assert (await client.conference(ROOM)).running


async def test_somebody_is_called_in(
    v4: SimulatedTrueConf, connect: Connect, world: World
) -> None:
    client = connect(v4)
    assert await client.invite(ROOM, "ivanova") == 200
    assert client.can_invite
    assert world.called == [(ROOM, "ivanova")]
    assert json.loads(v4.posts[-1].body) == {"participants": ["ivanova"]}


async def test_v3_calls_nobody_in(v3: SimulatedTrueConf, connect: Connect) -> None:
    client = connect(v3)
    with pytest.raises(NoSuchPath) as error:
        await client.invite(ROOM, "ivanova")
    assert error.value.unknown_call
    assert not error.value.sent
    assert not client.can_invite
    assert v3.posts == []


@pytest.mark.parametrize("answer", ["200-empty", "204"])
async def test_any_2xx_is_consent(
    client: TrueConfClient, server: SimulatedTrueConf, act: Act, answer: Any
) -> None:
    server.options.act_answer = answer
    assert await act(client) in (200, 204)


@pytest.mark.parametrize("status", ["400", "409"])
async def test_the_server_has_nothing_to_do(
    client: TrueConfClient, server: SimulatedTrueConf, world: World, act: Act, status: Any
) -> None:
    server.options.nothing_recorded = server.options.already_running = status
    world.recording(ROOM, on=False)
    assert await act(client) == int(status)


async def test_the_conference_is_gone(
    client: TrueConfClient, server: SimulatedTrueConf, world: World, act: Act
) -> None:
    world.remove_room(ROOM)
    with pytest.raises(NotFound) as error:
        await act(client)
    assert error.value.sent


async def test_the_server_does_not_know_the_call(
    client: TrueConfClient, server: SimulatedTrueConf, act: Act
) -> None:
    server.options.run_call = server.options.recording_calls = False
    with pytest.raises(NoSuchPath) as error:
        await act(client)
    assert error.value.unknown_call


@pytest.mark.parametrize("page", list(NOT_FOUND))
async def test_a_404_of_something_in_front_says_nothing_of_the_call(
    client: TrueConfClient, server: SimulatedTrueConf, act: Act, page: str
) -> None:
    server.faults.add(Fault("/conferences/", NOT_FOUND[page], method="POST"))
    with pytest.raises(NoSuchPath) as error:
        await act(client)
    assert not error.value.unknown_call
    assert error.value.status == 404


async def test_a_permission_is_missing(
    client: TrueConfClient, server: SimulatedTrueConf, act: Act
) -> None:
    server.applications["client"].permissions = {
        *ALL_PERMISSIONS - {"conferences", "conferences.records"}
    }
    with pytest.raises(PermissionMissing):
        await act(client)
    assert client.scope == server.applications["client"].permissions


@pytest.mark.parametrize("kind", [Drop(), Drop(before=False), Status(502)], ids=str)
async def test_it_is_never_sent_again(
    client: TrueConfClient, server: SimulatedTrueConf, act: Act, kind: Any
) -> None:
    server.faults.add(Fault("/conferences/", kind, method="POST"))
    with pytest.raises(Unreachable) as error:
        await act(client)
    assert error.value.sent
    assert len(server.posts) == 1


async def test_but_for_a_token_that_was_refused(
    client: TrueConfClient, server: SimulatedTrueConf, act: Act
) -> None:
    await client.conference(ROOM)
    server.revoke_tokens()
    assert await act(client) == 200
    assert (len(server.posts), grants(server)) == (2, 2)


async def test_nothing_is_sent_without_a_token(
    client: TrueConfClient, server: SimulatedTrueConf, act: Act
) -> None:
    server.faults.add(Fault("/token", Status(500), times=None))
    with pytest.raises(TrueConfError) as error:
        await act(client)
    assert not error.value.sent
    assert server.posts == []
