"""Sections 1 and 3: generations, lists of conferences, one conference, run and stop."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from demo.trueconf import Authority, Guest, Person, SimulatedTrueConf, World
from tests.contract.simulators.trueconf.conftest import NOON, Caller, reason

MADE = datetime(2025, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def room(world: World) -> str:
    world.add_room("4406127733", topic="Stand-up", owner="ivanova", created=MADE)
    return "4406127733"


async def test_v3_server_has_no_v4(v3: Caller):
    """Section 1: GET /api/v4/server is 404 where there is no v4."""
    assert (await v3.http.get("/api/v4/server")).status_code == 404


async def test_v4_server_answers_v3_as_well(v4: Caller):
    """Section 1: one server answers several versions at once."""
    query = {"access_token": v4.token}
    assert (await v4.http.get("/api/v3.3/conferences", params=query)).status_code == 200
    assert (await v4.http.get("/api/v4/conferences", params=query)).status_code == 200


async def test_v4_server_without_v3(world: World, authority: Authority, trust):
    """Section 1: which versions a server answers is not known for sure."""
    server = SimulatedTrueConf(world, "v4", v3_too=False, tls=authority.issue("127.0.0.1"))
    async with server, httpx.AsyncClient(base_url=server.url, verify=trust) as http:
        assert (await http.post("/oauth2/v1/token")).status_code == 404
        assert (await http.get("/api/v3.3/conferences")).status_code == 404


async def test_v3_list(v3: Caller, world: World, room: str):
    """Section 3.1 and 3.2, the v3 columns."""
    world.begin(room)
    answer = await v3.read("/conferences")
    assert answer["cnt"] == 1
    [conference] = answer["conferences"]
    expected = {
        "id": room,
        "topic": "Stand-up",
        "owner": "ivanova",
        "type": 0,
        "state": "running",
        "created_at": int(MADE.timestamp()),
        "recording": 0,
        "schedule": {"type": -1},
        "url": f"https://vc.example.com/c/{room}",
        "webclient_url": f"https://vc.example.com/webrtc/{room}",
    }
    assert conference | expected == conference
    assert "session_id" not in conference


async def test_v4_list(v4: Caller, world: World, room: str):
    """Section 3.1 and 3.2, the v4 columns."""
    session = world.begin(room)
    answer = await v4.read("/conferences")
    assert answer["results"] == 1
    [conference] = answer["conferences"]
    expected = {
        "id": room,
        "mode": "PxP",
        "access": "private",
        "state": "running",
        "created_at": "2025-03-01T12:00:00+03:00",
        "schedule": {"type": "none"},
        "session_id": session.id,
        "web_client_url": f"https://vc.example.com/webrtc/{room}",
    }
    assert conference | expected == conference


async def test_v4_session_id_only_while_running(v4: Caller, room: str):
    """Section 3.2, running session."""
    assert "session_id" not in (await v4.read(f"/conferences/{room}"))["conference"]


async def test_state_filter(either: Caller, world: World, room: str):
    """Section 3.1: running or stopped; a planned one that has not begun is stopped."""
    world.add_room("77")
    world.begin("77")
    for state, wanted in (("running", ["77"]), ("stopped", [room])):
        answer = await either.read("/conferences", state=state)
        assert [conference["id"] for conference in answer["conferences"]] == wanted


async def test_pages_begin_with_1(either: Caller, world: World):
    """Section 3.1: page_id on v3, page on v4; the total is that of all pages."""
    parameter = "page_id" if either.base == "/api/v3.3" else "page"
    for number in range(5):
        world.add_room(str(number))
    pages = [
        await either.read("/conferences", page_size=2, **{parameter: page})
        for page in (1, 2, 3, 4)
    ]
    ids = [[conference["id"] for conference in page["conferences"]] for page in pages]
    assert ids == [["0", "1"], ["2", "3"], ["4"], []]
    assert {page.get("cnt", page.get("results")) for page in pages} == {5}


async def test_default_page_size(either: Caller, world: World):
    """Section 3.1: 200 in v3.1."""
    for number in range(201):
        world.add_room(str(number))
    assert len((await either.read("/conferences"))["conferences"]) == 200


async def test_sort_order(v4: Caller, world: World):
    """Section 3.1: 0 = ascending, 1 = descending."""
    world.add_room("1")
    world.add_room("2")
    for order, wanted in ((0, ["1", "2"]), (1, ["2", "1"])):
        answer = await v4.read("/conferences", sort_order=order)
        assert [conference["id"] for conference in answer["conferences"]] == wanted


async def test_page_that_is_no_number(either: Caller):
    """Not in the reference: refused, so that a client that sends nonsense is noticed."""
    assert (await either.get("/conferences", page_size="many")).status_code == 400


async def test_adhoc_conference_is_listed_while_it_runs(either: Caller, world: World):
    """Section 3.1: ad-hoc conferences are in the list while they run."""
    world.adhoc("8801", topic="On the spot")
    assert len((await either.read("/conferences"))["conferences"]) == 1
    world.end("8801")
    assert (await either.read("/conferences"))["conferences"] == []
    assert (await either.get("/conferences/8801")).status_code == 404


async def test_calls_without_conference_id_are_not_conferences(either: Caller, world: World):
    """Sections 3.1 and 4: named_conf_id may be null."""
    world.point_to_point("ivanova", "petrov")
    world.adhoc(None, topic="No id")
    assert (await either.read("/conferences"))["conferences"] == []


async def test_one_conference(either: Caller, world: World, room: str):
    """Section 3.3: in an object under `conference`."""
    world.begin(room)
    conference = (await either.read(f"/conferences/{room}"))["conference"]
    assert (conference["id"], conference["state"]) == (room, "running")


async def test_missing_conference(either: Caller):
    """Section 3.3, errors."""
    for response in (
        await either.get("/conferences/77"),
        await either.post("/conferences/77/stop"),
    ):
        assert (response.status_code, reason(response)) == (404, "conferenceNotFound")


async def test_run(either: Caller, world: World, room: str):
    """Section 3.3, run."""
    response = await either.post(f"/conferences/{room}/run")
    assert (response.status_code, response.json()) == (200, {"state": "running"})
    assert len(world.running(room)) == 1
    await either.post(f"/conferences/{room}/run")
    assert len(world.running(room)) == 1


async def test_stop(either: Caller, world: World, room: str):
    """Section 3.3, stop: by the conference id, without a body."""
    session = world.begin(room, [Person("ivanova", role=2), Guest()])
    response = await either.post(f"/conferences/{room}/stop")
    assert (response.status_code, response.json()) == (200, {"state": "stopped"})
    assert session.ended == NOON
    assert session.people == []
    assert (await either.read(f"/conferences/{room}"))["conference"]["state"] == "stopped"
    assert either.server.stops == [room]
    assert [post.status for post in either.server.posts] == [200]


async def test_stop_with_a_trailing_slash(v3: Caller, world: World, room: str):
    """Section 3.3: accepted."""
    world.begin(room)
    assert (await v3.post(f"/conferences/{room}/stop/")).status_code == 200
    assert v3.server.stops == [room]


async def test_stop_takes_no_session_id(either: Caller, world: World, room: str):
    """Section 3.3: {id} is the conference id, not the session id."""
    session = world.begin(room)
    encoded = session.id.replace("@", "%40").replace("#", "%23")
    assert (await either.post(f"/conferences/{encoded}/stop")).status_code == 404
    assert either.server.stops == [session.id]
    assert world.running(room) == [session]


async def test_stop_ends_one_of_two_sessions(either: Caller, world: World, room: str):
    """Section 3.3: which one is unspecified; here it is the older."""
    older = world.begin(room, started=NOON - timedelta(hours=2))
    newer = world.begin_second(room)
    await either.post(f"/conferences/{room}/stop")
    assert (older.ended, newer.ended) == (NOON, None)
    assert (await either.read(f"/conferences/{room}"))["conference"]["state"] == "running"


async def test_owner(v4: Caller, world: World, room: str):
    """Section 3.3: v4 gives the owner with presence."""
    world.add_user("ivanova", "Anna Ivanova", status=5)
    assert (await v4.read(f"/conferences/{room}/owner"))["owner"] == {
        "id": "ivanova",
        "uid": "ivanova@vc.example.com",
        "display_name": "Anna Ivanova",
        "avatar": None,
        "is_active": True,
        "status": 5,
    }


async def test_recording_flag(v3: Caller, world: World, room: str):
    """Section 3.2: v3 `recording` is 0 or 1."""
    world.begin(room)
    for on in (True, False):
        world.recording(room, on=on)
        assert (await v3.read(f"/conferences/{room}"))["conference"]["recording"] == int(on)
