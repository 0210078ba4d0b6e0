"""Section 4: the call log of v3, sessions that run included."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest

from demo.trueconf import Guest, Person, Session, World
from tests.contract.simulators.trueconf.conftest import NOON, Caller, Clock, reason


@pytest.fixture
def session(world: World) -> Session:
    world.add_room("4406127733", topic="Stand-up", owner="ivanova")
    people = [Person("ivanova", "Ivanova", role=2), Guest("Visitor")]
    return world.begin("4406127733", people, NOON - timedelta(minutes=90))


async def test_row_of_a_running_session(v3: Caller, session: Session):
    """Section 4, fields; end_time null is what says that it runs."""
    answer = await v3.read("/logs/calls")
    assert answer == {
        "cnt": 1,
        "list": [
            {
                "conference_id": "00000001@vc.example.com#vcs",
                "named_conf_id": "4406127733",
                "topic": "Stand-up",
                "owner": "ivanova@vc.example.com",
                "class": 10,
                "type": 5,
                "subtype": 0,
                "participant_count": 2,
                "duration": 5400,
                "start_time": {
                    "date": "2026-11-22 13:30:00.000000",
                    "timezone_type": 3,
                    "timezone": "Europe/Moscow",
                },
                "end_time": None,
            }
        ],
    }


async def test_duration_grows_while_it_runs_and_then_stays(
    v3: Caller, world: World, clock: Clock, session: Session
):
    """Section 4: seconds."""
    clock.pass_by(seconds=60)
    world.end(session.id)
    clock.pass_by(seconds=60)
    [row] = (await v3.read("/logs/calls", timezone=0))["list"]
    assert row["duration"] == 5460
    assert row["end_time"]["date"] == "2026-11-22 12:01:00.000000"


@pytest.mark.parametrize(
    ("minutes", "date", "zone"),
    [
        (0, "2026-11-22 10:30:00.000000", {"timezone_type": 3, "timezone": "UTC"}),
        (180, "2026-11-22 13:30:00.000000", {"timezone_type": 1, "timezone": "+03:00"}),
    ],
)
async def test_timezone_in_minutes(
    v3: Caller, session: Session, minutes: int, date: str, zone: dict[str, Any]
):
    """Section 4, `timezone`."""
    [row] = (await v3.read("/logs/calls", timezone=minutes))["list"]
    assert row["start_time"] == {"date": date} | zone


async def test_running_rows_come_first_in_a_descending_sort(v3: Caller, world: World):
    """Section 4, running calls: nulls first; then the newest end."""
    world.finished(3)
    world.add_room("77")
    running = world.begin("77", started=NOON - timedelta(days=9))
    rows = (await v3.read("/logs/calls", sort_field="end_time", sort_order=1))["list"]
    assert rows[0]["conference_id"] == running.id
    ends = [row["end_time"]["date"] for row in rows[1:]]
    assert ends == sorted(ends, reverse=True)
    rows = (await v3.read("/logs/calls", sort_field="end_time", sort_order=0))["list"]
    assert rows[-1]["conference_id"] == running.id


async def test_pages(v3: Caller, world: World):
    """Section 4: page_id from 1, 1 by default; cnt counts all; no next-page field."""
    world.finished(5)
    first = await v3.read("/logs/calls", page_size=2)
    assert first == await v3.read("/logs/calls", page_size=2, page_id=1)
    last = await v3.read("/logs/calls", page_size=2, page_id=3)
    assert (first["cnt"], len(first["list"]), len(last["list"])) == (5, 2, 1)
    assert first.keys() == {"cnt", "list"}


async def test_page_size_is_1000_at_most(v3: Caller, world: World):
    """Section 4: maximum 1000 in the log family."""
    world.finished(1001)
    assert len((await v3.read("/logs/calls", page_size=5000))["list"]) == 1000


async def test_rows_of_one_conference(v3: Caller, world: World, session: Session):
    """Section 4, `named_conf_id`."""
    world.finished(3)
    rows = (await v3.read("/logs/calls", named_conf_id="4406127733"))["list"]
    assert [row["conference_id"] for row in rows] == [session.id]


async def test_person_to_person_calls(v3: Caller, world: World):
    """Section 4: class up to 1; named_conf_id and topic may be null."""
    world.point_to_point("ivanova", "petrov")
    [row] = (await v3.read("/logs/calls"))["list"]
    assert row["class"] <= 1
    assert (row["named_conf_id"], row["topic"], row["participant_count"]) == (None, None, 2)


async def test_group_call_without_conference_id(v3: Caller, world: World):
    """Section 4: named_conf_id may be null for a group conference as well."""
    world.adhoc(None, topic="On the spot", owner="petrov")
    [row] = (await v3.read("/logs/calls"))["list"]
    assert (row["class"], row["named_conf_id"], row["end_time"]) == (10, None, None)


async def test_ghost_of_a_crash(v3: Caller, world: World):
    """Section 4: a row without an end although the conference itself is stopped."""
    world.add_room("77")
    world.ghost("77")
    [row] = (await v3.read("/logs/calls"))["list"]
    assert row["end_time"] is None
    assert (await v3.read("/conferences/77"))["conference"]["state"] == "stopped"


async def test_restart_makes_a_new_row_of_the_same_conference(v3: Caller, world: World, session):
    """Section 4: conference_id is the session's, named_conf_id the conference's."""
    again = world.restart("4406127733")
    old, new = (await v3.read("/logs/calls"))["list"]
    assert old["named_conf_id"] == new["named_conf_id"] == "4406127733"
    assert (old["conference_id"], new["conference_id"]) == (session.id, again.id)
    assert (old["end_time"] is None, new["end_time"] is None) == (False, True)
    assert new["participant_count"] == 2


async def test_one_session(v3: Caller, session: Session):
    """Section 4: a bare object, 404 otherwise."""
    row = await v3.read(f"/logs/calls/{quote(session.id, safe='')}")
    assert row["conference_id"] == session.id
    response = await v3.get("/logs/calls/none")
    assert (response.status_code, reason(response)) == (404, "conferenceNotFound")


async def test_log_of_participants_keeps_who_left(v3: Caller, world: World, clock: Clock, session):
    """Section 4: leave_time is null while present; there is no role here."""
    clock.pass_by(seconds=30)
    world.leave("4406127733", "ivanova")
    path = f"/logs/calls/{quote(session.id, safe='')}/participants"
    answer = await v3.read(path, timezone=0)
    assert answer["cnt"] == 2
    gone, present = answer["list"]
    assert gone["call_id"] == "ivanova@vc.example.com"
    assert gone["leave_time"]["date"] == "2026-11-22 12:00:30.000000"
    assert gone["duration"] == 5430
    assert present["leave_time"] is None
    assert "role" not in gone
