"""What is stored of an open dialog: written and read by every version in the same words."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from dialogs.conferences.facts import Facts
from dialogs.conferences.question import Question
from dialogs.context import CardStart, ListedStart, ServerRef, SessionChoice, WindowOutdated
from services.conferences import SessionRef
from services.stop import ReconfirmReason

BEGUN = datetime(2026, 11, 22, 12, tzinfo=UTC)
MAIN = ServerRef(1, "main.example.com")
SERVER = {"server_id": 1, "address": "main.example.com"}
NAMED, BY_START = SessionRef("440", "7", BEGUN), SessionRef(None, None, BEGUN)
NAMELESS = SessionRef("440", None, None)
BEGAN = "2026-11-22T12:00:00+00:00"
FACTS = Facts(7, 1, "Anna Ivanova", recording=False, reason="forgotten-reason-lone-host")
KNOWN = {
    "devices": 7,
    "hosts": 1,
    "host_names": "Anna Ivanova",
    "recording": False,
    "reason": "forgotten-reason-lone-host",
}
UNKNOWN = {
    "devices": 0,
    "hosts": None,
    "host_names": None,
    "recording": None,
    "reason": None,
}


@pytest.mark.parametrize(
    ("data", "stored"),
    [
        (MAIN, SERVER),
        (SessionChoice(NAMED), {"session": ["440", "7", BEGAN]}),
        (
            ListedStart(MAIN, NAMED),
            SERVER | {"session": ["440", "7", BEGAN], "list_below": True},
        ),
        (SessionChoice(BY_START), {"session": [None, None, BEGAN]}),
        (SessionChoice(NAMELESS), {"session": ["440", None, None]}),
        (
            CardStart(MAIN, NAMED, 4),
            {**SERVER, "session": ["440", "7", BEGAN], "threshold": 4},
        ),
        (
            CardStart(MAIN, NAMELESS, None),
            {**SERVER, "session": ["440", None, None], "threshold": None},
        ),
        (
            Question("key", Facts()),
            {"confirmation": "key", "facts": UNKNOWN, "anew": None, "turned": False},
        ),
        (
            Question("key", FACTS, ReconfirmReason.EXPIRED, turned=True),
            {"confirmation": "key", "facts": KNOWN, "anew": "expired", "turned": True},
        ),
    ],
)
def test_written_and_read(data: Any, stored: dict[str, Any]) -> None:
    assert data.to_dict() == stored
    assert type(data).from_dict(json.loads(json.dumps(data.to_dict()))) == data


def test_a_card_from_the_list_has_no_start_of_its_own() -> None:
    assert CardStart.from_dict(SERVER) is None
    assert CardStart.from_dict({}) is None
    assert ListedStart.from_dict(SERVER | SessionChoice(NAMED).to_dict()) is None


@pytest.mark.parametrize("facts", [{}, {"facts": None}, {"facts": {"devices": 2}}])
def test_a_question_of_a_version_that_never_turned_it_and_kept_no_facts(
    facts: dict[str, Any],
) -> None:
    assert Question.from_dict({"confirmation": "key", **facts}) == Question("key", Facts())


@pytest.mark.parametrize(
    ("kind", "left"),
    [
        (ServerRef, None),
        (ServerRef, "x"),
        (ServerRef, {"server": "Main"}),
        (ServerRef, {"server_id": "1", "address": "main.example.com"}),
        (SessionChoice, SERVER),
        (SessionChoice, {"session": None}),
        (SessionChoice, {"session": ["440"]}),
        (SessionChoice, {"session": [440, "7", None]}),
        (SessionChoice, {"session": ["440", "7", "yesterday"]}),
        (CardStart, {**SERVER, "threshold": 4}),
        (CardStart, {**SERVER, "session": ["440", "7", None], "threshold": "4"}),
        (CardStart, {"session": ["440", "7", None], "threshold": 4}),
        (Question, {}),
        (Question, {"confirmation": 7}),
    ],
)
def test_what_an_older_version_has_left_makes_a_window_outdated(kind: Any, left: Any) -> None:
    with pytest.raises(WindowOutdated):
        kind.from_dict(left)
