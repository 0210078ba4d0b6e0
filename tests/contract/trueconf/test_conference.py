"""A conference's own state, its recording, and the stop (trueconf-api.md 3, 7, 14.9)."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from demo.trueconf import (
    Call,
    Drop,
    Fault,
    Garbage,
    Hang,
    Person,
    Redirect,
    SimulatedTrueConf,
    Status,
    World,
)
from services.trueconf import (
    NoSuchPath,
    NotAuthorised,
    NotFound,
    PermissionMissing,
    ProtocolError,
    TrueConfClient,
    TrueConfError,
    Unreachable,
)
from tests.contract.trueconf.conftest import PATIENT, Connect, grants

ROOM = "4406127733"


@pytest.fixture(autouse=True)
def room(world: World) -> None:
    world.add_room(ROOM, topic="Stand-up", owner="ivanova")
    world.begin(ROOM, [Person("ivanova", role=2)])


async def test_a_running_conference(
    client: TrueConfClient, server: SimulatedTrueConf, world: World
) -> None:
    conference = await client.conference(ROOM)
    assert (conference.id, conference.topic, conference.owner) == (ROOM, "Stand-up", "ivanova")
    assert conference.running is True
    assert conference.link == conference.link_text == f"https://vc.example.com/c/{ROOM}"
    session_id = world.session(ROOM).id
    assert conference.session_id == (session_id if server.generation == "v4" else None)


async def test_a_stopped_conference(client: TrueConfClient, world: World) -> None:
    world.end(ROOM)
    conference = await client.conference(ROOM)
    assert (conference.running, conference.session_id) == (False, None)


async def test_a_bad_link_is_only_text(client: TrueConfClient, world: World) -> None:
    world.rooms[ROOM].url = "javascript:alert(1)"
    conference = await client.conference(ROOM)
    assert (conference.link, conference.link_text) == (None, "javascript:alert(1)")


async def test_no_such_conference(client: TrueConfClient) -> None:
    with pytest.raises(NotFound):
        await client.conference("77")


async def test_the_page_of_a_proxy_says_nothing_about_a_conference(
    client: TrueConfClient, server: SimulatedTrueConf
) -> None:
    server.faults.add(Fault(ROOM, Status(404)))
    with pytest.raises(NoSuchPath):
        await client.conference(ROOM)


async def test_recording(client: TrueConfClient, world: World) -> None:
    assert await client.is_recording(ROOM) is False
    world.recording(ROOM)
    assert await client.is_recording(ROOM) is True
    world.recording(ROOM, on=False)
    assert await client.is_recording(ROOM) is False


async def test_recordings_without_an_end_tell_nothing(
    v4: SimulatedTrueConf, connect: Connect
) -> None:
    v4.faults.add(Fault("/recordings", Status(200, '[{"id": 1}]', "application/json"), times=None))
    assert await connect(v4).is_recording(ROOM) is None


@pytest.mark.parametrize("end", ["null", "empty", "absent"])
async def test_a_recording_without_an_end_goes_on(
    client: TrueConfClient, server: SimulatedTrueConf, world: World, end: Any
) -> None:
    server.options.recording_end = end
    world.recording(ROOM)
    world.recording(ROOM, on=False)
    assert await client.is_recording(ROOM) is False
    world.recording(ROOM)
    assert await client.is_recording(ROOM) is True


BEGUN = "2026-11-22T09:31:00Z"


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([], False),
        ([{}], None),
        ([{"started_at": None, "stopped_at": None}], None),
        ([{"started_at": "", "stopped_at": ""}, {"id": 2}], None),
        ([{"started_at": [], "stopped_at": True}], None),
        ([{"started_at": BEGUN}], True),
        ([{"started_at": BEGUN, "stopped_at": None}], True),
        ([{"started_at": BEGUN, "stopped_at": ""}], True),
        ([{"started_at": 1795339860, "stopped_at": 0}], True),
        ([{"started_at": {"date": "2026-11-22 09:31:00", "timezone": "UTC"}}], True),
        ([{"started_at": BEGUN, "stopped_at": BEGUN}], False),
        ([{"stopped_at": BEGUN}], False),
        ([{"started_at": None, "stopped_at": BEGUN}], False),
        ([{"started_at": BEGUN, "stopped_at": BEGUN}, {}], False),
        ([{}, {"started_at": BEGUN, "stopped_at": BEGUN}, {"started_at": BEGUN}], True),
    ],
)
async def test_what_rows_tell_of_a_recording(
    v4: SimulatedTrueConf, connect: Connect, rows: list[Any], wanted: bool | None
) -> None:
    for number, row in enumerate(rows):
        row.setdefault("id", number)
    v4.faults.add(Fault("/recordings", Status(200, json.dumps(rows), "application/json")))
    v4.faults.add(Fault("/recordings", Status(200, "[]", "application/json"), times=None))
    assert await connect(v4).is_recording(ROOM) is wanted


@pytest.mark.parametrize("answer", ["200-state", "200-empty", "204"])
async def test_stop(
    client: TrueConfClient, server: SimulatedTrueConf, world: World, answer: Any
) -> None:
    server.options.stop_answer = answer
    await client.stop(ROOM)
    assert server.stops == [ROOM]
    assert world.running() == []
    assert server.posts[0].body == b""


@pytest.mark.parametrize("answer", ["200", "400", "404", "409"])
async def test_a_stop_of_what_has_stopped_is_no_failure(
    client: TrueConfClient, server: SimulatedTrueConf, world: World, answer: Any
) -> None:
    server.options.already_stopped = answer
    world.end(ROOM)
    await client.stop(ROOM)
    assert server.stops == [ROOM]


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        (Drop(before=True), Unreachable),
        (Drop(before=False), Unreachable),
        (Hang(before=False), Unreachable),
        (Status(500), Unreachable),
        (Status(429, headers={"Retry-After": "0"}), Unreachable),
        (Status(418), ProtocolError),
        (Redirect("https://example.com/"), ProtocolError),
    ],
    ids=str,
)
async def test_a_stop_is_never_repeated(
    server: SimulatedTrueConf,
    connect: Connect,
    kind: Any,
    error: type[TrueConfError],
) -> None:
    hurried = replace(PATIENT, whole_call=1.0)
    client = connect(server, limits=hurried if isinstance(kind, Hang) else PATIENT)
    await client.conference(ROOM)  # a warm connection, as before every stop
    server.faults.add(Fault("/stop", kind))
    with pytest.raises(error) as raised:
        await client.stop(ROOM)
    assert raised.value.sent
    assert server.stops == [ROOM]


@pytest.mark.parametrize("form", ["html", "truncated", "nulls", "empty"])
async def test_the_body_of_a_stop_does_not_matter(
    client: TrueConfClient, server: SimulatedTrueConf, form: Any
) -> None:
    server.faults.add(Fault("/stop", Garbage(form)))
    await client.stop(ROOM)
    assert server.stops == [ROOM]


async def revoke(server: SimulatedTrueConf) -> None:
    server.revoke_tokens()


@pytest.mark.parametrize("refusal", ["401", "403-accessTokenInvalid"])
async def test_a_stop_whose_token_was_refused_is_sent_with_a_new_one(
    client: TrueConfClient, server: SimulatedTrueConf, world: World, refusal: Any
) -> None:
    server.options.token_refusal = refusal
    server.faults.add(Fault("/stop", Call(revoke)))
    await client.stop(ROOM)
    assert [seen.status for seen in server.posts] == [int(refusal[:3]), 200]
    assert world.running() == []


async def test_a_stop_whose_tokens_are_all_refused(
    client: TrueConfClient, server: SimulatedTrueConf, world: World
) -> None:
    server.faults.add(Fault("/stop", Call(revoke), times=None))
    with pytest.raises(NotAuthorised):
        await client.stop(ROOM)
    assert (len(server.posts), grants(server), len(world.running())) == (2, 2, 1)


async def test_a_stop_without_the_permission_names_it(
    client: TrueConfClient, server: SimulatedTrueConf
) -> None:
    server.applications["client"].permissions = {"conferences:read"}
    with pytest.raises(PermissionMissing) as error:
        await client.stop(ROOM)
    wanted = {"v3.3": "conferences", "v4": "conferences:write"}
    assert error.value.permission == wanted[server.generation]
    assert len(server.posts) == 1


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/token", Status(502)),
        ("/token", Hang()),
        ("/token", Garbage("html")),
        ("/token", Status(401)),
        ("/api/v4/server", Status(502)),
    ],
    ids=str,
)
async def test_a_stop_that_was_not_sent_says_so(
    server: SimulatedTrueConf,
    connect: Connect,
    path: str,
    kind: Any,
) -> None:
    hurried = replace(PATIENT, whole_call=0.5)
    server.faults.add(Fault(path, kind, times=None))
    with pytest.raises(TrueConfError) as error:
        await connect(server, limits=hurried, generation=None).stop(ROOM)
    assert not error.value.sent
    assert server.posts == []


@pytest.mark.parametrize("kind", [Status(502), Status(401), Garbage("html"), Drop()], ids=str)
async def test_a_stop_whose_token_was_refused_and_cannot_be_renewed(
    client: TrueConfClient, server: SimulatedTrueConf, kind: Any
) -> None:
    """It was sent once, and the refusal is the answer to it, whatever became of the new token."""

    async def refuse(server: SimulatedTrueConf) -> None:
        server.revoke_tokens()
        server.faults.add(Fault("/token", kind, times=None))

    server.faults.add(Fault("/stop", Call(refuse)))
    with pytest.raises(TrueConfError) as raised:
        await client.stop(ROOM)
    assert raised.value.sent
    assert raised.value.status == server.posts[0].status
    assert len(server.posts) == 1


@pytest.mark.parametrize("status", [302, 403, 418, 429, 500, 504])
async def test_the_status_of_an_answer_that_is_a_failure(
    client: TrueConfClient, server: SimulatedTrueConf, status: int
) -> None:
    server.faults.add(Fault("/stop", Status(status)))
    with pytest.raises(TrueConfError) as raised:
        await client.stop(ROOM)
    assert raised.value.status == status


@pytest.mark.parametrize("status", [200, 204, 400, 404, 409])
async def test_the_status_of_an_answer_to_a_stop(
    client: TrueConfClient, server: SimulatedTrueConf, status: int
) -> None:
    server.faults.add(Fault("/stop", Status(status, "")))
    assert await client.stop(ROOM) == status


async def test_a_lost_answer_has_no_status(
    client: TrueConfClient, server: SimulatedTrueConf
) -> None:
    server.faults.add(Fault("/stop", Drop(before=False)))
    with pytest.raises(Unreachable) as raised:
        await client.stop(ROOM)
    assert (raised.value.sent, raised.value.status) == (True, None)
