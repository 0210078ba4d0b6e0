"""Who is in a conference, who of them is a host, how many users are online (sections 5, 8, 14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from time import process_time
from typing import Any

import pytest

from demo.trueconf import Call, Fault, Guest, Person, SimulatedTrueConf, Status, World
from services.trueconf import (
    NotFound,
    OnlineUsers,
    Participants,
    PermissionMissing,
    ProtocolError,
    Session,
    TrueConfClient,
)
from services.trueconf.reading.people import People, same_person
from tests.contract.trueconf.conftest import PATIENT, Clock, Connect, paths

ROOM = "4406127733"


@pytest.fixture(autouse=True)
def room(world: World) -> None:
    world.add_room(ROOM, topic="Stand-up", owner="ivanova")


async def people(client: TrueConfClient) -> Participants:
    [session] = await client.sessions()
    return await client.participants(session)


async def test_names_guests_and_hosts(client: TrueConfClient, world: World) -> None:
    world.begin(ROOM, [Person("petrov", "Пётр", role=2), Guest("Visitor"), Person("sidorov")])
    found = await people(client)
    assert [each.name for each in found.people] == ["Пётр", "Visitor", None]
    assert [each.is_guest for each in found.people] == [False, True, False]
    assert [each.is_host for each in found.people] == [True, False, False]
    assert found.people[0].id == "petrov@vc.example.com"
    assert found.hosts_known


@pytest.mark.parametrize("field", ["role", "flag", "is_moderator"])
async def test_a_host_by_each_field(
    client: TrueConfClient, server: SimulatedTrueConf, world: World, field: Any
) -> None:
    """Section 14.7."""
    server.options.participant_fields = field
    world.begin(ROOM, [Person("petrov", role=2), Person("sidorov")])
    assert [each.is_host for each in (await people(client)).people] == [True, False]


@pytest.mark.parametrize("field", ["id", "call_id", "uid"])
@pytest.mark.parametrize("owner", ["ivanova", "IVANOVA@vc.example.com/phone"])
async def test_the_owner_is_a_host_where_no_field_tells(
    client: TrueConfClient, server: SimulatedTrueConf, world: World, field: Any, owner: str
) -> None:
    """On v3.3 the list names the owner with its server, on v4 without."""
    server.options.participant_fields = "none"
    server.options.participant_id = field
    world.begin(ROOM, [Person(owner), Person("petrov")])
    found = await people(client)
    assert [each.is_host for each in found.people] == [True, None]
    assert found.hosts_known


async def test_no_host_can_be_told(
    client: TrueConfClient, server: SimulatedTrueConf, world: World
) -> None:
    server.options.participant_fields = "none"
    world.begin(ROOM, [Person("petrov"), Guest()])
    found = await people(client)
    assert [each.is_host for each in found.people] == [None, None]
    assert not found.hosts_known


async def test_an_empty_conference_has_no_unknown_hosts(
    client: TrueConfClient, world: World
) -> None:
    world.begin(ROOM)
    assert await people(client) == Participants(people=(), hosts_known=True)


async def test_who_has_left_is_not_there(
    client: TrueConfClient, server: SimulatedTrueConf, world: World
) -> None:
    server.options.lists_people_who_left = True
    world.begin(ROOM, [Person("ivanova", role=2), Person("petrov"), Person("sidorov")])
    world.leave(ROOM, "ivanova")
    world.leave(ROOM, "petrov")
    world.join(ROOM, Person("petrov"))
    found = await people(client)
    assert [each.id for each in found.people] == [
        "sidorov@vc.example.com",
        "petrov@vc.example.com",
    ]


async def test_who_is_listed_twice_counts_once(client: TrueConfClient, world: World) -> None:
    world.begin(ROOM, [Person("petrov"), Person("petrov"), Guest(), Guest()])
    assert len((await people(client)).people) == 3


DEVICES = ["ivanova@vc.example.com/pc", "ivanova@vc.example.com/phone"]


@pytest.mark.parametrize(
    "ids",
    [
        DEVICES,
        [*DEVICES, *DEVICES],
        ["ivanova@vc.example.com", "ivanova@vc.example.com/phone"],
        ["IVANOVA@vc.example.com/pc", "ivanova@VC.example.com/phone"],
    ],
)
async def test_one_person_on_two_devices(
    client: TrueConfClient, world: World, ids: list[str]
) -> None:
    world.begin(ROOM, [Person(each, "Ivanova", role=2) for each in ids])
    found = await people(client)
    [person] = found.people
    assert (person.name, person.is_host, person.devices, found.devices) == ("Ivanova", True, 2, 2)


def _people(*ids: str, owner: str = "admin@vc.example.com") -> Participants:
    found = People(owner)
    for each in ids:
        found.add({"call_id": each})
    return found.all()


@pytest.mark.parametrize(
    ("ids", "wanted"),
    [
        (["ivanova", "ivanova/pc"], [2]),
        (["ivanova", "ivanova@vc.example.com/pc"], [2]),
        (["ivanova@vc.example.com/pc", "ivanova"], [2]),
        (["ivanova@vc.example.com", "ivanova@partner.example.org"], [1, 1]),
        (["ivanova", "ivanova@vc.example.com", "ivanova@partner.example.org"], [2, 1]),
        (["ivanova@vc.example.com", "ivanova@partner.example.org", "ivanova"], [1, 1, 1]),
        (["#guest:1@vc.example.com", "#guest:2@vc.example.com"], [1, 1]),
        (["#guest:1/a", "#guest:1/b"], [1, 1]),
        (["#rtsp://cam.example.com/1", "#rtsp://cam.example.com/2"], [1, 1]),
        (["#sip:hall@a.example.com", "#sip:hall@b.example.com"], [1, 1]),
        (["sub.example\\ivanova", "sub.example\\ivanova/pc"], [2]),
        (["/pc", "/phone"], [2]),
    ],
)
def test_who_is_one_person(ids: list[str], wanted: list[int]) -> None:
    assert [person.devices for person in _people(*ids).people] == wanted


@pytest.mark.parametrize("marks", [(True, None), (None, True), (False, True), (True, False)])
def test_a_host_on_any_device_is_a_host(marks: tuple[Any, Any]) -> None:
    found = People("petrov")
    for device, mark in zip(DEVICES, marks, strict=True):
        found.add({"call_id": device, "is_moderator": mark, "display_name": None})
    assert [person.is_host for person in found.all().people] == [True]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("admin@partner.example.org", "admin@vc.example.com", False),
        ("admin", "admin@vc.example.com", True),
        ("admin@vc.example.com/pc", "admin", True),
        ("ADMIN@VC.example.com", "admin@vc.example.com/phone", True),
        ("admin@", "admin@vc.example.com", True),
        ("admin1", "admin", False),
        ("#guest:admin@vc.example.com", "admin@vc.example.com", False),
        ("#sip:hall@vc.example.com", "#sip:hall@vc.example.com", True),
        ("straße", "STRASSE", True),
        (None, None, False),
        ("admin", None, False),
    ],
)
def test_the_owner_is_known_again(one: str | None, other: str | None, same: bool) -> None:
    assert same_person(one, other) is same_person(other, one) is same


async def test_a_namesake_of_another_server_is_not_the_owner(
    v3: SimulatedTrueConf, connect: Connect, world: World
) -> None:
    v3.options.participant_fields = "none"
    world.begin(ROOM, [Person("ivanova@partner.example.org"), Person("ivanova")])
    assert [each.is_host for each in (await people(connect(v3))).people] == [None, True]


def test_many_namesakes_cost_little() -> None:
    found = People(None)
    begun = process_time()
    for number in range(20_000):
        found.add({"call_id": f"ivanova@server{number}.example.com"})
    assert len(found.all().people) == 20_000
    assert process_time() - begun < 2


async def test_all_pages_are_read(v4: SimulatedTrueConf, connect: Connect, world: World) -> None:
    v4.options.max_page_size = 10
    world.begin(ROOM, [Person(f"user{index}") for index in range(34)] + [Person("host", role=2)])
    found = await people(connect(v4))
    assert len(found.people) == 35
    assert found.people[-1].is_host


async def test_v3_falls_back_to_the_conference(
    v3: SimulatedTrueConf, connect: Connect, world: World
) -> None:
    v3.options.conference_sessions_path = False
    world.begin(ROOM, [Person("ivanova"), Person("petrov")])
    found = await people(connect(v3))
    assert [each.is_host for each in found.people] == [True, False]


async def test_v3_falls_back_without_the_permission_for_sessions(
    v3: SimulatedTrueConf, connect: Connect, world: World
) -> None:
    v3.applications["client"].permissions = {"logs.calls:read", "conferences.participants:read"}
    world.begin(ROOM, [Person("ivanova")])
    assert len((await people(connect(v3))).people) == 1


async def test_v3_without_any_way_to_the_people(
    v3: SimulatedTrueConf, connect: Connect, world: World
) -> None:
    v3.applications["client"].permissions = {"logs.calls:read"}
    session = world.adhoc(people=[Person("ivanova")])
    with pytest.raises(PermissionMissing) as error:
        await connect(v3).participants(Session(session_id=session.id))
    assert error.value.permission == "conferences.sessions.participants:read"


async def test_a_session_with_no_ids_cannot_be_read(client: TrueConfClient) -> None:
    with pytest.raises(NotFound):
        await client.participants(Session())


async def test_ids_are_wholly_encoded(v3: SimulatedTrueConf, connect: Connect) -> None:
    """Section 12: they hold `@ # / \\ |`."""
    with pytest.raises(NotFound):
        await connect(v3).participants(Session(session_id="a/b\\c|d@e#vcs?f%20 я"))
    assert paths(v3) == [
        "/api/v3.3/conference-sessions/a%2Fb%5Cc%7Cd%40e%23vcs%3Ff%2520%20%D1%8F/participants"
    ]


async def test_users_online(client: TrueConfClient, world: World) -> None:
    """Section 14.10: an unknown status counts by its sign."""
    for number, status in enumerate([-127, -2, -1, 0, 1, 2, 3, 5, 77]):
        world.add_user(f"u{number}", status=status)
    assert await client.online_users() == OnlineUsers(count=5)


@pytest.mark.parametrize("size", [1000, 200, 7])
async def test_all_pages_of_users(
    client: TrueConfClient, server: SimulatedTrueConf, world: World, size: int
) -> None:
    server.options.max_page_size = size
    world.add_users(1234, online=1111)
    assert await client.online_users() == OnlineUsers(count=1111)


async def test_users_that_repeat_for_ever_end(
    client: TrueConfClient, server: SimulatedTrueConf
) -> None:
    page = '{"next_page_id": 1, "users": [{"id": "a", "status": 1}]}'
    server.faults.add(Fault("/users", Status(200, page, "application/json"), times=None))
    assert await client.online_users() == OnlineUsers(count=1)


async def test_users_without_end_are_an_error(server: SimulatedTrueConf, connect: Connect) -> None:
    client = connect(server, limits=replace(PATIENT, pages=3))
    for number in range(12):
        page = f'{{"next_page_id": {number + 1}, "users": [{{"id": "u{number}"}}]}}'
        server.faults.add(Fault("/users", Status(200, page, "application/json")))
    with pytest.raises(ProtocolError):
        await client.online_users()


async def test_v4_without_a_list_of_users_asks_v3(
    world: World, connect: Connect, v4: SimulatedTrueConf
) -> None:
    async with SimulatedTrueConf(world, "v4", tls=v4.tls) as both:
        both.options.v4_users = False
        world.add_users(3, online=2)
        assert await connect(both).online_users() == OnlineUsers(count=2)
        assert paths(both) == ["/api/v4/users", "/api/v3.3/users"]


async def test_since_when_by_the_clock_of_the_server(
    client: TrueConfClient, server: SimulatedTrueConf, world: World, clock: Clock
) -> None:
    server.options.clock_skew = timedelta(hours=5)
    world.begin(ROOM, [Person("ivanova")], clock.ago(minutes=90))
    world.join(ROOM, Person("petrov@partner.example.org/phone"))
    clock.ahead(seconds=30)
    assert [each.stay for each in (await people(client)).people] == [5430.0, 30.0]


@pytest.mark.parametrize(
    ("row", "seconds"),
    [
        ({"join_time": "2026-11-22T09:29:00Z"}, 60.0),
        ({"join_time": "2026-11-22T09:29:00Z", "duration": 5}, 60.0),
        ({"join_time": "2026-11-22T09:29:00", "duration": 5}, 5.0),
        ({"join_time": "2026-11-22T09:29:00"}, None),
        ({"join_time": "2026-11-22T09:30:00.900Z"}, 0.0),
        ({"join_time": "2026-11-22T10:30:00Z", "duration": 5}, None),
        ({"duration": "17"}, 17.0),
        ({"duration": -1}, None),
        ({"duration": 1e300}, None),
        ({}, None),
    ],
)
def test_since_when_by_what_a_row_says(row: dict[str, object], seconds: float | None) -> None:
    """A start in the future and a negative duration are wrong, so nothing is known."""
    found = People(None)
    found.add({"call_id": "ivanova", **row}, datetime(2026, 11, 22, 9, 30, tzinfo=UTC))
    assert [each.stay for each in found.all().people] == [seconds]


@pytest.mark.parametrize(
    ("row", "device"),
    [
        ({"call_id": "ivanova@vc.example.com/phone"}, ("phone",)),
        ({"call_id": "ivanova@vc.example.com/phone", "app_id": "pc"}, ("phone",)),
        ({"call_id": "ivanova", "app_id": "TrueConf for Android"}, ("TrueConf for Android",)),
        ({"call_id": "ivanova", "app_id": "0f3c9a77-5b1e-4f0d-b7a2-1c2d3e4f5a6b"}, ()),
        ({"call_id": "ivanova", "app_id": 17}, ()),
        ({"call_id": "ivanova", "app_id": "x" * 41}, ()),
        ({"call_id": "#rtsp://camera.example.com/1"}, ()),
        ({}, ()),
    ],
)
def test_which_device(row: dict[str, object], device: tuple[str, ...]) -> None:
    found = People(None)
    found.add(row)
    assert [each.device_names for each in found.all().people] == [device]


def test_several_devices_are_named_as_far_as_they_fit() -> None:
    found = People(None)
    for number in range(9):
        found.add({"call_id": f"ivanova/device{number}", "duration": number})
    [person] = found.all().people
    assert person.device_names == ("device0", "device1", "device2", "device3")
    assert (person.devices, person.stay) == (9, 8.0)


@pytest.mark.parametrize(
    ("row", "owner", "host", "numbered"),
    [
        ({"call_id": "ivanova", "flag": 1}, True, True, False),
        ({"call_id": "petrov", "is_owner": True}, True, True, False),
        ({"call_id": "petrov", "is_moderator": True}, False, True, False),
        ({"call_id": "petrov", "is_moderator": True, "role": 2}, False, True, False),
        ({"call_id": "petrov", "flag": 2}, False, True, True),
        ({"call_id": "petrov", "flag": 1}, False, False, False),
        ({"call_id": "petrov"}, False, None, False),
    ],
)
def test_how_surely_somebody_is_a_host(
    row: dict[str, object], owner: bool, host: bool | None, numbered: bool
) -> None:
    """Section 5: sources read the number differently."""
    found = People("ivanova@vc.example.com")
    found.add(row)
    [person] = found.all().people
    assert (person.is_owner, person.is_host, person.numbered) == (owner, host, numbered)


def leaving(world: World, who: str) -> Call:
    async def leave(_server: SimulatedTrueConf) -> None:
        world.leave(ROOM, who)

    return Call(leave)


async def test_who_leaves_between_two_pages_hides_nobody(
    v4: SimulatedTrueConf, connect: Connect, world: World
) -> None:
    v4.options.max_page_size = 10
    world.begin(ROOM, [Person(f"user{index}") for index in range(25)] + [Person("host", role=2)])
    v4.faults.add(Fault(r"/participants", leaving(world, "user3"), after=1))
    found = await people(connect(v4))
    assert {each.id for each in found.people} == {
        f"{name}@vc.example.com"
        for name in [*(f"user{index}" for index in range(25) if index != 3), "host"]
    }
    assert found.settled


async def test_a_list_that_never_settles_says_so(
    v4: SimulatedTrueConf, connect: Connect, world: World
) -> None:
    """Then no host among those who were read means nothing."""
    v4.options.max_page_size = 10
    world.begin(ROOM, [Person(f"user{index}") for index in range(25)])
    for index, after in enumerate((1, 4)):
        v4.faults.add(Fault(r"/participants", leaving(world, f"user{index}"), after=after))
    found = await people(connect(v4))
    assert not found.settled
    assert not found.hosts_known


async def test_a_list_that_changes_twice_still_knows_its_host(
    v4: SimulatedTrueConf, connect: Connect, world: World
) -> None:
    v4.options.max_page_size = 10
    world.begin(ROOM, [Person(f"user{index}") for index in range(25)] + [Person("host", role=2)])
    for index, after in enumerate((1, 4)):
        v4.faults.add(Fault(r"/participants", leaving(world, f"user{index}"), after=after))
    found = await people(connect(v4))
    assert not found.settled
    assert found.hosts_known
