"""Weeks of the rule: the dry run says what the same week really stops, and nothing is ever stopped
that may not be. These are the walks of the rule, as its hours do not fit the clock of tests/walks.
"""

from __future__ import annotations

from datetime import datetime
from random import Random

import pytest

from services.policy.cases import CaseState
from services.policy.state import CaseDecided
from services.policy.terms import Mode
from services.protection.protections import Kind
from services.trueconf import Generation
from tests.stories.policy.stage import Stage
from tests.stories.policy.watcher import Watcher
from tests.stories.policy.week import STEP, Town, week

SECONDS = STEP.total_seconds()


async def stopped(stage: Stage) -> list[tuple[str | None, datetime | None]]:
    """Which conferences, and when."""
    cases = [case for case in await stage.cases() if case.state is CaseState.STOPPED]
    return [(case.ref.conference_id, case.decided_at) for case in cases]


@pytest.mark.parametrize(("generation", "seed"), [("v3.3", 1), ("v4", 2), ("v3.3", 3)])
async def test_the_dry_run_says_what_the_same_week_really_stops(
    stage: Stage, twin: Stage, seed: int
) -> None:
    for each, mode in ((stage, Mode.DRY), (twin, Mode.ON)):
        await each.set(mode, interval=SECONDS, at_once=10, per_day=50, from_hour=20, to_hour=7)
        async for _ in Town(each, week(seed)).live():
            pass
    foretold, happened = await stopped(stage), await stopped(twin)
    assert foretold == happened
    assert len(happened) > 3
    assert stage.server.stops == []
    assert twin.server.stops == [room for room, _ in happened]
    report = await stage.policy.report(stage.clara, stage.main)
    assert report
    assert [case.ref.conference_id for case in report.cases] == twin.server.stops


@pytest.mark.parametrize(
    ("generation", "seed"), [("v3.3", 11), ("v4", 12), ("v3.3", 13), ("v4", 14)]
)
async def test_nothing_is_stopped_that_may_not_be(
    stage: Stage, generation: Generation, seed: int
) -> None:
    """People keep, postpone, protect, switch off and on; the program ends and begins anew."""
    random = Random(seed)  # noqa: S311 - play, not secrecy
    watcher = Watcher(stage)
    terms = {"interval": SECONDS, "at_once": 5, "per_day": 10, "from_hour": 20, "to_hour": 7}
    await stage.set(Mode.ON, **terms)
    async for _ in Town(stage, week(seed)).live():
        await watcher.check()
        if not watcher.on and random.random() < 0.2:
            await stage.set(Mode.ON)
            watcher.on = True
        if stage.policy.paused(stage.main) and random.random() < 0.3:
            await stage.policy.resume(stage.anna, stage.main)
        for case in await stage.policy.open_cases(stage.boris, stage.main):
            room = str(case.ref.conference_id)
            try:
                match random.randint(0, 20):
                    case 0:
                        await stage.policy.keep(stage.boris, case.id)
                        watcher.kept.add(room)
                    case 1:
                        await stage.policy.postpone(stage.boris, case.id)
                    case 2:
                        protect = stage.protections.protect
                        kind = Kind.CONFERENCE
                        await protect(stage.anna, stage.main, kind, room, label=room)
                        watcher.protected.add(room)
                    case 3:
                        await stage.policy.switch(stage.anna, stage.main, Mode.OFF)
                        watcher.on = False
                    case 4:
                        await stage.begin()
            except CaseDecided:
                pass
    assert stage.server.stops, "a week in which nothing is tried"
    assert watcher.kept | watcher.protected
