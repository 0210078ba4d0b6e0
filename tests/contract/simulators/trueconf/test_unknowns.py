"""Section 14: what may be one way or the other, each as a switch of the simulated server."""

from __future__ import annotations

import asyncio
import math
from datetime import timedelta
from typing import Any

import pytest

from demo.trueconf import Person, World
from tests.contract.simulators.trueconf.conftest import NOON, Caller, reason

ROOM = "4406127733"


@pytest.fixture(autouse=True)
def room(world: World) -> None:
    world.add_room(ROOM, topic="Stand-up", owner="ivanova", created=NOON)


@pytest.mark.parametrize(("kind", "status"), [("401", 401), ("403-accessTokenInvalid", 403)])
async def test_token_refusal(either: Caller, kind: Any, status: int):
    """14.1: 401 or 403, in either generation."""
    either.server.options.token_refusal = kind
    either.token = "invalid"
    response = await either.get("/conferences")
    assert (response.status_code, reason(response)) == (status, "accessTokenInvalid")


@pytest.mark.parametrize(
    ("kind", "status", "key", "value"),
    [
        ("400-oauth", 400, "error", "invalid_client"),
        ("401-oauth", 401, "error", "invalid_client"),
        ("403-reason", 403, "reason", "InvalidCredentials"),
    ],
)
async def test_bad_credentials(either: Caller, kind: Any, status: int, key: str, value: str):
    """14.1: 400, 401 or 403 with any of three bodies."""
    either.server.options.bad_credentials = kind
    response = await either.log_in(client_secret="wrong")
    assert response.status_code == status
    assert response.json()[key] == value


async def test_bad_credentials_in_the_envelope(either: Caller):
    """14.1."""
    either.server.options.bad_credentials = "401-envelope"
    response = await either.log_in(client_secret="wrong")
    assert response.status_code == 401
    assert reason(response)


@pytest.mark.parametrize(
    ("shape", "expected"), [("int", 3600), ("text", "3600"), ("absent", None)]
)
async def test_expires_in(either: Caller, shape: Any, expected: object):
    """14.2: absent, text or a number."""
    either.server.options.expires_in = shape
    answer = (await either.log_in()).json()
    assert answer.get("expires_in") == expected
    assert ("expires_in" in answer) == (shape != "absent")


@pytest.mark.parametrize(
    ("total", "keys"), [("cnt", {"cnt"}), ("results", {"results"}), ("absent", set())]
)
async def test_total_of_lists(either: Caller, total: Any, keys: set[str]):
    """14.3: under cnt, results or nowhere."""
    either.server.options.total_key = total
    assert (await either.read("/conferences")).keys() == {"conferences"} | keys


async def test_items_of_lists(either: Caller):
    """14.3: under another key, or a bare array."""
    either.server.options.items_key = "list"
    assert len((await either.read("/conferences"))["list"]) == 1
    either.server.options.items_key = "bare"
    assert [row["id"] for row in await either.read("/conferences")] == [ROOM]


async def test_first_page(either: Caller):
    """14.4: 0 or 1; users apart, section 8."""
    parameter = "page_id" if either.base == "/api/v3.3" else "page"
    either.server.options.first_page = 0
    assert len((await either.read("/conferences", **{parameter: 0}))["conferences"]) == 1
    assert (await either.read("/conferences", **{parameter: 1}))["conferences"] == []


async def test_page_size_is_clamped(either: Caller, world: World):
    """14.4."""
    either.server.options.max_page_size = 2
    world.add_users(3)
    world.add_room("1")
    world.add_room("2")
    assert len((await either.read("/conferences", page_size=500))["conferences"]) == 2
    assert len((await either.read("/users", page_size=500))["users"]) == 2


async def test_state_filter_may_be_ignored(either: Caller):
    """14.5."""
    either.server.options.honours_state_filter = False
    assert len((await either.read("/conferences", state="running"))["conferences"]) == 1


SHAPES = {
    "object": {
        "date": "2026-11-22 15:00:00.000000",
        "timezone_type": 3,
        "timezone": "Europe/Moscow",
    },
    "iso": "2026-11-22T15:00:00+03:00",
    "plain": "2026-11-22 15:00:00.000000",
    "naive": "2026-11-22T15:00:00",
    "unix": int(NOON.timestamp()),
    "numeric string": str(int(NOON.timestamp())),
    "null": None,
}


@pytest.mark.parametrize("shape", SHAPES)
async def test_shapes_of_times(either: Caller, shape: Any):
    """14.6."""
    either.server.options.time_shape = shape
    conference = (await either.read(f"/conferences/{ROOM}"))["conference"]
    assert conference["created_at"] == SHAPES[shape]


async def test_clock_that_is_ahead(v3: Caller, world: World):
    """14.6 and section 12: the times are shifted, durations are not."""
    world.begin(ROOM, started=NOON - timedelta(hours=1))
    v3.server.options.clock_skew = timedelta(hours=5)
    [row] = (await v3.read("/logs/calls", timezone=0))["list"]
    assert row["start_time"]["date"] == "2026-11-22 16:00:00.000000"
    assert row["duration"] == 3600


async def test_rows_without_duration(v3: Caller, world: World):
    """14.6, section 4."""
    world.begin(ROOM)
    v3.server.options.durations = False
    assert "duration" not in (await v3.read("/logs/calls"))["list"][0]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("role", {"role": 2}),
        ("flag", {"flag": 2}),
        ("is_owner", {"is_owner": True}),
        ("is_moderator", {"is_moderator": True}),
        ("none", {}),
    ],
)
async def test_fields_that_tell_a_host(
    either: Caller, world: World, fields: Any, expected: object
):
    """14.7: role, flag, is_owner, is_moderator, or none of them."""
    world.begin(ROOM, [Person("Ivanova@vc.example.com/phone", role=2)])
    either.server.options.participant_fields = fields
    [row] = await people(either)
    telling = {"role", "flag", "is_owner", "is_moderator"} & row.keys()
    assert {field: row[field] for field in telling} == expected


@pytest.mark.parametrize("field", ["id", "call_id", "uid"])
async def test_field_of_the_participants_id(either: Caller, world: World, field: Any):
    """14.7."""
    world.begin(ROOM, [Person("ivanova")])
    either.server.options.participant_id = field
    [row] = await people(either)
    assert row[field] == "ivanova@vc.example.com"
    assert len({"id", "call_id", "uid"} & row.keys()) == 1


async def test_people_who_left_may_be_listed(either: Caller, world: World):
    """14.7: although only those in the conference were asked for."""
    world.begin(ROOM, [Person("ivanova"), Person("petrov")])
    world.leave(ROOM, "petrov")
    assert len(await people(either)) == 1
    either.server.options.lists_people_who_left = True
    present, gone = await people(either)
    assert present["leave_time"] is None
    assert gone["leave_time"] is not None


async def people(caller: Caller) -> list[dict[str, Any]]:
    answer = await caller.read(f"/conferences/{ROOM}/participants", is_in_conf="true")
    rows: list[dict[str, Any]] = answer.get("participants", answer.get("list"))
    return rows


async def test_conference_sessions_path_may_be_missing(v3: Caller, world: World):
    """Section 13: fall back to the participants of the conference."""
    session = world.begin(ROOM)
    v3.server.options.conference_sessions_path = False
    path = f"/conference-sessions/{session.id}/participants".replace("#", "%23")
    response = await v3.get(path)
    assert (response.status_code, reason(response)) == (404, "routeNotFound")


async def test_topic_may_be_null(either: Caller, world: World):
    """14.8."""
    world.add_room("77", topic=None)
    assert (await either.read("/conferences/77"))["conference"]["topic"] is None


async def test_owner_with_or_without_server(either: Caller):
    """14.8."""
    for full, owner in ((True, "ivanova@vc.example.com"), (False, "ivanova")):
        either.server.options.owner_with_server = full
        assert (await either.read(f"/conferences/{ROOM}"))["conference"]["owner"] == owner


@pytest.mark.parametrize(("kind", "count"), [("live", 1), ("cumulative", 2), ("null", None)])
async def test_participant_count(v3: Caller, world: World, kind: Any, count: int | None):
    """14.8: null or stale."""
    world.begin(ROOM, [Person("ivanova"), Person("petrov")])
    world.leave(ROOM, "petrov")
    v3.server.options.participant_count = kind
    assert (await v3.read("/logs/calls"))["list"][0]["participant_count"] == count


@pytest.mark.parametrize("kind", ["conference", "session"])
async def test_whose_id_the_sessions_carry(v4: Caller, world: World, kind: Any):
    """Section 5: sources differ."""
    session = world.begin(ROOM)
    v4.server.options.v4_sessions_name = kind
    [row] = (await v4.read("/sessions"))["conference_sessions"]
    assert row["conference_id"] == (ROOM if kind == "conference" else session.id)


@pytest.mark.parametrize(
    ("kind", "status", "body"),
    [("200-state", 200, b'{"state": "stopped"}'), ("200-empty", 200, b""), ("204", 204, b"")],
)
async def test_answer_to_a_stop(either: Caller, world: World, kind: Any, status: int, body: bytes):
    """14.9."""
    world.begin(ROOM)
    either.server.options.stop_answer = kind
    response = await either.post(f"/conferences/{ROOM}/stop")
    assert (response.status_code, response.content) == (status, body)
    assert not world.running(ROOM)


@pytest.mark.parametrize("status", ["200", "400", "404", "409"])
async def test_already_stopped(either: Caller, status: Any):
    """14.9."""
    either.server.options.already_stopped = status
    response = await either.post(f"/conferences/{ROOM}/stop")
    assert response.status_code == int(status)


async def test_stop_that_takes_its_time(either: Caller, world: World):
    """14.9: the answer says nothing for sure; judge by the state."""
    world.begin(ROOM)
    either.server.options.stop_delay = 0.05
    assert (await either.post(f"/conferences/{ROOM}/stop")).json() == {"state": "stopped"}
    assert await state(either) == "running"
    async with asyncio.timeout(5):
        while await state(either) == "running":
            pass


async def test_stop_that_never_works(either: Caller, world: World):
    """14.9."""
    world.begin(ROOM)
    either.server.options.stop_delay = math.inf
    await either.post(f"/conferences/{ROOM}/stop")
    assert await state(either) == "running"


async def state(caller: Caller) -> str:
    conference: dict[str, str] = (await caller.read(f"/conferences/{ROOM}"))["conference"]
    return conference["state"]


async def test_is_active_and_unknown_status(v3: Caller, v4: Caller, world: World):
    """14.10: 1/0 on v3, true/false on v4; any status number."""
    world.add_user("ivanova", status=-127, is_active=False)
    for caller, active in ((v3, 0), (v4, False)):
        [user] = (await caller.read("/users"))["users"]
        assert (user["status"], user["is_active"]) == (-127, active)
        assert type(user["is_active"]) is type(active)


async def test_v4_users_may_be_missing(v4: Caller):
    """14.12: then v3.3 on the same server."""
    v4.server.options.v4_users = False
    assert (await v4.get("/users")).status_code == 404
    query = {"access_token": v4.token}
    assert (await v4.http.get("/api/v3.3/users", params=query)).status_code == 200
