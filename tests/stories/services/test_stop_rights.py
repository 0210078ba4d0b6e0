"""A stop by somebody who may not, or no longer: nothing is sent, and the record says why."""

from __future__ import annotations

from typing import Any

import pytest

from services.errors import NotAllowed
from services.operators import Operator
from services.roles import Role
from services.stop.audit import Outcome
from services.stop.request import read_before
from tests.stories.services.stage import ROOM, Stage

CLARA = 1003


@pytest.fixture
def clara(stage: Stage) -> Operator:
    """She has been let in as an operator."""
    stage.operators.admit(CLARA, "Clara", Role.OPERATOR, None)
    return stage.operators.ensure(CLARA)


async def test_a_viewer_is_asked_nothing(stage: Stage, clara: Operator) -> None:
    stage.hold()
    stage.operators.admit(CLARA, "Clara", Role.VIEWER, None)
    with pytest.raises(NotAllowed):
        await stage.confirm(clara)


async def test_who_became_a_viewer_presses_yes(stage: Stage, clara: Operator) -> None:
    stage.hold()
    shown = await stage.confirm(clara)
    stage.operators.admit(CLARA, "Clara", Role.VIEWER, None)
    with pytest.raises(NotAllowed):
        await stage.stop.execute(clara, shown.key)
    assert stage.server.posts == []
    assert await stage.record() == [("Clara", "not-allowed", None, None)]
    stage.operators.admit(CLARA, "Clara", Role.OPERATOR, None)  # the screen has not been used
    assert (await stage.yes(shown, clara)).outcome is Outcome.STOPPED


async def test_who_lost_the_server_presses_yes(stage: Stage, clara: Operator) -> None:
    stage.hold()
    shown = await stage.confirm(clara)
    stage.operators.admit(CLARA, "Clara", Role.OPERATOR, {stage.other.id})
    with pytest.raises(NotAllowed):
        await stage.stop.execute(clara, shown.key)
    assert stage.server.requests[-1].method != "POST"
    assert stage.server.posts == []


async def test_who_was_removed_presses_yes(stage: Stage, clara: Operator) -> None:
    stage.hold()
    shown = await stage.confirm(clara)
    stage.operators.dismiss(CLARA)
    stage.operators.admit(CLARA, "Clara", Role.OPERATOR, None)  # let in again, and known anew
    with pytest.raises(NotAllowed):
        await stage.stop.execute(clara, shown.key)  # a press of before
    assert stage.server.posts == []


@pytest.mark.parametrize("removed", [True, False], ids=["removed", "a viewer now"])
async def test_who_is_removed_while_the_server_is_read_stops_nothing(
    stage: Stage, clara: Operator, removed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.hold()
    shown = await stage.confirm(clara)

    async def and_then(*args: Any) -> Any:
        found = await read_before(*args)
        if removed:
            stage.operators.dismiss(CLARA)
        else:
            stage.operators.admit(CLARA, "Clara", Role.VIEWER, None)
        return found

    monkeypatch.setattr("services.stop.stop.read_before", and_then)
    entry = await stage.yes(shown, clara)
    assert entry.outcome is Outcome.NOT_ALLOWED
    assert stage.server.posts == []
    assert await stage.record() == [("Clara", "not-allowed", 1, None)]


async def test_a_right_that_is_lost_after_the_request_changes_nothing(
    stage: Stage, clara: Operator
) -> None:
    stage.hold()
    entry = await stage.yes(await stage.confirm(clara), clara)
    assert entry.outcome is Outcome.STOPPED
    assert stage.server.stops == [ROOM]
    stage.operators.admit(CLARA, "Clara", Role.VIEWER, None)
    assert await stage.stop.entry(clara, entry.id) == entry  # of their own, to be read
    with pytest.raises(NotAllowed):
        await stage.stop.check_again(clara, entry.id)
    stage.operators.dismiss(CLARA)
    with pytest.raises(NotAllowed):
        await stage.stop.entry(clara, entry.id)
