"""The way to a rule that is on: off, a dry run of a day whose report an owner has read."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from services.alerts.kinds import Kind
from services.errors import ConferenceEnded, NotAllowed
from services.policy.cases import CaseState
from services.policy.courses import Missing
from services.policy.state import NotYet
from services.policy.terms import Mode
from tests.stories.policy.stage import ROOM, Stage

DAY = 24 * 60


async def test_it_is_off(stage: Stage) -> None:
    stage.forget()
    state = stage.policy.state(stage.clara, stage.main)
    assert (state.mode, state.missing) == (Mode.OFF, Missing.DRY_RUN)
    assert not state.terms.wanted(stage.main)


async def test_the_long_way(stage: Stage) -> None:
    policy, main = stage.policy, stage.main
    stage.forget()
    with pytest.raises(NotYet) as off:
        await policy.switch(stage.anna, main, Mode.ON)
    assert off.value.missing is Missing.DRY_RUN
    with pytest.raises(NotAllowed):
        await policy.switch(stage.boris, main, Mode.DRY)

    await policy.switch(stage.anna, main, Mode.DRY)
    await stage.observe()
    await stage.pass_(12 * 60)
    assert stage.server.stops == []
    (report,) = await stage.told(Kind.RULE_REPORT)
    assert (report["server"], report["count"]) == ("Main", 1)
    assert await stage.told(Kind.RULE_REPORT, chat=1002) == []
    await policy.read_report(stage.anna, main)
    with pytest.raises(NotYet) as early:
        await policy.switch(stage.anna, main, Mode.ON)
    assert early.value.missing is Missing.DAY

    await stage.pass_(12 * 60)
    with pytest.raises(NotYet) as unread:
        await policy.switch(stage.anna, main, Mode.ON)
    assert unread.value.missing is Missing.READING
    with pytest.raises(NotAllowed):
        await policy.read_report(stage.boris, main)
    read = await policy.read_report(stage.anna, main)
    assert read
    assert [case.ref.conference_id for case in read.cases] == [ROOM]

    await policy.switch(stage.anna, main, Mode.ON)
    state = policy.state(stage.clara, main)
    assert (state.mode, state.missing, state.terms.changed_by) == (Mode.ON, None, "Anna")
    assert await policy.report(stage.clara, main) is None
    acts = await stage.rows("SELECT name, act FROM acts ORDER BY id")
    assert acts == [("Anna", "rule-dry"), ("Anna", "rule-on")]

    # What the dry run would have stopped is stopped now.
    await stage.observe()
    await stage.pass_(30)
    assert stage.server.stops == [ROOM]


async def test_nobody_hears_of_what_a_dry_run_would_do(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.DRY)
    await stage.observe()
    case = await stage.case()
    assert case.dry
    assert await stage.policy.open_cases(stage.anna, stage.main) == []
    with pytest.raises(ConferenceEnded):
        await stage.policy.keep(stage.anna, case.id)
    await stage.pass_(30)
    assert await stage.states() == [CaseState.STOPPED]
    assert await stage.rows("SELECT kind FROM alerts") == []
    assert await stage.record() == []
    assert set(stage.policy.decided(stage.main).values()) == {0}
    await stage.pass_(120)
    assert len(await stage.cases()) == 1


async def test_it_is_reported_each_morning_of_its_zone(stage: Stage) -> None:
    stage.forget()
    await stage.policy.choose(stage.anna, stage.main, zone="Asia/Tokyo", from_hour=7, to_hour=9)
    await stage.policy.switch(stage.anna, stage.main, Mode.DRY)
    began = stage.clock()
    await stage.pass_(3 * DAY)
    reports = await stage.told(Kind.RULE_REPORT)
    assert [report["count"] for report in reports] == [1, 0, 0]
    assert reports[0]["since"] == began.isoformat()
    (first, *_) = await stage.rows(
        "SELECT created_at FROM alerts WHERE kind = 'rule-report' ORDER BY id"
    )
    assert first[0].startswith("2026-11-29 00:0"), "9 o'clock in Tokyo"


async def test_the_brake_holds_in_a_dry_run(stage: Stage) -> None:
    for number in range(4):
        stage.forget(f"44061277{number:02}")
    await stage.set(Mode.DRY)
    await stage.observe()
    await stage.pass_(60)
    assert await stage.cases() == []
    assert stage.policy.paused(stage.main)


@pytest.mark.parametrize(
    ("changed", "mode"),
    [
        ({"threshold": 2}, Mode.DRY),
        ({"threshold": 8}, Mode.ON),
        ({"no_host": True}, Mode.DRY),
        ({"lone_host": False}, Mode.ON),
        ({"recorded": True}, Mode.DRY),
        ({"zone": "Asia/Tokyo"}, Mode.DRY),
        ({"to_hour": 7}, Mode.DRY),
        ({"warning": 15}, Mode.ON),
        ({"at_once": 5}, Mode.ON),
        ({"per_day": 50}, Mode.ON),
    ],
)
async def test_a_rule_that_may_stop_more_is_tried_out_again(
    stage: Stage, changed: dict[str, Any], mode: Mode
) -> None:
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    with pytest.raises(NotAllowed):
        await stage.policy.choose(stage.boris, stage.main, **changed)
    await stage.policy.choose(stage.anna, stage.main, **changed)
    state = stage.policy.state(stage.anna, stage.main)
    assert state.mode is mode
    for name, value in changed.items():
        assert getattr(state.terms, name) == value
    off = mode is Mode.DRY
    assert await stage.states() == [CaseState.OFF if off else CaseState.WAITING]
    if off:
        assert state.course.dry_since == stage.clock()
        assert state.missing is Missing.DAY


@pytest.mark.parametrize(
    "wrong",
    [
        {"threshold": 1},
        {"warning": 0},
        {"at_once": 100},
        {"zone": "Moon/Sea"},
        {"from_hour": 24},
        {"empty": False, "lone_host": False},
    ],
)
async def test_what_is_not_offered(stage: Stage, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong)) if len(wrong) == 1 else "reasons"):
        await stage.policy.choose(stage.anna, stage.main, **wrong)
    assert stage.policy.state(stage.anna, stage.main).mode is Mode.OFF


async def test_it_outlives_a_restart(stage: Stage) -> None:
    await stage.policy.choose(stage.anna, stage.main, threshold=8, no_host=True)
    await stage.policy.switch(stage.anna, stage.main, Mode.DRY)
    stage.clock.now += timedelta(hours=30)
    await stage.policy.read_report(stage.anna, stage.main)
    before = stage.policy.state(stage.anna, stage.main)
    await stage.begin()
    assert stage.policy.state(stage.anna, stage.main) == before
    assert before.missing is None


async def test_switched_off_nothing_is_stopped(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    await stage.policy.switch(stage.anna, stage.main, Mode.OFF)
    assert await stage.states() == [CaseState.OFF]
    (decided,) = await stage.told(Kind.RULE_DECIDED)
    assert decided["state"] == "off"
    assert stage.policy.state(stage.anna, stage.main).missing is Missing.DRY_RUN


async def test_what_was_decided_long_ago_is_forgotten(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.DRY)
    await stage.observe()
    await stage.pass_(30)
    stage.clock.now += timedelta(days=399)
    await stage.policy.sweep()
    assert len(await stage.cases()) == 1
    stage.clock.now += timedelta(days=2)
    await stage.policy.sweep()
    assert await stage.cases() == []


async def test_reading_the_report_does_not_end_a_pause(stage: Stage) -> None:
    """Both are written at the same moment."""
    for number in range(4):
        stage.forget(f"44061277{number:02}")
    await stage.set(Mode.DRY)
    await stage.look()
    stage.clock.now += timedelta(minutes=5)
    looking = stage.supervisor.spawn("look", stage.look())
    while not looking.done():
        await stage.policy.read_report(stage.anna, stage.main)
    assert stage.policy.paused(stage.main)
    assert stage.policy.state(stage.anna, stage.main).course.read_by == "Anna"
