"""Sections 3.2 and 10: who was invited into a conference."""

from __future__ import annotations

import pytest

from demo.trueconf import Invitation, World
from tests.contract.simulators.trueconf.conftest import Caller, reason

PATH = "/conferences/77/invitations"


@pytest.fixture(autouse=True)
def room(world: World) -> None:
    world.add_room("77", topic="Lecture", owner="ivanova").invitations = [
        Invitation(id="ivanova", display_name="Ivanova", is_moderator=True),
        Invitation(id="#sip:hall@example.com"),
    ]


async def test_v4_has_a_list_of_them(v4: Caller):
    """Section 10: no paging; of a conference that is not held, too."""
    assert await v4.read(PATH) == {
        "invitations": [
            {"id": "ivanova", "display_name": "Ivanova", "is_moderator": True},
            {"id": "#sip:hall@example.com", "display_name": None, "is_moderator": False},
        ]
    }


async def test_v3_has_them_in_the_conference_alone(v3: Caller):
    """Sections 3.1 and 13."""
    assert (await v3.read("/conferences/77"))["conference"]["invitations"] == [
        {"id": "ivanova", "display_name": "Ivanova"},
        {"id": "#sip:hall@example.com", "display_name": None},
    ]
    assert (await v3.get(PATH)).status_code == 404


async def test_v4_rows_of_a_list_have_none(v4: Caller):
    """Section 3.1: rows are short."""
    assert "invitations" in (await v4.read("/conferences/77"))["conference"]
    assert "invitations" not in (await v4.read("/conferences"))["conferences"][0]


async def test_they_may_be_left_out(either: Caller):
    either.server.options.invitations_in_conference = False
    assert "invitations" not in (await either.read("/conferences/77"))["conference"]


async def test_a_server_without_the_call(v4: Caller):
    v4.server.options.invitations_call = False
    answer = await v4.get(PATH)
    assert (answer.status_code, reason(answer)) == (404, "routeNotFound")


async def test_a_permission_of_its_own(v4: Caller):
    """Section 2.1."""
    v4.server.applications["client"].permissions = {"conferences", "conferences.participants"}
    assert (await v4.get(PATH)).status_code == 403
    v4.server.applications["client"].permissions = {"conferences.invitations:read"}
    assert (await v4.get(PATH)).status_code == 200


async def test_of_no_conference(v4: Caller):
    answer = await v4.get("/conferences/78/invitations")
    assert (answer.status_code, reason(answer)) == (404, "conferenceNotFound")
