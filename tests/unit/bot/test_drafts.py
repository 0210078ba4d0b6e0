"""What is said of alerts that wait together: plain rules, without a bot."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest

from dialogs.alerts.texts import draft
from dialogs.notices import LONGEST_TEXT, units
from services.alerts.alert import Kind, Value
from services.alerts.batch import Entry, edits, entries, ids_of, to_drop
from services.alerts.pending import Sent, Waiting
from services.stop.audit import Outcome
from tests.stories.screens.scenes import words
from tests.structure.locales import CODES

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
BEGAN: dict[str, Value] = {"began_at": NOW.isoformat(), "ended_at": NOW.isoformat()}
DATA: dict[Kind, dict[str, Value]] = {
    Kind.OUTAGE: {"server": "Main", "verdict": "unreachable", "reason": "timeout", **BEGAN},
    Kind.RECOVERY: {
        "server": "Main",
        "verdict": "running",
        "seconds": 60.0,
        "between": False,
        "last_bad_at": NOW.isoformat(),
        "ended_at": NOW.isoformat(),
    },
    Kind.CERTIFICATE: {"server": "Main", "days": 3, "expires_at": NOW.isoformat()},
    Kind.CERTIFICATE_RENEWED: {"server": "Main", "expires_at": NOW.isoformat()},
    Kind.FORGOTTEN: {
        "server": "Main",
        "topic": "Sync",
        "rule": "empty",
        "people": 0,
        "age": 7200.0,
        "sighting": 1,
    },
    Kind.FORGOTTEN_ENDED: {"server": "Main", "topic": "Sync"},
    Kind.OFFLINE: BEGAN,
    Kind.DEPARTED: {"server": "Main", "renamed": "yes", "now": "Office"},
    Kind.MISSED: {"server": "Main", "count": 3, **BEGAN},
    Kind.UNDELIVERED: {"chat": "-100500", "reason": "Bad Request: TOPIC_CLOSED"},
    Kind.STOP_RESULT: {
        "entry": 1,
        "interrupted": False,
        "outcome": Outcome.STILL_RUNNING,
        "server": "Main",
        "topic": "Sync",
        "conference_id": "440",
        "detail": None,
    },
}
numbers = count(1)


def alert(kind: Kind, thread: str = "t", **changed: Any) -> Waiting:
    values: dict[str, Any] = {
        "server_id": 1,
        "created_at": NOW,
        "wanted": True,
        "follows": (),
        "data": {**DATA[kind], **changed.pop("data", {})},
    }
    return Waiting(id=next(numbers), kind=kind, thread=thread, **{**values, **changed})


def written(*alerts: Waiting, now: datetime = NOW, code: str = "en") -> Any:
    return draft(entries(alerts), words(code), now, buttons=True)


def test_every_kind_has_its_data_here() -> None:
    assert DATA.keys() == {*Kind}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("kind", [*Kind])
def test_every_kind_is_said_alone_and_in_a_list(kind: Kind, code: str) -> None:
    assert "{" not in written(alert(kind), code=code).html
    told = written(alert(kind), alert(Kind.OUTAGE, "another"), code=code)
    assert len(told.told) == (1 if kind is Kind.STOP_RESULT else 2)


@pytest.mark.parametrize("kind", [*Kind])
def test_one_that_lacks_something_spoils_no_other(kind: Kind) -> None:
    for name in DATA[kind]:
        data = {key: value for key, value in DATA[kind].items() if key != name}
        lacking = Waiting(9, kind, 1, "t", data, NOW, True, ())
        told = draft(
            [Entry(lacking), Entry(alert(Kind.OUTAGE, "whole"))], words("en"), NOW, buttons=True
        )
        if told.broken:
            assert ids_of([entry for entry, _ in told.broken]) == [9]
            assert [entry.alert.thread for entry in told.told] == ["whole"]
        assert "{$" not in told.html


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Kind.OUTAGE, {"verdict": "of-the-future"}),
        (Kind.OUTAGE, {"began_at": "yesterday"}),
        (Kind.OUTAGE, {"began_at": None}),
        (Kind.FORGOTTEN, {"rule": "of-the-future"}),
        (Kind.FORGOTTEN, {"sighting": "x"}),
        (Kind.MISSED, {"count": "many"}),
        (Kind.STOP_RESULT, {"outcome": "of-the-future"}),
    ],
)
def test_nonsense_is_broken_and_not_raised(kind: Kind, data: dict[str, Value]) -> None:
    told = written(alert(kind, data=data))
    assert not told.told
    assert len(told.broken) == 1


def test_half_a_character_can_be_sent() -> None:
    html = written(alert(Kind.FORGOTTEN, data={"topic": "Sync \ud83d"})).html
    html.encode()
    assert "Sync ?" in html


def test_one_that_fills_a_message_is_told_all_the_same() -> None:
    names = [f"{n}" + "&" * 250 for n in range(40)]
    waiting = [alert(Kind.OUTAGE, name, data={"server": name}) for name in names]
    told = written(*waiting)
    assert 1 < len(told.told) < 40
    assert units(told.html) <= LONGEST_TEXT


# Lists


def test_an_outage_and_its_end_are_one_entry() -> None:
    begun, ended = alert(Kind.OUTAGE), alert(Kind.RECOVERY)
    (entry,) = entries([begun, ended])
    assert entry.ids == [begun.id, ended.id]


def test_what_was_missed_is_one_entry_for_the_servers_and_one_for_the_bot() -> None:
    waiting = [
        alert(Kind.MISSED, "1", data={"server": "A", "count": 2}),
        alert(Kind.OUTAGE, "lasts"),
        alert(Kind.MISSED, "0", server_id=None, data={"server": None, "count": 12}),
        *(
            alert(Kind.MISSED, str(n), server_id=n, data={"server": f"S{n}", "count": n})
            for n in range(2, 10)
        ),
    ]
    missed, _, offline = found = entries(waiting)
    assert ids_of(found) != [] and sorted(ids_of(found)) == [each.id for each in waiting]  # noqa: PT018
    html = draft([missed], words("en"), NOW, buttons=True).html
    assert "could be delivered: <b>46</b>" in html
    assert "S9: 9, S8: 8, S7: 7, S6: 6, S5: 5, S4: 4, … +3" in html
    assert "offline while no messages could be delivered: <b>12</b>" in (
        draft([offline], words("en"), NOW, buttons=True).html
    )


def test_the_result_of_a_stop_is_a_message_of_its_own_with_its_button() -> None:
    waiting = [alert(Kind.OUTAGE, "a"), alert(Kind.STOP_RESULT, "s"), alert(Kind.OUTAGE, "b")]
    told = written(*waiting)
    assert [entry.alert.thread for entry in told.told] == ["a"]
    told = written(*waiting[1:])
    assert [entry.alert.thread for entry in told.told] == ["s"]
    assert told.keyboard.inline_keyboard[0][0].callback_data == "late:1"
    told = written(alert(Kind.STOP_RESULT, data={"interrupted": True}))
    assert told.keyboard.inline_keyboard[0][0].callback_data == "check:1"


# What has changed while it waited


def test_a_certificate_ends_sooner_the_longer_its_alert_waits() -> None:
    ends = {"expires_at": (NOW + timedelta(days=3)).isoformat()}
    waits = alert(Kind.CERTIFICATE, data=ends)
    assert "expires in 3 days" in written(waits).html
    assert "expires in 1 day, on" in written(waits, now=NOW + timedelta(days=2, hours=1)).html
    assert "expired on" in written(waits, now=NOW + timedelta(days=30)).html
    assert "expires in 3 days" in written(waits, now=NOW - timedelta(days=300)).html


def test_a_forgotten_conference_goes_on_while_its_alert_waits() -> None:
    waits = alert(Kind.FORGOTTEN)
    assert "running for 1 day 2 hr" in written(waits, now=NOW + timedelta(days=1)).html
    assert "running for 2 hr" in written(waits, now=NOW - timedelta(days=1)).html


# What need not be said


@pytest.mark.parametrize(
    ("kind", "told", "dropped"),
    [
        (Kind.FORGOTTEN_ENDED, False, True),
        (Kind.FORGOTTEN_ENDED, True, False),
        (Kind.CERTIFICATE_RENEWED, False, True),
        (Kind.CERTIFICATE_RENEWED, True, False),
        (Kind.RECOVERY, False, False),
        (Kind.RECOVERY, True, False),
    ],
)
def test_an_end_without_a_beginning(kind: Kind, told: bool, dropped: bool) -> None:
    end = alert(kind, follows=(Sent(5, alone=True),) if told else ())
    assert to_drop([end]) == ([end.id] if dropped else [])


def test_what_is_not_wanted_is_dropped_with_its_end() -> None:
    begun, ended = alert(Kind.OUTAGE, wanted=False), alert(Kind.RECOVERY)
    assert to_drop([begun, ended]) == [begun.id, ended.id]


def test_what_is_over_before_it_was_told_is_dropped_with_its_end() -> None:
    """It ended between two readings of the outbox."""
    begun, ended = alert(Kind.FORGOTTEN), alert(Kind.FORGOTTEN_ENDED)
    assert to_drop([begun, ended]) == [begun.id, ended.id]


def test_only_a_message_that_stands_alone_is_edited() -> None:
    sent = (Sent(5, alone=True), Sent(6, alone=False), Sent(None, alone=False))
    ended = alert(Kind.FORGOTTEN_ENDED, follows=sent)
    assert edits(ended) == [5]
    assert entries([ended]) == []
    assert [entry.alert for entry in entries([ended], {ended.id})] == [ended]
