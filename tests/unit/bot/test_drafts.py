"""What is said of alerts that wait together: plain rules, without a bot."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from datetime import datetime, timedelta
from itertools import count
from typing import Any

import pytest

from dialogs.alerts.texts import draft
from dialogs.notices import LONGEST_TEXT, units
from services.alerts.batch import (
    BatchItem,
    batch_of,
    edit_of,
    edits,
    ids_of,
    obsolete,
    settled_by,
)
from services.alerts.events import event_of
from services.alerts.kinds import Kind
from services.alerts.pending import PendingAlert, Sent
from services.standing import Holding
from tests.stories.screens.scenes import words
from tests.structure.locales import CODES
from tests.unit.events import DATA, NOW, event_with

numbers = count(1)
# They are never one of a list.
ALONE = {
    Kind.STOP_RESULT,
    Kind.MEMBER_ASKS,
    Kind.RULE_WARNING,
    Kind.RULE_PAUSED,
    Kind.RULE_REPORT,
    Kind.DIGEST,
}


def alert(kind: Kind, thread: str = "t", **changed: Any) -> PendingAlert:
    event = event_with(kind, **changed.pop("data", {}))
    values: dict[str, Any] = {"server_id": 1, "created_at": NOW, "wanted": True, "follows": ()}
    return PendingAlert(id=next(numbers), event=event, thread=thread, **{**values, **changed})


def written(*alerts: PendingAlert, now: datetime = NOW, code: str = "en") -> Any:
    return draft(batch_of(alerts), words(code), now, buttons=True)


def test_every_kind_has_its_data_here() -> None:
    assert DATA.keys() == {*Kind}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("kind", [*Kind])
def test_every_kind_is_said_alone_and_in_a_list(kind: Kind, code: str) -> None:
    assert "{" not in written(alert(kind), code=code).html
    told = written(alert(kind), alert(Kind.OUTAGE, "another"), code=code)
    assert len(told.told) == (1 if kind in ALONE | {Kind.FORGOTTEN} else 2)


@pytest.mark.parametrize("kind", [*Kind])
def test_a_row_that_lacks_something_is_unreadable(kind: Kind) -> None:
    given = fields(alert(kind).event)
    needed = {field.name for field in given if field.default is MISSING}  # others came later
    for name in needed:
        lacking = {key: value for key, value in DATA[kind].items() if key != name}
        assert event_of(kind, json.dumps(lacking)) is None
    assert event_of(kind, json.dumps({**DATA[kind], "of": "the future"})) is not None


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Kind.OUTAGE, {"began_at": "yesterday"}),
        (Kind.OUTAGE, {"began_at": None}),
        (Kind.OUTAGE, {"began_at": "2026-11-22T12:00:00"}),  # in which zone?
        (Kind.FORGOTTEN, {"sighting": "x"}),
        (Kind.MISSED, {"count": "many"}),
    ],
)
def test_so_is_one_with_nonsense(kind: Kind, data: dict[str, Any]) -> None:
    assert event_of(kind, json.dumps({**DATA[kind], **data})) is None


@pytest.mark.parametrize("text", ["", "null", "[]", "7", "{", "[" * 100_000, None])
def test_so_is_what_is_no_event(text: str | None) -> None:
    assert event_of(Kind.OUTAGE, text) is None
    assert event_of("of-the-future", json.dumps(DATA[Kind.OUTAGE])) is None


@pytest.mark.parametrize("kind", [*Kind])
def test_what_is_written_can_be_read(kind: Kind) -> None:
    event = alert(kind).event
    assert event_of(kind, json.dumps(event.to_json())) == event


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Kind.OUTAGE, {"verdict": "of-the-future"}),
        (Kind.FORGOTTEN, {"rule": "of-the-future"}),
        (Kind.STOP_RESULT, {"outcome": "of-the-future"}),
        (Kind.ACT_RESULT, {"outcome": "of-the-future"}),
    ],
)
def test_a_word_of_the_future_is_broken_and_spoils_no_other(
    kind: Kind, data: dict[str, Any]
) -> None:
    unknown = BatchItem(alert(kind, data=data))
    told = draft([unknown, BatchItem(alert(Kind.OUTAGE, "whole"))], words("en"), NOW, buttons=True)
    assert [item for item, _ in told.broken] == [unknown]
    assert [item.alert.thread for item in told.told] == ["whole"]


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
    (entry,) = batch_of([begun, ended])
    assert entry.ids == [begun.id, ended.id]


@pytest.mark.parametrize(
    ("first", "change"),
    [
        (Kind.OUTAGE, Kind.OUTAGE_CHANGED),
        (Kind.FORGOTTEN, Kind.FORGOTTEN_CHANGED),
        (Kind.RULE_WARNING, Kind.RULE_CHANGED),
    ],
)
def test_a_change_waits_for_the_message_that_it_edits(first: Kind, change: Kind) -> None:
    begun, changed = alert(first), alert(change)
    assert [entry.ids for entry in batch_of([begun, changed])] == [[begun.id]]
    assert [entry.ids for entry in batch_of([changed])] == [[changed.id]]
    told = alert(change, follows=(Sent(5, alone=True),))
    assert edits(told) == [5]


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
    missed, _, offline = found = batch_of(waiting)
    assert ids_of(found) != [] and sorted(ids_of(found)) == [each.id for each in waiting]  # noqa: PT018
    html = draft([missed], words("en"), NOW, buttons=True).html
    assert "ended meanwhile: <b>46</b>" in html
    assert "S9: 9, S8: 8, S7: 7, S6: 6, S5: 5, S4: 4, … +3" in html
    assert "offline meanwhile: <b>12</b>" in (
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
    assert "expires in 3\xa0days" in written(waits).html
    assert "expires in 1\xa0day, on" in written(waits, now=NOW + timedelta(days=2, hours=1)).html
    assert "expired on" in written(waits, now=NOW + timedelta(days=30)).html
    assert "expires in 3\xa0days" in written(waits, now=NOW - timedelta(days=300)).html


@pytest.mark.parametrize("data", [{}, {"looked_at": NOW.isoformat()}], ids=["old", "new"])
@pytest.mark.parametrize("listed", [False, True])
def test_the_figures_of_a_forgotten_conference_that_waited_have_their_time(
    data: dict[str, Any], listed: bool
) -> None:
    waits = [alert(Kind.FORGOTTEN, data=data), *([alert(Kind.FORGOTTEN, "another")] * listed)]
    if listed:  # the time is in its title
        assert ", as of" in written(*waits).html
        return
    assert "as of" not in written(*waits).html
    late = written(*waits, now=NOW + timedelta(minutes=3)).html
    assert "2\xa0h" in late
    assert "as of Nov 22" in late
    assert "as of" not in written(*waits, now=NOW - timedelta(days=1)).html


KNOWN = {
    "rule": "lone-host",
    "people": 1,
    "devices": 2,
    "host": "<Lucía>",
    "recording": False,
    "owner": "garcia@vc.example.com",
    "conference_id": "9975727264",
    "looked_at": NOW.isoformat(),
}


def test_a_forgotten_conference_has_the_facts_of_the_card_in_their_order() -> None:
    title, told = written(alert(Kind.FORGOTTEN, data=KNOWN)).html.split("\n\n")
    assert title == "🕯 <b>Sync</b> looks forgotten\nMain"
    assert told.split("\n") == [
        "Participants: <b>1</b> (devices: 2)",
        "Moderators present: &lt;Lucía&gt;",
        "Running for: <b>2\xa0h</b>",
        "🕯 Looks forgotten: only the moderator is there",
        "Recording: off",
        "Owner: garcia@vc.example.com",
        "ID: <code>9975727264</code>",
    ]


def test_in_a_list_it_is_one_short_row() -> None:
    told = written(alert(Kind.FORGOTTEN, data=KNOWN), alert(Kind.FORGOTTEN, "another")).html
    title, server, _, row, _ = told.split("\n")
    assert title == "🕯 <b>2 conferences look forgotten</b>"
    assert server.startswith("Main, as of ")
    assert row == "<b>1</b> Sync — 2\xa0h · only the moderator is there"


def test_forgotten_ones_of_a_server_have_a_message_of_their_own() -> None:
    waiting = [
        alert(Kind.FORGOTTEN, "a"),
        alert(Kind.OUTAGE, "b"),
        alert(Kind.FORGOTTEN, "c", server_id=2),
        alert(Kind.FORGOTTEN, "d"),
        alert(Kind.OUTAGE, "e"),
    ]
    news, threads = batch_of(waiting), []
    while news:
        told = draft(news, words("en"), NOW, buttons=True).told
        threads.append([item.alert.thread for item in told])
        news = news[len(told) :]
    assert threads == [["a", "d"], ["b", "e"], ["c"]]


def test_a_list_of_many_is_split_and_fits() -> None:
    waiting = [alert(Kind.FORGOTTEN, str(n), data={"topic": "&😀" * 200}) for n in range(50)]
    told = written(*waiting)
    assert 1 < len(told.told) <= 20
    assert units(told.html) <= LONGEST_TEXT
    assert sum(len(row) for row in told.keyboard.inline_keyboard) < 100


def test_what_holds_is_in_the_list_and_under_it() -> None:
    waiting = [
        alert(Kind.FORGOTTEN, str(n), data={"topic": f"T{n}", "sighting": n}) for n in (1, 2, 3)
    ]
    ended = event_with(Kind.FORGOTTEN_ENDED)
    holding = Holding(ends={"2": ended}, reminders={1: NOW, 3: None})
    told = draft(batch_of(waiting), words("en"), NOW, buttons=True, holding=holding)
    assert "2 conferences look forgotten" in told.html
    assert "<b>2</b> <s>T2</s> — has ended" in told.html
    assert told.keyboard
    labels = [key.text for row in told.keyboard.inline_keyboard for key in row]
    assert labels[:2] == ["1", "3"]
    assert labels[2].startswith("⏹ Stop all 2")
    assert labels[-1].endswith("· undo")
    over = Holding(ends={"1": ended, "2": ended, "3": ended})
    assert draft(batch_of(waiting), words("en"), NOW, buttons=True, holding=over).keyboard is None


def test_an_outage_that_is_over_says_so_in_its_first_line() -> None:
    outage = alert(Kind.OUTAGE)
    holding = Holding(ends={"t": event_with(Kind.RECOVERY, by="Anna")})
    told = draft([BatchItem(outage)], words("en"), NOW, buttons=True, holding=holding)
    first, *_, last = told.html.split("\n")
    assert first.startswith("🟢 <b>Main</b> · was down 1\xa0min (")
    assert last == "👀 Anna had it"


def test_the_edit_of_a_recovery_is_silent_where_there_is_nothing_to_edit() -> None:
    over = alert(Kind.OUTAGE_CHANGED, data={"over": True, "by": None})
    assert obsolete([over]) == [over.id]
    assert batch_of([over], {over.id}) == []


def test_news_come_before_messages_that_are_drawn_anew() -> None:
    sent = (Sent(5, alone=False),)
    ended = [alert(Kind.FORGOTTEN_ENDED, str(n), follows=sent) for n in range(3)]
    news = alert(Kind.OUTAGE, "news")
    assert edit_of([*ended, news], ()) is None
    assert edit_of(ended, ()) == ended[0]
    assert settled_by(ended[0], ended) == [each.id for each in ended]


def test_what_is_not_known_of_it_is_a_dash() -> None:
    unknown = dict.fromkeys(("devices", "host", "recording", "owner", "conference_id"))
    told = written(alert(Kind.FORGOTTEN, data={**KNOWN, **unknown})).html
    assert "Participants: <b>1</b>\n" in told
    assert "Moderators present: no name" in told
    assert told.count("—") == 3


def test_one_of_an_earlier_version_tells_what_it_knows() -> None:
    told = written(alert(Kind.FORGOTTEN)).html
    assert "looks forgotten" in told
    assert "2\xa0h" in told
    assert "ID" not in told


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
    assert obsolete([end]) == ([end.id] if dropped else [])


def test_what_is_not_wanted_is_dropped_with_its_end() -> None:
    begun, ended = alert(Kind.OUTAGE, wanted=False), alert(Kind.RECOVERY)
    assert obsolete([begun, ended]) == [begun.id, ended.id]


def test_what_is_over_before_it_was_told_is_dropped_with_its_end() -> None:
    """It ended between two readings of the outbox."""
    begun, ended = alert(Kind.FORGOTTEN), alert(Kind.FORGOTTEN_ENDED)
    assert obsolete([begun, ended]) == [begun.id, ended.id]


def test_only_a_message_that_stands_alone_is_edited() -> None:
    sent = (Sent(5, alone=True), Sent(6, alone=False), Sent(None, alone=False))
    assert edits(alert(Kind.FORGOTTEN_ENDED, follows=sent)) == [5, 6]  # it is drawn as a whole
    ended = alert(Kind.RULE_DECIDED, follows=sent)
    assert edits(ended) == [5]
    assert batch_of([ended]) == []
    assert [entry.alert for entry in batch_of([ended], {ended.id})] == [ended]
