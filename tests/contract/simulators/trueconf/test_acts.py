"""Sections 3.3, 7, 10 and 14.13: to run a conference, to stop its recording, to call somebody."""

from __future__ import annotations

from typing import Any

import pytest

from demo.trueconf import World
from tests.contract.simulators.trueconf.conftest import Caller, reason

INVITE = "/conferences/77/invite"


@pytest.fixture(autouse=True)
def room(world: World) -> None:
    """A conference that is held and recorded."""
    world.add_room("77", topic="Lecture", owner="ivanova")
    world.begin("77")
    world.recording("77")
    world.add_user("ivanova", "Ivanova")


def stop_recording(caller: Caller) -> str:
    path = "stop-record" if caller.base == "/api/v3.3" else "recordings/stop"
    return f"/conferences/77/{path}"


async def invite(caller: Caller, *people: Any, **body: Any) -> Any:
    return await caller.http.post(
        caller.base + INVITE,
        json=body or {"participants": people},
        headers={"Authorization": f"Bearer {caller.token}"},
    )


async def test_a_recording_is_stopped_and_the_conference_goes_on(either: Caller, world: World):
    """Section 7: no body."""
    assert (await either.post(stop_recording(either))).status_code == 200
    assert not world.rooms["77"].is_recording
    assert world.running("77")


async def test_each_generation_has_a_path_of_its_own(v3: Caller, v4: Caller, world: World):
    for caller, path in ((v3, "recordings/stop"), (v4, "stop-record"), (v3, "invite")):
        response = await caller.post(f"/conferences/77/{path}")
        assert (response.status_code, reason(response)) == (404, "routeNotFound")
    assert world.rooms["77"].is_recording


@pytest.mark.parametrize(("answer", "status"), [("200-empty", 200), ("204", 204)])
async def test_the_answer_may_be_empty(either: Caller, world: World, answer: Any, status: int):
    either.server.options.act_answer = answer
    world.add_room("78")
    for path in (stop_recording(either), "/conferences/78/run"):
        response = await either.post(path)
        assert (response.status_code, response.content) == (status, b"")
    assert world.running("78")


async def test_it_may_happen_later(either: Caller, world: World):
    either.server.options.act_delay = float("inf")
    assert (await either.post(stop_recording(either))).status_code == 200
    assert world.rooms["77"].is_recording


@pytest.mark.parametrize("status", ["200", "400", "404", "409"])
async def test_nothing_is_recorded_or_it_runs_already(either: Caller, world: World, status: Any):
    either.server.options.nothing_recorded = either.server.options.already_running = status
    world.recording("77", on=False)
    for path in (stop_recording(either), "/conferences/77/run"):
        assert (await either.post(path)).status_code == int(status)
    assert len(world.running("77")) == 1


@pytest.mark.parametrize("status", ["400", "404"])
async def test_it_does_not_run(v4: Caller, world: World, status: Any):
    v4.server.options.not_running = status
    world.end("77")
    for response in (await v4.post(stop_recording(v4)), await invite(v4, "ivanova")):
        assert (response.status_code, reason(response)) == (int(status), "conferenceNotRunning")
    assert world.called == []


async def test_there_is_no_such_conference(either: Caller, world: World):
    world.remove_room("77")
    for path in (stop_recording(either), "/conferences/77/run"):
        response = await either.post(path)
        assert (response.status_code, reason(response)) == (404, "conferenceNotFound")


@pytest.mark.parametrize("person", ["ivanova", "ivanova@vc.example.com", "#sip:hall@example.com"])
async def test_somebody_is_called_in(v4: Caller, world: World, person: str):
    """Section 10: ids may be short or full; what comes of it only the list of people shows."""
    assert (await invite(v4, person)).status_code == 200
    assert world.called == [("77", person)]
    assert world.session("77").people == []


@pytest.mark.parametrize("status", ["400", "404", "accepted"])
async def test_somebody_unknown_is_called(v4: Caller, world: World, status: Any):
    v4.server.options.unknown_person = status
    found = (await invite(v4, "nobody")).status_code
    assert found == (200 if status == "accepted" else int(status))
    assert len(world.called) == (status == "accepted")


@pytest.mark.parametrize(
    "body", [{"people": []}, {"participants": "ivanova"}, {"participants": [1]}]
)
async def test_a_call_for_nobody(v4: Caller, world: World, body: dict[str, Any]):
    assert (await invite(v4, **body)).status_code == 400
    assert world.called == []


async def test_a_server_may_not_know_them(either: Caller, world: World):
    options = either.server.options
    options.run_call = options.recording_calls = options.invite_call = False
    for path in (stop_recording(either), "/conferences/77/run", INVITE):
        response = await either.post(path)
        assert (response.status_code, reason(response)) == (404, "routeNotFound")


async def test_who_may_call_somebody_is_told_in_two_ways(v4: Caller, world: World):
    """Section 2.1, the conflict."""
    v4.server.applications["client"].permissions = {"conferences:write"}
    assert (await invite(v4, "ivanova")).status_code == 200
    v4.server.options.invite_permission = "conferences.invitations:write"
    assert (await invite(v4, "ivanova")).status_code == 403
    v4.server.applications["client"].permissions = {"conferences.invitations:write"}
    assert (await invite(v4, "ivanova")).status_code == 200
