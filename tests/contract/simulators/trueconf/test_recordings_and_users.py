"""Sections 7 and 8: recordings of a conference, users and their presence."""

from __future__ import annotations

from typing import Any

import pytest

from demo.trueconf import World
from tests.contract.simulators.trueconf.conftest import NOON, Caller, Clock, reason


@pytest.fixture
def room(world: World, clock: Clock) -> str:
    """A room that was recorded once and is being recorded again."""
    world.add_room("77", topic="Lecture", owner="ivanova")
    world.begin("77")
    world.recording("77")
    clock.pass_by(minutes=10)
    world.recording("77", on=False)
    world.recording("77")
    return "77"


async def test_v3_records(v3: Caller, room: str):
    """Section 7: sizes are text, times Unix."""
    records = (await v3.read(f"/conferences/{room}/records"))["records"]
    assert [record["size"] for record in records] == ["1048576", "0"]
    assert records[0]["created"] == int(NOON.timestamp())
    assert records[0].keys() == {"name", "size", "created", "download_url"}


async def test_v4_recordings(v4: Caller, room: str):
    """Section 7: stopped_at null while it is being written; sizes are numbers."""
    answer = await v4.read(f"/conferences/{room}/recordings")
    assert answer["cnt"] == 2
    done, going_on = answer["list"]
    assert (done["started_at"], done["stopped_at"]) == (
        "2026-11-22T12:00:00Z",
        "2026-11-22T12:10:00Z",
    )
    assert (done["size"], going_on["stopped_at"]) == (1048576, None)


@pytest.mark.parametrize("shape", ["null", "empty", "absent"])
async def test_v4_the_end_of_a_running_recording(v4: Caller, room: str, shape: Any):
    """Section 7: missing or null."""
    v4.server.options.recording_end = shape
    done, going_on = (await v4.read(f"/conferences/{room}/recordings"))["list"]
    assert done["stopped_at"]
    assert going_on.get("stopped_at", "absent") == {"null": None, "empty": ""}.get(shape, shape)


async def test_v4_recording_enabled_is_no_proof(v4: Caller, world: World):
    """Section 7: it is a setting."""
    world.add_room("78")
    assert (await v4.read("/conferences/78"))["conference"]["recording_enabled"] is True
    assert (await v4.read("/conferences/78/recordings"))["list"] == []


async def test_recording_ends_with_the_session(v4: Caller, world: World, room: str):
    """Section 7."""
    world.end(room)
    rows = (await v4.read(f"/conferences/{room}/recordings"))["list"]
    assert None not in [row["stopped_at"] for row in rows]


async def test_users_are_paged_from_0_to_minus_1(either: Caller, world: World):
    """Section 8: next_page_id, -1 = no more."""
    world.add_users(5, online=1)
    pages = [await either.read("/users", page_size=2, page_id=page) for page in (0, 1, 2)]
    assert [page["next_page_id"] for page in pages] == [1, 2, -1]
    users = [user for page in pages for user in page["users"]]
    assert len({user["id"] for user in users}) == 5
    assert [user["status"] for user in users] == [1, 0, 0, 0, 0]


async def test_last_page_that_is_full(either: Caller, world: World):
    """Section 8: -1 on the last page."""
    world.add_users(4)
    assert (await either.read("/users", page_size=2, page_id=1))["next_page_id"] == -1


async def test_v3_user(v3: Caller, world: World):
    """Section 8, item: is_active 1 or 0, status 5 = in a conference as its owner."""
    world.add_user("ivanova", "Ivanova", status=5)
    [user] = (await v3.read("/users"))["users"]
    expected = {
        "id": "ivanova",
        "uid": "ivanova@vc.example.com",
        "display_name": "Ivanova",
        "is_active": 1,
        "status": 5,
    }
    assert user | expected == user
    assert (await v3.read("/users/ivanova"))["user"] == user


async def test_missing_user(v3: Caller):
    """Section 2.2, known reasons."""
    response = await v3.get("/users/nobody")
    assert (response.status_code, reason(response)) == (404, "userNotFound")
