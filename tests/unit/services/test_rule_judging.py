"""Whether the rule may stop a session, by its card alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from services.conferences.listing import Card, Obstacle
from services.conferences.references import SessionRef
from services.forgotten.rules import Finding, Rule
from services.policy.cases import CaseState
from services.policy.courses import PauseReason
from services.policy.judging import is_candidate, judged
from services.policy.terms import Terms
from services.trueconf import Conference, Participant, Participants, Session

NOW = datetime(2026, 11, 28, 22, tzinfo=UTC)
SESSION = Session(conference_id="440", session_id="s1", owner="ivanova", age=5 * 3600.0)
HOST, GUEST = Participant(id="ivanova", is_host=True), Participant(id="g", is_host=False)
NOBODY = Participants(people=(), hosts_known=True)
CARD = Card(
    session=SESSION,
    obstacle=None,
    conference=Conference(id="440", running=True, session_id="s1"),
    participants=NOBODY,
    recording=False,
    management_link=None,
    read_at=NOW,
)
REF = SessionRef.of(SESSION)


def with_people(*people: Participant, known: bool = True) -> dict[str, Any]:
    return {"participants": Participants(people=people, hosts_known=known)}


def with_session(**changes: Any) -> dict[str, Any]:
    return {"session": replace(SESSION, **changes)}


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        (with_people(HOST, GUEST), CaseState.PEOPLE),
        (with_people(GUEST), CaseState.PEOPLE),  # for a reason that nobody chose
        (with_people(GUEST, known=False), CaseState.DOUBT),
        (with_session(age=4 * 3600.0), CaseState.PEOPLE),
        (with_session(age=None), CaseState.DOUBT),
        (with_session(owner=None), CaseState.DOUBT),
        (with_session(session_id="s2"), CaseState.DOUBT),
        (with_session(session_id=None), CaseState.DOUBT),
        ({"recording": None}, CaseState.DOUBT),
        ({"recording": True}, CaseState.RECORDED),
        ({"obstacle": Obstacle.NO_ID}, CaseState.DOUBT),
        ({"obstacle": Obstacle.TWO_SESSIONS}, PauseReason.CONTRADICTION),
        ({"participants": None}, CaseState.UNREACHABLE),
        ({"conference": None}, CaseState.UNREACHABLE),
        ({"conference": Conference(id="440", running=None)}, CaseState.DOUBT),
        ({"participants": replace(NOBODY, session_ids=frozenset({"s9"}))}, CaseState.DOUBT),
    ],
)
def test_why_not(changes: dict[str, Any], verdict: CaseState | PauseReason) -> None:
    assert judged(replace(CARD, **changes), REF, Terms()) is verdict


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({}, Rule.EMPTY),
        (with_people(HOST), Rule.LONE_HOST),
        (with_session(age=4 * 3600.0 + 1), Rule.EMPTY),
    ],
)
def test_it_may_be_stopped(changes: dict[str, Any], rule: Rule) -> None:
    found = judged(replace(CARD, **changes), REF, Terms())
    assert isinstance(found, Finding)
    assert found.reason is rule


def test_the_reasons_and_recordings_that_an_owner_chose() -> None:
    terms = Terms(empty=False, no_host=True, recorded=True)
    assert judged(CARD, REF, terms) is CaseState.PEOPLE
    recorded = replace(CARD, recording=True, **with_people(GUEST, GUEST))
    assert isinstance(judged(recorded, REF, terms), Finding)
    unknown = replace(CARD, recording=None, **with_people(HOST))
    assert isinstance(judged(unknown, REF, terms), Finding)


def test_a_session_that_nothing_identifies_is_never_stopped() -> None:
    unnamed = replace(SESSION, session_id=None)
    card = replace(CARD, session=unnamed, conference=Conference(id="440", running=True))
    assert judged(card, SessionRef.of(unnamed), Terms()) is CaseState.DOUBT


@pytest.mark.parametrize(
    ("session", "other", "candidate"),
    [
        ({}, {}, True),
        ({"age": 4 * 3600.0}, {}, False),
        ({"conference_id": None}, {}, False),
        ({"session_id": None}, {}, False),
        ({"session_id": None, "started_at": NOW}, {}, True),
        ({}, {"obstacle": Obstacle.TWO_SESSIONS}, False),
        ({}, {"reason": Rule.NO_HOST}, False),
        ({}, {"recording": True}, False),
        ({}, {"recording": None}, True),  # read once more by itself
    ],
)
def test_candidates(session: dict[str, Any], other: dict[str, Any], candidate: bool) -> None:
    finding = Finding(replace(SESSION, **session), Rule.EMPTY, 0, None, NOBODY, False)
    assert is_candidate(replace(finding, **other), Terms()) is candidate
