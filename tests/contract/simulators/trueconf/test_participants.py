"""Section 5: who is in a running conference."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import quote

import pytest

from demo.trueconf import Guest, Person, Session, World
from tests.contract.simulators.trueconf.conftest import NOON, Caller, Clock

ROOM = "4406127733"


@pytest.fixture
def session(world: World, clock: Clock) -> Session:
    world.add_room(ROOM, owner="ivanova")
    people = [Person("ivanova", "Ivanova", role=2), Guest("Visitor")]
    session = world.begin(ROOM, people, NOON - timedelta(minutes=5))
    world.join(ROOM, Person("petrov", "Petrov"))
    clock.pass_by(seconds=60)
    world.leave(ROOM, "petrov")
    return session


async def test_v3_of_a_conference(v3: Caller, world: World, session: Session):
    """Section 5: connected now, with is_owner and no role; join_time is an integer."""
    world.add_user("ivanova", status=5)
    [owner, guest] = (await v3.read(f"/conferences/{ROOM}/participants"))["participants"]
    assert owner == {
        "id": "ivanova",
        "uid": "ivanova@vc.example.com",
        "display_name": "Ivanova",
        "is_owner": True,
        "join_time": int((NOON - timedelta(minutes=5)).timestamp()),
        "status": 5,
    }
    assert guest["is_owner"] is False


async def test_v3_of_a_session(v3: Caller, session: Session):
    """Section 5: count and participants with a role; the session id is that of the log."""
    answer = await v3.read(f"/conference-sessions/{quote(session.id, safe='')}/participants")
    assert answer["count"] == 2
    assert [person["role"] for person in answer["participants"]] == [2, 1]


async def test_v3_nobody_is_in_a_conference_that_is_stopped(v3: Caller, world: World, session):
    """Section 5: connected now."""
    world.end(ROOM)
    assert (await v3.read(f"/conferences/{ROOM}/participants"))["participants"] == []


async def test_v4_rows(v4: Caller, session: Session):
    """Section 5: `id` of a registered user is a row number, so look at call_id too."""
    answer = await v4.read(f"/conferences/{ROOM}/participants", is_in_conf="true")
    assert answer["cnt"] == 2
    [owner, guest] = answer["list"]
    expected = {
        "id": "1",
        "call_id": "ivanova@vc.example.com",
        "display_name": "Ivanova",
        "flag": 2,
        "join_time": "2026-11-22T11:55:00Z",
        "leave_time": None,
    }
    assert owner | expected == owner
    assert guest["id"] == guest["call_id"] == "#guest:0002@vc.example.com"


async def test_v4_lists_people_who_left_unless_asked_otherwise(v4: Caller, session: Session):
    """Section 5, v4 caution."""
    path = f"/conferences/{ROOM}/participants"
    everyone = (await v4.read(path))["list"]
    assert [row["leave_time"] for row in everyone] == [None, None, "2026-11-22T12:01:00Z"]
    for value in ("true", "1"):
        assert len((await v4.read(path, is_in_conf=value))["list"]) == 2
    assert len((await v4.read(path, is_in_conf="false"))["list"]) == 1


async def test_v4_pages(v4: Caller, world: World, session: Session):
    """Section 5: page and page_size."""
    for number in range(3):
        world.join(ROOM, Guest(f"Visitor {number}"))
    path = f"/conferences/{ROOM}/participants"
    pages = [await v4.read(path, is_in_conf="true", page_size=2, page=page) for page in (1, 2, 3)]
    assert [len(page["list"]) for page in pages] == [2, 2, 1]
    assert {page["cnt"] for page in pages} == {5}


async def test_v4_sessions(v4: Caller, world: World, session: Session):
    """Section 5: the start of each running group conference."""
    world.point_to_point("ivanova", "petrov")
    world.finished(2)
    assert await v4.read("/sessions") == {
        "conference_sessions": [{"conference_id": ROOM, "start_time": "2026-11-22T11:55:00Z"}]
    }


@pytest.mark.parametrize(
    ("person", "call_id"),
    [
        (Person("#sip:hall@example.com"), "#sip:hall@example.com"),
        (Person("petrov@other.example.com/phone"), "petrov@other.example.com/phone"),
        (Person("sub.example\\user"), "sub.example\\user@vc.example.com"),
    ],
)
async def test_ids_of_people(v4: Caller, world: World, person: Person, call_id: str):
    """Sections 5 and 12: devices, other servers, instances, LDAP."""
    world.add_room("77")
    world.begin("77", [person])
    [row] = (await v4.read("/conferences/77/participants"))["list"]
    assert row["call_id"] == call_id
