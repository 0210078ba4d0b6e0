"""Who was invited and is not there, and what of that cannot be known."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from demo.trueconf import Fault, Guest, Hang, Invitation, Status
from demo.trueconf import Person as Participant
from services.conferences import AttendanceLimits
from tests.stories.participants.stage import OWNER, Stage
from tests.stories.screens.scenes import ROOM

PETROV = Invitation(id="petrov", display_name="Пётр Петров")
NOVAK = Invitation(id="novak@partner.example.org", display_name="Eva Nováková")
TANAKA = Participant("tanaka", "Yuki Tanaka")


async def test_by_name(stage: Stage) -> None:
    stage.hold([OWNER, TANAKA])
    stage.invite(
        Invitation(id="ivanova"), PETROV, NOVAK, Invitation(id="TANAKA@vc.example.com/phone")
    )
    await stage.open()
    assert stage.title == "Participants: 2 · missing: 2"
    assert stage.names["Invited and missing 2"] == ["Eva Nováková", "Пётр Петров"]


async def test_who_has_come_is_no_longer_missing(stage: Stage) -> None:
    stage.hold()
    stage.invite(PETROV)
    await stage.open()
    stage.world.join(ROOM, Participant("petrov", "Пётр Петров"))
    await stage.anna.press("Refresh")
    assert stage.title == "Participants: 2 · all invited are there"


async def test_who_has_left_is_missing_again(stage: Stage) -> None:
    stage.server.options.lists_people_who_left = True
    stage.hold([OWNER, Participant("petrov", "Пётр Петров")])
    stage.invite(PETROV)
    stage.world.leave(ROOM, "petrov")
    await stage.open()
    assert stage.names == {
        "Moderators 1": ["Anna Ivanova"],
        "Invited and missing 1": ["Пётр Петров"],
    }


async def test_nobody_was_invited(stage: Stage) -> None:
    stage.hold()
    await stage.open()
    assert stage.title == "Participants: 1 · nobody was invited"
    assert stage.notes == []


async def test_v4_says_who_is_to_moderate(v4: Stage) -> None:
    v4.hold()
    v4.invite(replace(PETROV, is_moderator=True))
    await v4.open()
    assert v4.groups["Invited and missing 1"] == ["Пётр Петров · to moderate"]


async def test_a_namesake_of_another_server_is_somebody_else(v4: Stage) -> None:
    v4.hold([OWNER, Participant("petrov@partner.example.org", "Пётр Петров")])
    v4.invite(Invitation(id="petrov@vc.example.com", display_name="Пётр Петров"))
    await v4.open()
    assert v4.names == {
        "Moderators 1": ["Anna Ivanova"],
        "Others 1": ["Пётр Петров (petrov@partner.example.org)"],
        "Invited and missing 1": ["Пётр Петров (petrov@vc.example.com)"],
    }


async def test_guests_come_under_other_names(stage: Stage) -> None:
    """That all are there or who of them is missing would be a guess."""
    stage.hold([OWNER, Guest("Eva")])
    stage.invite(Invitation(id="#guest:17", display_name="Eva"))
    await stage.open()
    assert stage.title == "Participants: 2 (guests: 1)"
    assert stage.notes == [
        "Invited as guests: 1. Guests come under new IDs, so the bot cannot tell whether they "
        "are there."
    ]


async def test_participants_without_an_id_may_be_the_missing_ones(v4: Stage) -> None:
    v4.hold()
    v4.invite(PETROV)
    body = json.dumps({"cnt": 1, "list": [{"display_name": "Somebody", "flag": 1}]})
    v4.server.faults.add(Fault("/participants", Status(200, body, "application/json"), times=None))
    await v4.open()
    assert v4.names["Others 1"] == ["Somebody"]
    assert v4.notes == ["Participants without an ID: 1. They may be among the missing."]


async def test_v4_without_the_permission(v4: Stage) -> None:
    v4.server.options.invitations_in_conference = False
    v4.server.applications["client"].permissions.remove("conferences.invitations")
    v4.hold()
    v4.invite(PETROV)
    await v4.open()
    assert v4.title == "Participants: 1"
    assert v4.names == {"Moderators 1": ["Anna Ivanova"]}
    [note] = v4.notes
    assert note.startswith("Who was invited cannot be read. The OAuth2 application lacks the")
    assert "conferences.invitations:read" in note


async def test_v4_without_the_call(v4: Stage) -> None:
    v4.server.options.invitations_in_conference = False
    v4.server.options.invitations_call = False
    v4.hold()
    await v4.open()
    assert v4.names == {"Moderators 1": ["Anna Ivanova"]}
    assert v4.notes == [
        "Who was invited cannot be read. The server does not know this call; a newer version may."
    ]


async def test_v3_that_does_not_say(v3: Stage) -> None:
    v3.server.options.invitations_in_conference = False
    v3.hold()
    await v3.open()
    assert v3.title == "Participants: 1"
    assert v3.notes == ["The server does not say who was invited."]


async def test_a_call_that_hangs_holds_up_nothing_else(v4: Stage) -> None:
    v4.bot.limits = replace(v4.bot.limits, attendance=AttendanceLimits(invited=0.1))
    await v4.bot.restart()
    v4.hold()
    v4.server.faults.add(Fault("/invitations", Hang(), times=None))
    await v4.open()
    assert v4.names == {"Moderators 1": ["Anna Ivanova"]}
    [note] = v4.notes
    assert note.startswith("Who was invited cannot be read. The server did not answer in time.")


@pytest.mark.parametrize("many", [300])
async def test_many_are_missing(stage: Stage, many: int) -> None:
    stage.hold()
    stage.invite(*(Invitation(id=f"user{n}", display_name=f"User {n:03}") for n in range(many)))
    await stage.open()
    assert stage.title == f"Participants: 1 · missing: {many}"
    await stage.type("user 299", f"1 of {many + 1} shown")
    assert stage.names == {"Invited and missing 1": ["User 299"]}
