"""One session looked into: what is read of it, and what is said where it cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from demo.trueconf import Fault, Guest
from demo.trueconf import Person as Participant
from demo.trueconf import Status as Answer
from services.conferences.listing import Obstacle
from services.forgotten.rules import Doubt, Finding, Rule, examine
from tests.stories.services.stage import HOST, Stage


@pytest.mark.parametrize(
    ("people", "reason"),
    [
        ([], Rule.EMPTY),
        ([HOST], Rule.LONE_HOST),
        ([Guest(), Guest()], Rule.NO_HOST),
        ([HOST, Guest()], None),
    ],
)
async def test_by_who_is_in_it(
    stage: Stage, people: Sequence[Participant], reason: Rule | None
) -> None:
    stage.hold(people)
    session = (await stage.card()).session
    finding = await examine(stage.main, session, Obstacle.TWO_SESSIONS)
    expected = reason and Finding(session, reason, len(people), Obstacle.TWO_SESSIONS)
    assert finding == expected


async def test_a_host_on_two_devices_is_alone(stage: Stage) -> None:
    stage.hold([Participant(f"ivanova/{device}", role=2) for device in ("pc", "phone")])
    session = (await stage.card()).session
    assert await examine(stage.main, session, None) == Finding(session, Rule.LONE_HOST, 1, None)


async def test_what_cannot_be_read_is_not_judged(stage: Stage) -> None:
    stage.hold()
    session = (await stage.card()).session
    stage.server.faults.add(Fault("/participants$", Answer(500), times=None))
    found = await examine(stage.main, session, None)
    assert found == Finding(session, Doubt.PARTICIPANTS, None, None)


async def test_an_unknown_age_is_not_judged_and_nobody_is_asked(stage: Stage) -> None:
    stage.hold()
    session = replace((await stage.card()).session, age=None)
    asked = len(stage.server.requests)
    for obstacle in (None, Obstacle.NO_ID):
        found = await examine(stage.main, session, obstacle)
        assert found == Finding(session, Doubt.AGE, None, obstacle)
    assert len(stage.server.requests) == asked
