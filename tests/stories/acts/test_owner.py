"""The owner is called into a conference that people are in and nobody leads; by v4 only."""

from __future__ import annotations

import json

import pytest

from demo.trueconf import Guest
from demo.trueconf import Person as Participant
from services.acts import ActOutcome
from tests.stories.acts.stage import CALL_OWNER, HOST, ROOM, Stage

PEER = Participant("petrov", "Petrov")
MODERATOR = Participant("petrov", "Petrov", 2)


@pytest.mark.parametrize(
    ("people", "offered"),
    [
        ([Guest()], True),
        ([Guest(), PEER], True),
        ([HOST], False),
        ([Participant("ivanova", "Anna Ivanova")], False),  # the owner, whatever the role
        ([MODERATOR, Guest()], False),
    ],
)
async def test_where_it_is_offered(
    v4_stage: Stage, people: list[Participant], offered: bool
) -> None:
    v4_stage.hold(*people)

    await v4_stage.to_card(v4_stage.anna)

    assert v4_stage.offers(v4_stage.anna, CALL_OWNER) is offered


async def test_not_where_nobody_is_in_it(v4_stage: Stage) -> None:
    session = v4_stage.hold()
    for stay in session.people:
        v4_stage.world.leave(ROOM, stay.id)

    await v4_stage.to_card(v4_stage.anna)

    assert not v4_stage.offers(v4_stage.anna, CALL_OWNER)


async def test_not_where_no_host_can_be_told(v4_stage: Stage) -> None:
    v4_stage.hold()
    v4_stage.server.options.participant_fields = "none"

    await v4_stage.to_card(v4_stage.anna)

    assert not v4_stage.offers(v4_stage.anna, CALL_OWNER)


async def test_v3_has_no_such_key(v3_stage: Stage) -> None:
    v3_stage.hold()

    await v3_stage.to_card(v3_stage.anna)

    assert not v3_stage.offers(v3_stage.anna, CALL_OWNER)


async def test_it_names_the_owner(v4_stage: Stage) -> None:
    v4_stage.hold()

    await v4_stage.act(v4_stage.anna, CALL_OWNER, "has accepted the call to ivanova")

    assert json.loads(v4_stage.server.posts[-1].body) == {"participants": ["ivanova"]}


async def test_who_has_gone_may_be_called_again(v4_stage: Stage) -> None:
    """Each press is a call of its own, and a press delivered twice is one."""
    v4_stage.hold()
    await v4_stage.to_card(v4_stage.anna)
    press = await v4_stage.anna.press("Call the owner", deliver_twice=True)
    v4_stage.bot.telegram.resend(press.update_id)
    await v4_stage.anna.press("◀ Back")
    assert v4_stage.sent == ["/invite"]

    await v4_stage.anna.press("Call the owner")

    await v4_stage.anna.sees("has accepted the call")
    assert v4_stage.sent == ["/invite", "/invite"]


async def test_an_owner_whom_the_server_does_not_know(v4_stage: Stage) -> None:
    v4_stage.hold()
    v4_stage.world.users.clear()

    await v4_stage.act(v4_stage.anna, CALL_OWNER, "HTTP 404")

    v4_stage.recorded(CALL_OWNER, ActOutcome.NOT_CONFIRMED, detail="HTTP 404")
    assert v4_stage.world.called == []


async def test_a_host_has_come_since_the_card_was_shown(v4_stage: Stage) -> None:
    v4_stage.hold()
    await v4_stage.to_card(v4_stage.anna)
    v4_stage.world.join(ROOM, HOST)

    await v4_stage.anna.press("Call the owner")

    await v4_stage.anna.sees("Moderators present: Anna Ivanova")
    assert not v4_stage.offers(v4_stage.anna, CALL_OWNER)
    assert v4_stage.sent == []
