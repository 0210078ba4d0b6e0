"""After a start, or an hour without looks, the rule observes before it warns or acts."""

from __future__ import annotations

from datetime import timedelta

from demo.trueconf import Fault, Status
from services.alerts.kinds import Kind
from services.policy.cases import CaseState
from services.policy.terms import Mode
from tests.stories.policy.stage import ROOM, Stage


async def test_the_first_look_warns_of_nothing(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.ON)
    await stage.look()
    await stage.look()
    assert await stage.cases() == [], "two looks in a row are no interval"
    await stage.pass_(5)
    assert await stage.states() == [CaseState.WAITING]


async def test_what_became_due_meanwhile_is_told_again(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    stage.clock.now += timedelta(minutes=40)
    await stage.begin()
    await stage.look()
    assert stage.server.stops == []
    await stage.pass_(5)
    assert stage.server.stops == []
    first, again = await stage.told(Kind.RULE_WARNING)
    assert (first["again"], again["again"]) == (False, True)
    case = await stage.case()
    assert case.due_at == stage.clock() + timedelta(minutes=10)
    await stage.pass_(10)
    assert stage.server.stops == [ROOM]
    assert await stage.states() == [CaseState.STOPPED]


async def test_what_is_due_later_stays_as_it_is(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    due_at = (await stage.case()).due_at
    await stage.begin()
    await stage.observe()
    assert (await stage.case()).due_at == due_at
    await stage.pass_(25)
    assert stage.server.stops == [ROOM]


async def test_what_was_kept_stays_kept(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    await stage.policy.keep(stage.boris, (await stage.case()).id)
    await stage.begin()
    await stage.observe()
    await stage.pass_(120)
    assert stage.runs()


async def test_more_than_an_hour_without_answers(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    stage.server.faults.add(Fault(".", Status(500), times=None))
    await stage.pass_(65)
    stage.server.faults.clear()
    await stage.pass_(5)
    assert stage.server.stops == []
    await stage.pass_(5)
    assert stage.server.stops == [], "it is told again"
    await stage.pass_(10)
    assert stage.server.stops == [ROOM]


async def test_the_clock_is_set_back(stage: Stage) -> None:
    stage.forget(hours=9)
    await stage.set(Mode.ON, from_hour=0, to_hour=0)
    await stage.observe()
    stage.clock.now -= timedelta(hours=2)
    await stage.look()
    await stage.pass_(60)
    assert stage.server.stops == []


async def test_the_pause_stays_after_a_restart(stage: Stage) -> None:
    for number in range(4):
        stage.forget(f"44061277{number:02}")
    await stage.set(Mode.ON)
    await stage.observe()
    await stage.begin()
    await stage.observe()
    await stage.pass_(60)
    assert stage.policy.paused(stage.main)
    assert len(await stage.told(Kind.RULE_PAUSED)) == 1


async def test_left_in_the_middle_before_the_request(stage: Stage) -> None:
    """The end of the program between the claim and the use of its confirmation."""
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    await stage.execute("UPDATE policy_cases SET state = 'stopping', key = 'unused'")
    await stage.begin()
    await stage.observe()
    await stage.pass_(60)
    assert stage.server.stops == [ROOM]
    assert await stage.states() == [CaseState.STOPPED]


async def test_another_address_is_another_server(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    await stage.execute("UPDATE policies SET address = 'elsewhere.example.com'")
    await stage.begin()
    assert stage.policy.state(stage.anna, stage.main).mode is Mode.OFF
    assert await stage.states() == [CaseState.OFF]
