"""Running sessions: which ones, how old, and in how many requests (trueconf-api.md 3, 4, 14)."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest

from demo.trueconf import Fault, Guest, Person, SimulatedTrueConf, Status, World
from demo.trueconf.options import TimeShape
from services.trueconf import TrueConfClient
from tests.contract.trueconf.conftest import Clock, Connect, paths


def hold(world: World, number: int) -> list[str]:
    """That many rooms, each being held."""
    ids = [f"room{index:04}" for index in range(number)]
    for each in ids:
        world.add_room(each, topic=f"Topic of {each}", owner="ivanova")
        world.begin(each, started=world.now())
    return ids


async def test_a_running_session(
    client: TrueConfClient, server: SimulatedTrueConf, world: World, clock: Clock
) -> None:
    world.add_room("4406127733", topic="R&D <sync>", owner="ivanova")
    begun = world.begin("4406127733", [Person("ivanova", role=2), Guest()], clock.ago(minutes=90))
    [session] = await client.sessions()
    assert session.conference_id == "4406127733"
    assert session.session_id == begun.id
    assert session.topic == "R&D <sync>"
    assert session.owner == (
        "ivanova@vc.example.com" if server.generation == "v3.3" else "ivanova"
    )
    assert session.started_at == clock.ago(minutes=90)
    assert session.age == 5400
    assert session.people == (2 if server.generation == "v3.3" else None)


async def test_what_is_not_running_or_no_conference_is_left_out(
    client: TrueConfClient, server: SimulatedTrueConf, world: World
) -> None:
    hold(world, 1)
    world.add_room("idle")
    world.finished(20)
    world.point_to_point("petrov", "sidorov")
    server.options.honours_state_filter = False
    assert [each.conference_id for each in await client.sessions()] == ["room0000"]


async def test_nothing_runs(client: TrueConfClient, world: World) -> None:
    world.finished(3)
    assert await client.sessions() == []


async def test_a_session_without_conference_id(
    v3: SimulatedTrueConf, connect: Connect, world: World
) -> None:
    adhoc = world.adhoc(topic=None)
    [session] = await connect(v3).sessions()
    assert (session.conference_id, session.session_id, session.topic) == (None, adhoc.id, None)


async def test_two_sessions_of_one_room_are_both_there(
    client: TrueConfClient, world: World, clock: Clock
) -> None:
    world.add_room("twice")
    first = world.begin("twice", started=clock.ago(hours=2))
    second = world.begin_second("twice", started=clock.ago(hours=1))
    sessions = await client.sessions()
    assert [each.conference_id for each in sessions] == ["twice", "twice"]
    assert {each.started_at for each in sessions} == {first.started, second.started}
    assert len({each.session_id for each in sessions} & {first.id, second.id}) in (0, 2)


@pytest.mark.parametrize("named_by", ["conference", "session"])
async def test_v4_starts_by_either_id(
    v4: SimulatedTrueConf, connect: Connect, world: World, clock: Clock, named_by: Any
) -> None:
    """Section 5: whose ids the list of sessions holds is not known."""
    v4.options.v4_sessions_name = named_by
    world.add_room("4406127733", created=clock.ago(days=30))
    begun = world.begin("4406127733", started=clock.ago(minutes=5))
    [session] = await connect(v4).sessions()
    assert (session.session_id, session.age) == (begun.id, 300)


@pytest.mark.parametrize(
    "refusal",
    [
        Status(403, '{"error": {"errors": [{"reason": "forbidden"}]}}', "application/json"),
        Status(404, '{"error": {"errors": [{"reason": "routeNotFound"}]}}', "application/json"),
    ],
    ids=["permission", "path"],
)
async def test_v4_without_the_list_of_starts(
    v4: SimulatedTrueConf, connect: Connect, world: World, refusal: Status
) -> None:
    """The room's creation is never taken for the start of its session (section 5)."""
    hold(world, 1)
    v4.faults.add(Fault("/sessions$", refusal))
    [session] = await connect(v4).sessions()
    assert (session.started_at, session.age) == (None, None)


@pytest.mark.parametrize("shape", get_args(TimeShape))
async def test_age_in_every_shape_of_time(
    client: TrueConfClient, server: SimulatedTrueConf, world: World, clock: Clock, shape: TimeShape
) -> None:
    """Section 14.6; without an offset the zone is unknown, so the start is too (section 12)."""
    server.options.time_shape = shape
    server.options.durations = False
    world.add_room("4406127733")
    world.begin("4406127733", started=clock.ago(hours=3))
    [session] = await client.sessions()
    told = shape not in ("plain", "naive", "null")
    assert session.started_at == (clock.ago(hours=3) if told else None)
    assert session.age == (3 * 3600 if told else None)


async def test_age_is_by_the_clock_of_the_server(
    client: TrueConfClient, server: SimulatedTrueConf, world: World, clock: Clock
) -> None:
    server.options.durations = False
    server.options.clock_skew = clock.at - clock.ago(hours=-5)
    world.add_room("4406127733")
    world.begin("4406127733", started=clock.ago(hours=3))
    [session] = await client.sessions()
    assert session.age == 3 * 3600


async def test_a_start_in_the_future_is_an_unknown_age(
    client: TrueConfClient, server: SimulatedTrueConf, world: World, clock: Clock
) -> None:
    server.options.durations = False
    world.add_room("4406127733")
    world.begin("4406127733", started=clock.ago(hours=-1))
    [session] = await client.sessions()
    assert session.age is None


@pytest.mark.parametrize(
    ("row", "age"),
    [
        ({"duration": 5400}, 5400),
        ({"duration": "5400"}, 5400),
        ({"duration": -5, "start_time": "2026-11-22T09:00:00Z"}, None),
        ({"duration": None, "start_time": "2026-11-22T09:00:00Z"}, 1800),
        ({"start_time": "2026-11-22T09:30:00.400Z"}, 0),
        ({}, None),
    ],
)
async def test_age_of_a_row(
    v3: SimulatedTrueConf, connect: Connect, row: dict[str, object], age: float | None
) -> None:
    """The `Date` header has whole seconds: a start within the present one is not negative."""
    listed = json.dumps({"cnt": 1, "list": [row]})
    v3.faults.add(Fault("/logs/calls", Status(200, listed, "application/json")))
    [session] = await connect(v3).sessions()
    assert session.age == age


async def test_500_running_beside_5000_finished(
    client: TrueConfClient, server: SimulatedTrueConf, world: World
) -> None:
    world.finished(5000)
    ids = hold(world, 500)
    assert sorted(str(each.conference_id) for each in await client.sessions()) == ids
    pages = [path for path in paths(server) if not path.endswith("/sessions")]
    assert len(pages) == 3


async def test_one_request_for_a_page_and_no_new_handshake(
    client: TrueConfClient, server: SimulatedTrueConf, world: World
) -> None:
    # In the v3 log it takes a finished row to see that no further one runs.
    world.finished(50)
    hold(world, 199)
    assert len(await client.sessions()) == 199
    server.requests.clear()
    await client.sessions()
    wanted = {"v3.3": ["/api/v3.3/logs/calls"], "v4": ["/api/v4/conferences", "/api/v4/sessions"]}
    assert [seen.path for seen in server.requests] == wanted[server.generation]
    assert server.handshakes == 1


@pytest.mark.parametrize("total", ["cnt", "results", "absent"])
@pytest.mark.parametrize("items", [None, "list", "bare"])
async def test_every_way_of_listing(
    client: TrueConfClient, server: SimulatedTrueConf, world: World, total: Any, items: Any
) -> None:
    """Sections 14.3 and 14.4; pages are clamped to 10.

    Pages are counted from 0 on v4 here; of the v3 log two sources say that it begins with 1.
    """
    server.options.total_key = total
    server.options.first_page = 0 if server.generation == "v4" else 1
    server.options.items_key = items
    server.options.max_page_size = 10
    world.finished(5)
    ids = hold(world, 35)
    assert sorted(str(each.conference_id) for each in await client.sessions()) == ids


async def test_v3_asks_for_times_in_utc_and_newest_first(
    v3: SimulatedTrueConf, connect: Connect
) -> None:
    await connect(v3).sessions()
    query = v3.requests[-1].query
    query.pop("access_token")
    assert query == {
        "sort_field": "end_time",
        "sort_order": "1",
        "page_size": "200",
        "timezone": "0",
    }
