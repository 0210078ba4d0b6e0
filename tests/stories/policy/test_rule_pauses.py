"""When the rule stops nothing and asks an owner; and what the server's failures do."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from demo.trueconf import Call, Drop, Fault, SimulatedTrueConf, Status
from services.alerts.kinds import Kind
from services.errors import NotAllowed
from services.operators import Operator
from services.policy.cases import CaseState
from services.policy.courses import PauseReason
from services.policy.terms import Mode
from services.roles import Right
from tests.stories.policy.stage import HOST, ROOM, Stage


def rooms(number: int) -> list[str]:
    return [f"44061277{each:02}" for each in range(number)]


async def test_more_than_it_may_at_once(stage: Stage) -> None:
    for room in rooms(4):
        stage.forget(room)
    await stage.set(Mode.ON)
    await stage.observe()
    await stage.pass_(90)
    assert stage.server.stops == []
    assert await stage.cases() == []
    (paused,) = await stage.told(Kind.RULE_PAUSED)
    assert (paused["reason"], paused["count"]) == ("at-once", 4)
    assert await stage.told(Kind.RULE_PAUSED, chat=1002) == [], "only owners are asked"
    assert stage.policy.paused(stage.main)
    acts = await stage.rows("SELECT operator_id, name, act, detail FROM acts")
    assert acts == [(0, "rule", "rule-paused", "at-once")]


async def test_one_more_while_others_wait(stage: Stage) -> None:
    """What waits is not stopped either, and everybody hears why."""
    for room in rooms(3):
        stage.forget(room)
    await stage.set(Mode.ON)
    await stage.observe()
    assert await stage.states() == [CaseState.WAITING] * 3
    stage.forget()
    await stage.pass_(60)
    assert await stage.states() == [CaseState.BRAKE] * 3
    assert stage.server.stops == []
    assert [each["state"] for each in await stage.told(Kind.RULE_DECIDED)] == ["brake"] * 3


async def test_an_owner_lets_it_go_on(stage: Stage) -> None:
    for room in rooms(4):
        stage.forget(room)
    await stage.set(Mode.ON)
    await stage.observe()
    stage.world.end(rooms(1)[0])
    with pytest.raises(NotAllowed):
        await stage.policy.resume(stage.boris, stage.main)
    await stage.policy.resume(stage.anna, stage.main)
    state = stage.policy.state(stage.clara, stage.main)
    assert not state.paused
    assert state.course.resumed_by == "Anna"
    await stage.look()
    assert await stage.cases() == [], "it observes first"
    await stage.pass_(35)
    assert len(stage.server.stops) == 3


async def test_as_many_as_it_may_in_a_day(stage: Stage) -> None:
    await stage.set(Mode.ON, per_day=2, to_hour=22)
    await stage.observe()
    for number, room in enumerate(rooms(3)):
        stage.forget(room)
        await stage.pass_(35)
        assert len(stage.server.stops) == min(number + 1, 2)
    (paused,) = await stage.told(Kind.RULE_PAUSED)
    assert (paused["reason"], paused["count"]) == ("per-day", 2)

    # An owner lets it go on: it counts from then.
    await stage.policy.resume(stage.anna, stage.main)
    await stage.look()
    await stage.pass_(45)
    assert len(stage.server.stops) == 3


async def test_a_new_day_begins_at_midnight_of_its_zone(stage: Stage) -> None:
    await stage.set(Mode.ON, per_day=1, zone="Asia/Tokyo", from_hour=0, to_hour=0)
    stage.clock.now += timedelta(hours=16)  # 23:00 in Tokyo
    await stage.observe()
    stage.forget(rooms(1)[0])
    await stage.pass_(35)
    stage.forget(rooms(2)[1])
    await stage.pass_(40)
    assert len(stage.server.stops) == 2


async def test_two_sessions_of_a_room(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    stage.world.begin_second(ROOM, [HOST])
    await stage.pass_(60)
    assert stage.server.stops == []
    assert await stage.states() == [CaseState.BRAKE]
    (paused,) = await stage.told(Kind.RULE_PAUSED)
    assert paused["reason"] == "contradiction"


async def test_two_sessions_right_before_the_request(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    await stage.pass_(25)
    confirm = stage.stop.confirm

    async def too_late(*arguments: object, **others: object) -> object:
        shown = await confirm(*arguments, **others)  # type: ignore[arg-type]
        stage.world.begin_second(ROOM, [HOST])
        return shown

    stage.stop.confirm = too_late  # type: ignore[method-assign, assignment]
    await stage.pass_(5)
    assert stage.server.stops == []
    assert await stage.states() == [CaseState.DOUBT]
    assert stage.policy.paused(stage.main)


async def test_a_search_that_fails_in_part_once(stage: Stage) -> None:
    """That look decides nothing; the next one does."""
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    await stage.pass_(25)
    stage.server.faults.add(Fault("/participants", Status(500), times=1))
    await stage.pass_(5)
    assert await stage.states() == [CaseState.WAITING]
    await stage.pass_(5)
    assert await stage.states() == [CaseState.STOPPED]


async def test_a_search_that_fails_in_part_twice(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    stage.server.faults.add(Fault("/participants", Status(500), times=None))
    await stage.pass_(10)
    assert await stage.states() == [CaseState.BRAKE]
    (paused,) = await stage.told(Kind.RULE_PAUSED)
    assert paused["reason"] == "partial"


@pytest.mark.parametrize("fault", [Status(500), Status(403), Drop()])
async def test_no_failure_stops_anything(stage: Stage, fault: Status | Drop) -> None:
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    stage.server.faults.add(Fault(".", fault, times=None))
    await stage.pass_(45)
    assert stage.server.stops == []
    assert await stage.states() == [CaseState.UNREACHABLE]
    (changed,) = await stage.told(Kind.RULE_CHANGED)
    assert changed["state"] == "unreachable"

    # It answers again within the hour: it is still forgotten.
    stage.server.faults.clear()
    await stage.pass_(5)
    assert await stage.states() == [CaseState.STOPPED]


async def test_the_server_fails_right_before_the_request(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    await stage.pass_(25)
    confirm = stage.stop.confirm

    async def too_late(*arguments: object, **others: object) -> object:
        shown = await confirm(*arguments, **others)  # type: ignore[arg-type]
        stage.server.faults.add(Fault(".", Status(503), times=None))
        return shown

    stage.stop.confirm = too_late  # type: ignore[method-assign, assignment]
    await stage.pass_(5)
    assert await stage.states() == [CaseState.UNREACHABLE]
    stage.stop.confirm = confirm  # type: ignore[method-assign]
    stage.server.faults.clear()
    await stage.pass_(5)
    assert await stage.states() == [CaseState.STOPPED]


@pytest.mark.parametrize("status", [403, 500])
async def test_the_server_refuses_the_request(stage: Stage, status: int) -> None:
    """It is asked once, and then an owner is."""
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    asked = stage.server.faults.add(Fault("/stop$", Status(status), method="POST", times=None))
    await stage.pass_(90)
    assert stage.runs()
    assert await stage.states() == [CaseState.REFUSED]
    (paused,) = await stage.told(Kind.RULE_PAUSED)
    assert paused["reason"] == "unsure"
    posts = [seen for seen in stage.server.requests if asked.matches(seen.method, seen.path)]
    assert len(posts) == 1


async def test_switched_off_in_the_last_moment(stage: Stage) -> None:
    """Between the last read and the request."""
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    await stage.pass_(25)

    async def off(_: SimulatedTrueConf) -> None:
        await stage.policy.switch(stage.anna, stage.main, Mode.OFF)

    confirm = stage.stop.confirm

    async def then(*arguments: object, **others: object) -> object:
        shown = await confirm(*arguments, **others)  # type: ignore[arg-type]
        stage.server.faults.add(Fault("/participants", Call(off, before=False)))
        return shown

    stage.stop.confirm = then  # type: ignore[method-assign, assignment]
    await stage.pass_(5)
    assert stage.server.stops == []
    assert await stage.states() == [CaseState.OFF]
    assert await stage.record() == [("rule", "not-allowed")]


async def test_kept_in_the_last_moment(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    await stage.pass_(25)
    case = await stage.case()
    kept = []
    confirm = stage.stop.confirm

    async def then(rule: Operator, *arguments: object) -> object:
        async def keep(_: SimulatedTrueConf) -> None:
            keeping = stage.policy.keep(stage.boris, case.id)
            kept.append(stage.supervisor.spawn("keep", keeping))
            async with asyncio.timeout(10):
                while rule.may(Right.ACT, stage.main.id):  # noqa: ASYNC110 - nothing tells of it
                    await asyncio.sleep(0.001)

        shown = await confirm(rule, *arguments)  # type: ignore[arg-type]
        stage.server.faults.add(Fault("/participants", Call(keep, before=True)))
        return shown

    stage.stop.confirm = then  # type: ignore[method-assign, assignment]
    await stage.pass_(5)
    assert (await kept[0]).by_name == "Boris"
    assert stage.server.stops == []
    assert await stage.states() == [CaseState.KEPT]


async def test_a_warning_that_reaches_nobody_stops_nothing(stage: Stage) -> None:
    stage.forget()
    stage.delivering = False
    await stage.set(Mode.ON)
    await stage.observe()
    await stage.pass_(30)
    assert stage.server.stops == []
    assert await stage.states() == [CaseState.UNTOLD]
    await stage.pass_(5)
    assert await stage.states() == [CaseState.UNTOLD, CaseState.WAITING], "it is warned of again"


async def test_a_warning_that_comes_late_leaves_time(stage: Stage) -> None:
    stage.forget()
    stage.delivering = False
    await stage.set(Mode.ON)
    await stage.observe()
    await stage.pass_(25)
    await stage.deliver()
    await stage.pass_(5)
    assert stage.server.stops == []
    await stage.pass_(5)
    assert stage.server.stops == [ROOM]


async def test_what_is_due_beside_a_refused_one_is_not_tried(stage: Stage) -> None:
    """Nor is anything new warned of in that look."""
    first, second, third = rooms(3)
    stage.forget(first, hours=6)
    stage.forget(second)
    await stage.set(Mode.ON)
    await stage.observe()
    await stage.pass_(25)
    asked = stage.server.faults.add(Fault("/stop$", Status(403), method="POST", times=None))
    stage.forget(third)
    await stage.pass_(5)
    assert sorted(await stage.states()) == [CaseState.BRAKE, CaseState.REFUSED]
    posts = [seen for seen in stage.server.requests if asked.matches(seen.method, seen.path)]
    assert len(posts) == 1


@pytest.mark.parametrize("what", ["hours", "pause"])
async def test_the_last_moment_is_asked_about_hours_and_pauses(stage: Stage, what: str) -> None:
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    await stage.pass_(25)
    confirm = stage.stop.confirm

    async def meanwhile(_: SimulatedTrueConf) -> None:
        if what == "hours":
            terms = stage.policy._terms(stage.main)
            stage.policy._loops._choices[stage.main.id] = replace(terms, to_hour=22)
        else:
            await stage.policy._docket.pause(stage.main, PauseReason.CONTRADICTION)

    async def then(*arguments: object, **others: object) -> object:
        shown = await confirm(*arguments, **others)  # type: ignore[arg-type]
        stage.server.faults.add(Fault("/participants", Call(meanwhile, before=False)))
        return shown

    stage.stop.confirm = then  # type: ignore[method-assign, assignment]
    stage.policy._loops._choices[stage.main.id] = replace(
        stage.policy._terms(stage.main), from_hour=21, to_hour=23
    )
    await stage.pass_(5)
    assert stage.server.stops == []
    assert await stage.record() == [("rule", "not-allowed")]


async def test_where_nobody_can_tell_what_was_kept_it_stays_kept(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    await stage.policy.keep(stage.boris, (await stage.case()).id)
    await stage.execute("UPDATE policy_cases SET session_id = NULL, started_at = NULL")
    await stage.pass_(60)
    assert await stage.states() == [CaseState.KEPT]
    assert stage.runs()


async def test_in_maintenance_the_rule_does_not_act(stage: Stage) -> None:
    """What came due meanwhile is announced anew, and stopped no sooner than after that."""
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    (warned,) = await stage.told(Kind.RULE_WARNING, chat=1001)
    await stage.maintenance.pause(stage.boris, stage.main, 120)
    await stage.pass_(115)
    assert stage.server.stops == []
    assert await stage.states() == [CaseState.WAITING]
    await stage.pass_(10)
    _, again = await stage.told(Kind.RULE_WARNING, chat=1001)
    assert again["due_at"] > warned["due_at"]
    assert stage.server.stops == []
    await stage.pass_(60)
    assert stage.server.stops == [ROOM]


async def test_maintenance_that_begins_during_a_stop_wins_until_the_request(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    assert stage.policy._permits(stage.main)
    await stage.maintenance.pause(stage.boris, stage.main, None)
    assert not stage.policy._permits(stage.main)


async def test_in_maintenance_nothing_is_warned_of(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.ON)
    await stage.maintenance.pause(stage.boris, stage.main, 60)
    await stage.pass_(55)
    assert await stage.cases() == []
    await stage.pass_(30)
    assert await stage.states() == [CaseState.WAITING]
