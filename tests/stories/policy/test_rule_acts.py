"""What the rule warns of and what it stops, and who can say no."""

from __future__ import annotations

from datetime import timedelta

import pytest

from demo.trueconf import Fault, Guest, Status
from services.alerts.kinds import Kind
from services.errors import NotAllowed
from services.policy.cases import CaseState
from services.policy.state import CaseDecided
from services.policy.terms import Mode
from services.protection.protections import Kind as Protected
from tests.stories.policy.stage import HOST, ROOM, TOPIC, Stage

BOTH = pytest.mark.parametrize("generation", ["v3.3", "v4"])


@BOTH
async def test_nobody_says_no_and_it_is_stopped(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()

    (warning,) = await stage.told(Kind.RULE_WARNING)
    assert warning["topic"] == TOPIC
    assert warning["rule"] == "lone-host"
    assert (await stage.case()).due_at == stage.clock() + timedelta(minutes=30)
    await stage.pass_(25)
    assert stage.server.stops == []

    await stage.pass_(5)
    assert stage.server.stops == [ROOM]
    assert not stage.runs()
    assert await stage.states() == [CaseState.STOPPED]
    assert await stage.record() == [("rule", "stopped")]
    (decided,) = await stage.told(Kind.RULE_DECIDED)
    assert decided["state"] == "stopped"
    decided_so = stage.policy.decided(stage.main)
    assert {state: many for state, many in decided_so.items() if many} == {CaseState.STOPPED: 1}

    await stage.pass_(60)
    assert stage.server.stops == [ROOM]
    assert len(await stage.cases()) == 1


async def test_everybody_who_sees_the_server_is_warned(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    chats = await stage.rows("SELECT chat_id FROM alerts WHERE kind = 'rule-warning'")
    assert sorted(chats) == [(1001,), (1002,), (1003,)]


async def test_what_is_kept_is_never_stopped(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    case = await stage.case()
    with pytest.raises(NotAllowed):
        await stage.policy.keep(stage.clara, case.id)

    kept = await stage.policy.keep(stage.boris, case.id)
    assert (kept.state, kept.by_name) == (CaseState.KEPT, "Boris")
    with pytest.raises(CaseDecided) as second:
        await stage.policy.postpone(stage.anna, case.id)
    assert second.value.case.by_name == "Boris"

    await stage.pass_(5 * 60)
    assert stage.runs()
    assert len(await stage.cases()) == 1
    (decided,) = await stage.told(Kind.RULE_DECIDED)
    assert (decided["state"], decided["by"]) == ("kept", "Boris")


async def test_what_was_kept_counts_for_that_session_only(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    await stage.policy.keep(stage.anna, (await stage.case()).id)
    stage.world.end(ROOM)
    stage.world.begin(ROOM, [HOST], stage.clock() - timedelta(hours=5))
    await stage.pass_(35)
    assert await stage.states() == [CaseState.KEPT, CaseState.STOPPED]


async def test_an_hour_more_and_another_one(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    case = await stage.case()
    await stage.policy.postpone(stage.boris, case.id)
    again = await stage.policy.postpone(stage.anna, case.id)
    assert again.due_at == case.due_at + timedelta(hours=2)
    assert [each["by"] for each in await stage.told(Kind.RULE_CHANGED)] == ["Boris", "Anna"]
    await stage.pass_(30 + 115)
    assert stage.runs()
    await stage.pass_(5)
    assert await stage.states() == [CaseState.STOPPED]


async def test_a_person_stops_it_first(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    server, case = await stage.policy.case(stage.boris, (await stage.case()).id)
    card = await stage.conferences.card(stage.boris, server, case.ref)
    shown = await stage.stop.confirm(stage.boris, server, card)
    await stage.stop.execute(stage.boris, shown.key)
    await stage.pass_(5)
    assert await stage.states() == [CaseState.STOPPED_BY]
    (decided,) = await stage.told(Kind.RULE_DECIDED)
    assert (decided["state"], decided["by"]) == ("stopped-by", "Boris")
    assert stage.server.stops == [ROOM]


async def test_people_come_back(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    stage.world.join(ROOM, Guest())
    await stage.pass_(35)
    assert stage.runs()
    assert await stage.states() == [CaseState.PEOPLE]


async def test_they_come_back_between_the_judgement_and_the_request(stage: Stage) -> None:
    stage.forget(people=())
    await stage.set(Mode.ON)
    await stage.observe()
    await stage.pass_(25)
    confirm = stage.stop.confirm

    async def too_late(*arguments: object, **others: object) -> object:
        shown = await confirm(*arguments, **others)  # type: ignore[arg-type]
        stage.world.join(ROOM, HOST)
        stage.world.join(ROOM, Guest())
        return shown

    stage.stop.confirm = too_late  # type: ignore[method-assign, assignment]
    await stage.pass_(5)
    assert stage.server.stops == []
    assert await stage.states() == [CaseState.PEOPLE]
    assert await stage.record() == [("rule", "asked-again")]


async def test_it_ends_by_itself(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    stage.world.end(ROOM)
    await stage.pass_(5)
    assert await stage.states() == [CaseState.ENDED]


@BOTH
async def test_what_is_recorded_is_left_alone(stage: Stage) -> None:
    stage.forget()
    stage.world.recording(ROOM)
    await stage.set(Mode.ON)
    await stage.observe()
    await stage.pass_(60)
    assert await stage.cases() == []

    stage.world.recording(ROOM, on=False)
    await stage.pass_(5)
    stage.world.recording(ROOM)
    await stage.pass_(60)
    assert await stage.states() == [CaseState.RECORDED]
    assert stage.server.stops == []


@BOTH
async def test_what_is_recorded_is_stopped_where_an_owner_allows_it(stage: Stage) -> None:
    stage.forget()
    stage.world.recording(ROOM)
    await stage.set(Mode.ON, recorded=True)
    await stage.observe()
    await stage.pass_(30)
    assert stage.server.stops == [ROOM]


@pytest.mark.parametrize("generation", ["v4"])
async def test_a_recording_that_nobody_knows_of_is_a_doubt(stage: Stage) -> None:
    stage.forget()
    stage.server.faults.add(Fault("/recordings", Status(500), times=None))
    await stage.set(Mode.ON)
    await stage.observe()
    await stage.pass_(60)
    assert await stage.cases() == []


async def test_what_is_protected_is_left_alone(stage: Stage) -> None:
    stage.forget()
    protect = stage.protections.protect
    found = await protect(stage.anna, stage.main, Protected.CONFERENCE, ROOM, label=TOPIC)
    await stage.set(Mode.ON)
    await stage.observe()
    await stage.pass_(60)
    assert await stage.cases() == []

    await stage.protections.lift(stage.anna, stage.main, found.id)
    await stage.pass_(5)
    owner = "ivanova@vc.example.com"
    await protect(stage.anna, stage.main, Protected.OWNER, "ivanova", label=owner)
    await protect(stage.anna, stage.main, Protected.OWNER, owner, label=owner)
    await stage.pass_(60)
    assert await stage.states() == [CaseState.PROTECTED]
    assert stage.server.stops == []


async def test_protected_between_the_judgement_and_the_request(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    await stage.pass_(25)
    confirm = stage.stop.confirm

    async def too_late(*arguments: object, **others: object) -> object:
        shown = await confirm(*arguments, **others)  # type: ignore[arg-type]
        kind = Protected.CONFERENCE
        await stage.protections.protect(stage.anna, stage.main, kind, ROOM, label=TOPIC)
        return shown

    stage.stop.confirm = too_late  # type: ignore[method-assign, assignment]
    await stage.pass_(5)
    assert stage.server.stops == []
    assert await stage.states() == [CaseState.PROTECTED]


async def test_only_after_so_many_hours_and_for_chosen_reasons(stage: Stage) -> None:
    stage.forget(hours=2)
    stage.forget("5517238844", people=(Guest(),))  # a lone guest is no chosen reason
    stage.forget("6628349955", people=(HOST, Guest()))
    await stage.set(Mode.ON)
    await stage.observe()
    await stage.pass_(60)
    assert await stage.cases() == []
    await stage.pass_(60)
    assert [case.ref.conference_id for case in await stage.cases()] == [ROOM]


async def test_the_hours_are_over(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.ON, from_hour=22, to_hour=23)
    await stage.observe()
    await stage.policy.postpone(stage.anna, (await stage.case()).id)
    await stage.pass_(60)
    assert await stage.states() == [CaseState.HOURS]
    before = len(stage.server.requests)
    await stage.pass_(120)
    assert len(stage.server.requests) == before, "it looks at hours at which it may do nothing"


async def test_what_could_not_be_stopped_in_time_is_not_warned_of(stage: Stage) -> None:
    await stage.set(Mode.ON, from_hour=22, to_hour=23)
    await stage.observe()
    await stage.pass_(25)
    stage.forget()
    await stage.pass_(60)
    assert await stage.cases() == []


async def test_the_next_night_it_is_warned_of_again(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.ON, from_hour=22, to_hour=23)
    await stage.observe()
    await stage.policy.postpone(stage.anna, (await stage.case()).id)
    await stage.pass_(24 * 60 + 50)
    assert await stage.states() == [CaseState.HOURS, CaseState.STOPPED]


async def test_the_confirmations_of_the_rule_do_not_outdate_each_other(stage: Stage) -> None:
    for number in range(3):
        stage.forget(f"44061277{number}0")
    await stage.set(Mode.ON)
    await stage.observe()
    await stage.pass_(30)
    assert await stage.states() == [CaseState.STOPPED] * 3
    assert len(stage.server.stops) == 3


async def test_two_people_decide_at_once(stage: Stage) -> None:
    stage.forget()
    await stage.set(Mode.ON)
    await stage.observe()
    case = await stage.case()
    await stage.policy.keep(stage.anna, case.id)
    with pytest.raises(CaseDecided) as late:
        await stage.policy.keep(stage.boris, case.id)
    assert late.value.case.by_name == "Anna"
