"""The judgement alone: who may be in a conference that has been forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from services.forgotten.rules import Doubt, Finding, Findings, Rule, exceeds, judge
from services.trueconf import Participant, Participants, Session

HOUR = 3600.0


def people(*hosts: bool | None, known: bool = True) -> Participants:
    found: Sequence[Participant] = [
        Participant(id=str(number), is_host=host) for number, host in enumerate(hosts)
    ]
    return Participants(people=tuple(found), hosts_known=known)


@pytest.mark.parametrize(
    ("present", "verdict"),
    [
        (None, Doubt.PARTICIPANTS),
        (people(), Rule.EMPTY),
        (people(known=False), Rule.EMPTY),
        (people(True), Rule.LONE_HOST),
        (people(False), Rule.NO_HOST),
        (people(False, False, False), Rule.NO_HOST),
        (people(False, None), Rule.NO_HOST),
        (people(True, True), None),
        (people(True, False), None),
        (people(True, None), None),
        (people(False, False, True), None),
        (people(None, known=False), Doubt.HOSTS),
        (people(None, None, known=False), Doubt.HOSTS),
    ],
)
def test_judge(present: Participants | None, verdict: Rule | Doubt | None) -> None:
    assert judge(present) is verdict


@pytest.mark.parametrize(
    ("age", "hours", "longer"),
    [
        (None, 1, False),
        (0.0, 1, False),
        (HOUR - 1, 1, False),
        (HOUR, 1, False),
        (HOUR + 1, 1, True),
        (8 * HOUR, 8, False),
        (8 * HOUR + 0.5, 8, True),
    ],
)
def test_exceeds(age: float | None, hours: int, longer: bool) -> None:
    assert exceeds(age, hours) is longer


def test_beyond_a_threshold() -> None:
    def finding(age: float | None, reason: Rule | Doubt) -> Finding:
        return Finding(Session(age=age), reason, None, None)

    long, short = finding(5 * HOUR, Rule.EMPTY), finding(3 * HOUR, Rule.EMPTY)
    unknown = finding(None, Doubt.AGE)
    unread = finding(5 * HOUR, Doubt.PARTICIPANTS)
    young = finding(3 * HOUR, Doubt.HOSTS)
    found = Findings((long, short), (unread, young, unknown), datetime.now(UTC))
    assert found.older_than(4) == Findings((long,), (unread, unknown), found.read_at)
    assert found.older_than(1) == found
