"""Who was invited into a conference, by the client (sections 3.2 and 10)."""

from __future__ import annotations

import json

import pytest

from demo.trueconf import Fault, Invitation, SimulatedTrueConf, Status, World
from services.trueconf import (
    Invitee,
    NoSuchPath,
    NotFound,
    PermissionMissing,
    ProtocolError,
    TrueConfClient,
)
from tests.contract.trueconf.conftest import Connect, paths

ROOM = "4406127733"


@pytest.fixture(autouse=True)
def room(world: World) -> None:
    world.add_room(ROOM, topic="Stand-up", owner="ivanova").invitations = [
        Invitation(id="ivanova", display_name="Ivanova", is_moderator=True),
        Invitation(id="petrov@vc.example.com", display_name="Пётр"),
        Invitation(id="#sip:hall@example.com"),
    ]


async def test_ids_and_names(client: TrueConfClient) -> None:
    found = await client.invitations(ROOM)
    assert found is not None
    assert [(each.id, each.name) for each in found] == [
        ("ivanova", "Ivanova"),
        ("petrov@vc.example.com", "Пётр"),
        ("#sip:hall@example.com", None),
    ]


async def test_v4_says_who_is_to_moderate(v4: SimulatedTrueConf, connect: Connect) -> None:
    found = await connect(v4).invitations(ROOM)
    assert found is not None
    assert [each.is_moderator for each in found] == [True, False, False]


async def test_v3_does_not(v3: SimulatedTrueConf, connect: Connect) -> None:
    found = await connect(v3).invitations(ROOM)
    assert found is not None
    assert {each.is_moderator for each in found} == {None}


async def test_nobody(client: TrueConfClient, world: World) -> None:
    world.rooms[ROOM].invitations.clear()
    assert await client.invitations(ROOM) == ()


async def test_a_conference_that_does_not_tell(v3: SimulatedTrueConf, connect: Connect) -> None:
    v3.options.invitations_in_conference = False
    assert await connect(v3).invitations(ROOM) is None


@pytest.mark.parametrize("lacking", ["call", "permission"])
async def test_v4_without_their_list_asks_the_conference(
    v4: SimulatedTrueConf, connect: Connect, lacking: str
) -> None:
    if lacking == "call":
        v4.options.invitations_call = False
    else:
        v4.applications["client"].permissions = {"conferences:read"}
    found = await connect(v4).invitations(ROOM)
    assert found is not None
    assert len(found) == 3
    room = f"/api/v4/conferences/{ROOM}"
    assert paths(v4) == [f"{room}/invitations", room]


async def test_v4_without_any_way_to_them(v4: SimulatedTrueConf, connect: Connect) -> None:
    v4.options.invitations_in_conference = False
    client = connect(v4)
    v4.applications["client"].permissions = {"conferences:read"}
    with pytest.raises(PermissionMissing) as error:
        await client.invitations(ROOM)
    assert error.value.permission == "conferences.invitations:read"
    v4.options.invitations_call = False
    with pytest.raises(NoSuchPath) as unknown:
        await client.invitations(ROOM)
    assert unknown.value.unknown_call


async def test_of_a_conference_that_is_gone(client: TrueConfClient, world: World) -> None:
    world.remove_room(ROOM)
    with pytest.raises(NotFound):
        await client.invitations(ROOM)


@pytest.mark.parametrize("value", [None, "ivanova", 5, {"id": "ivanova"}, True])
async def test_what_is_no_list_is_unknown(
    v3: SimulatedTrueConf, connect: Connect, value: object
) -> None:
    body = json.dumps({"conference": {"id": ROOM, "invitations": value}})
    v3.faults.add(Fault("/conferences/", Status(200, body, "application/json")))
    assert await connect(v3).invitations(ROOM) is None


ROWS = [
    {"id": "a", "display_name": "first"},
    {"id": "A", "display_name": "the same"},
    {"id": None},
    {"id": ["b"]},
    {"id": "x" * 5000},
    {"id": 17, "display_name": "a\u202eb\x00c"},
    {"id": "#guest:5d1e", "display_name": {"de": "x"}, "is_moderator": "1"},
]


@pytest.mark.parametrize("generation", ["v3.3", "v4"])
async def test_odd_rows(
    v3: SimulatedTrueConf, v4: SimulatedTrueConf, connect: Connect, generation: str
) -> None:
    server = v3 if generation == "v3.3" else v4
    body: dict[str, object] = {"invitations": ROWS}
    if generation == "v3.3":
        body = {"conference": body}
    server.faults.add(Fault("/conferences/", Status(200, json.dumps(body), "application/json")))
    found = await connect(server).invitations(ROOM)
    assert found == (
        Invitee(id="a", name="first"),
        Invitee(id="17", name="abc"),
        Invitee(id="#guest:5d1e", is_moderator=True),
    )
    assert [each.is_guest for each in found] == [False, False, True]


async def test_too_many(v3: SimulatedTrueConf, v4: SimulatedTrueConf, connect: Connect) -> None:
    rows = [{"id": f"u{number}"} for number in range(10_001)]
    ours = {"conference": {"id": ROOM, "invitations": rows}}
    v3.faults.add(Fault("/conferences/", Status(200, json.dumps(ours), "application/json")))
    assert await connect(v3).invitations(ROOM) is None
    listed = json.dumps({"invitations": rows})
    v4.faults.add(Fault("/invitations", Status(200, listed, "application/json")))
    with pytest.raises(ProtocolError, match="too many rows"):
        await connect(v4).invitations(ROOM)
