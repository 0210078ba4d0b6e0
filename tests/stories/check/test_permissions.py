"""Every call of the client is named by a check, with what the bot cannot do without it."""

from __future__ import annotations

import json
from typing import get_args

import pytest

from bot.check.permissions import OPTIONAL, PERMISSIONS, STOPS
from bot.check.report import State
from demo.trueconf import ALL_PERMISSIONS
from services.trueconf import Generation, v3, v4
from services.trueconf.http.messages import Operation
from tests.process.process import Process
from tests.stories.check.scenes import Scene, lines

BAD = (State.WARNING, State.FAULT)
CALLS = {"v3.3": v3, "v4": v4}


@pytest.mark.parametrize("generation", get_args(Generation))
def test_each_call_has_its_permission_named(generation: Generation) -> None:
    calls = [each for each in vars(CALLS[generation]).values() if isinstance(each, Operation)]
    acts = {each.permission for each in calls if not each.repeatable}
    needed = {each.permission for each in calls} - {None}
    judged = [STOPS[generation], *OPTIONAL[generation]]
    named = {each.operation.permission for each in (*PERMISSIONS[generation], *judged)}
    assert needed == named
    # What acts is never tried.
    assert acts - {None} <= {each.operation.permission for each in judged}
    assert all(each.operation.repeatable for each in PERMISSIONS[generation])


async def test_who_may_not_stop_is_told_that_nothing_starts_again_either(scene: Scene) -> None:
    for server in (scene.main, scene.branch):
        server.applications["client"].permissions = {
            *(each if ":" in each else f"{each}:read" for each in ALL_PERMISSIONS),
            "conferences.records:write",
            "conferences.invitations:write",
        }

    report = await scene.check()

    faults = [line for line in lines(report, *BAD).values() if "start it again" in line.found]
    assert [line.name for line in faults] == [
        "permission conferences",
        "permission conferences:write",
    ]


async def test_a_program_that_waits_for_all_to_be_well_is_not_held_up(scene: Scene) -> None:
    """By a permission that somebody has left out on purpose."""
    scene.main.applications["client"].permissions = {
        *ALL_PERMISSIONS - {"conferences.records"},
        "conferences.records:read",
    }
    await scene.bot.begin()
    people, program = Process(scene.bot, "check"), Process(scene.bot, "check", "--json")
    for process in (people, program):
        scene.opened.push_async_callback(process.close)
        await process.launch()
    async with scene.opened:
        assert await people.ended() == 0, people.output + people.log
        assert people.output.rstrip().endswith("All is well, 1 optional.")
        assert await program.ended() == 0, program.output + program.log
        states = {line["state"] for line in json.loads(program.output)["lines"]}
        assert "optional" in states
