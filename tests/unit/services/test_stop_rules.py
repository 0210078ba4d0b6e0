"""The rules of a stop, one by one: what a screen says, when a Yes counts, what an outcome is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from services.conferences.listing import Obstacle
from services.conferences.references import SessionRef
from services.conferences.session_state import Life, State
from services.stop import rules as stop_rules
from services.stop.audit import Outcome
from services.stop.confirmations import Confirmation, ReconfirmReason, new_key
from services.stop.rules import Reply, outcome_after_request, outcome_of, reconfirm_reason
from services.trueconf import (
    NotAuthorised,
    NotFound,
    Participant,
    Participants,
    PermissionMissing,
    ProtocolError,
    Session,
    TLSFailure,
    TrueConfError,
    Unreachable,
)

HOUR = 3600.0
SHOWN = datetime(2026, 11, 22, 12, tzinfo=UTC)
IDENTIFIED, BY_START, UNIDENTIFIED = (
    SessionRef("440", "1", None),
    SessionRef("440", None, SHOWN),
    SessionRef("440", None, None),
)


def screen(people: int | None = 2, *, threshold: int | None = None) -> Confirmation:
    """A confirm screen of this moment."""
    return Confirmation(
        key="key",
        operator_id=1001,
        server_id=1,
        address="main.example.com",
        ref=IDENTIFIED,
        topic=None,
        owner=None,
        people=people,
        age=None,
        shown_at=SHOWN,
        threshold=threshold,
    )


def present(guests: int, hosts: int = 0) -> Participants:
    rows = [
        Participant(id=str(number), is_host=number < hosts) for number in range(guests + hosts)
    ]
    return Participants(people=tuple(rows), hosts_known=True)


@pytest.mark.parametrize(
    ("ref", "seconds", "expired"),
    [
        (IDENTIFIED, 0, False),
        (IDENTIFIED, 300, False),
        (IDENTIFIED, 300.1, True),
        (IDENTIFIED, -0.1, True),
        (BY_START, 300, False),
        (UNIDENTIFIED, 60, False),
        (UNIDENTIFIED, 60.1, True),
    ],
)
def test_how_long_a_screen_counts(ref: SessionRef, seconds: float, expired: bool) -> None:
    shown = replace(screen(), ref=ref, shown_at=SHOWN)
    assert shown.expired(SHOWN + timedelta(seconds=seconds)) is expired


@pytest.mark.parametrize(
    ("said", "now", "more"),
    [
        (2, 2, False),
        (2, 1, False),
        (2, 3, True),
        (0, 0, False),
        (0, 1, True),
        (0, None, True),
        (2, None, True),
        (None, None, False),
        (None, 0, False),
        (None, 1, True),
    ],
)
def test_whether_more_people_are_there(said: int | None, now: int | None, more: bool) -> None:
    assert screen(said).has_fewer_people_than(now) is more


@pytest.mark.parametrize(
    ("confirmed", "age", "participants", "anew"),
    [
        (screen(2), None, present(2), None),
        (screen(2), None, present(3), ReconfirmReason.MORE_PEOPLE),
        (screen(2), None, None, ReconfirmReason.MORE_PEOPLE),
        (screen(None), None, None, None),
        (screen(2, threshold=1), HOUR + 1, present(2), None),
        (screen(2, threshold=1), HOUR + 1, present(3), ReconfirmReason.MORE_PEOPLE),
        (screen(2, threshold=1), HOUR, present(2), ReconfirmReason.NOT_FORGOTTEN),
        (screen(2, threshold=1), None, present(2), ReconfirmReason.NOT_FORGOTTEN),
        (screen(2, threshold=4), HOUR + 1, present(2), ReconfirmReason.NOT_FORGOTTEN),
        (screen(2, threshold=1), HOUR + 1, present(1, hosts=1), ReconfirmReason.NOT_FORGOTTEN),
        (screen(2, threshold=1), HOUR + 1, None, ReconfirmReason.NOT_FORGOTTEN),
    ],
)
def test_why_a_yes_is_asked_for_again(
    confirmed: Confirmation,
    age: float | None,
    participants: Participants | None,
    anew: ReconfirmReason | None,
) -> None:
    assert reconfirm_reason(confirmed, Session(age=age), participants, SHOWN) is anew


def test_an_old_screen_is_asked_again() -> None:
    later = SHOWN + timedelta(minutes=6)
    assert reconfirm_reason(screen(2), Session(), present(2), later) is ReconfirmReason.EXPIRED
    assert reconfirm_reason(screen(2), Session(), present(3), later) is ReconfirmReason.MORE_PEOPLE


def test_the_age_of_a_screen_whose_yes_came_in_time_counts_no_more() -> None:
    long = timedelta(hours=1)
    assert reconfirm_reason(screen(2), Session(), present(2), None, long) is None
    assert reconfirm_reason(screen(2), Session(), present(3), None) is ReconfirmReason.MORE_PEOPLE


def test_a_screen_that_has_been_shown_for_long_whatever_the_clock_says() -> None:
    long, short = timedelta(minutes=6), timedelta(minutes=4)
    assert (
        reconfirm_reason(screen(2), Session(), present(2), SHOWN, long) is ReconfirmReason.EXPIRED
    )
    assert reconfirm_reason(screen(2), Session(), present(2), SHOWN, short) is None


NAMED = Session(conference_id="440", session_id="1")
UNNAMED = Session(conference_id="440", topic="Weekly sync", owner="ivanova", age=60.0)


@pytest.mark.parametrize(
    ("state", "hindrance"),
    [
        (State(Life.RUNNING, NAMED), None),
        (State(Life.RUNNING, NAMED, Obstacle.TWO_SESSIONS), Outcome.AMBIGUOUS),
        (State(Life.RUNNING), Outcome.UNREADABLE),
        (State(Life.ENDED), Outcome.ALREADY_ENDED),
        (State(Life.REPLACED), Outcome.REPLACED),
        (State(Life.UNCLEAR), Outcome.UNCLEAR),
        (State(Life.UNCLEAR, NAMED), Outcome.UNCLEAR),
        (State(Life.UNCLEAR, NAMED, Obstacle.TWO_SESSIONS), Outcome.AMBIGUOUS),
        (State(Life.UNCLEAR, UNNAMED), Outcome.UNCLEAR),
    ],
)
def test_what_keeps_a_stop_from_being_sent(state: State, hindrance: Outcome | None) -> None:
    assert stop_rules.hindrance(screen(2), state) is hindrance


def test_who_is_in_the_listed_session_is_not_elsewhere() -> None:
    inside = replace(present(2), session_ids=frozenset({"listed"}))
    listed, other = (State(Life.RUNNING, Session(session_id=n)) for n in ("listed", "other"))
    assert stop_rules.hindrance(screen(2), listed, inside) is None
    assert stop_rules.hindrance(screen(2), other, inside) is Outcome.UNCLEAR


@pytest.mark.parametrize(
    ("now", "hindrance"),
    [
        (UNNAMED, None),
        (replace(UNNAMED, age=75.0), None),
        (replace(UNNAMED, age=None), None),
        (replace(UNNAMED, age=5.0), Outcome.UNCLEAR),
        (replace(UNNAMED, topic="Board meeting"), Outcome.UNCLEAR),
        (replace(UNNAMED, owner=None), Outcome.UNCLEAR),
        (replace(UNNAMED, session_id="1"), Outcome.UNCLEAR),
        (replace(UNNAMED, started_at=SHOWN), Outcome.UNCLEAR),
    ],
)
def test_a_run_that_nothing_names_must_look_the_same(
    now: Session, hindrance: Outcome | None
) -> None:
    shown = replace(screen(2), ref=UNIDENTIFIED, topic="Weekly sync", owner="ivanova", age=60.0)
    assert stop_rules.hindrance(shown, State(Life.UNCLEAR, now)) is hindrance


@pytest.mark.parametrize(
    ("status", "reply"),
    [
        (200, Reply.CONSENT),
        (204, Reply.CONSENT),
        (300, Reply.REFUSED),
        (None, Reply.NONE),
        (404, Reply.FAILED),
        (408, Reply.FAILED),
        (409, Reply.FAILED),
        (500, Reply.FAILED),
        (504, Reply.FAILED),
        (302, Reply.REFUSED),
        (400, Reply.REFUSED),
        (401, Reply.REFUSED),
        (403, Reply.REFUSED),
        (429, Reply.REFUSED),
    ],
)
def test_what_an_answer_means(status: int | None, reply: Reply) -> None:
    assert Reply.of(status) is reply
    assert reply.may_take_long is (reply in (Reply.CONSENT, Reply.NONE))


def refused(failure: TrueConfError, status: int | None) -> TrueConfError:
    failure.status = status
    return failure


PERMISSION = refused(PermissionMissing("conferences"), 403)
CREDENTIALS = refused(NotAuthorised(), 401)
LOST = Unreachable("timeout", sent=True)


@pytest.mark.parametrize(
    ("status", "failure", "ended", "replaced", "running", "unclear"),
    [
        (200, None, "stopped", "stopped-restarted", "still-running", "not-confirmed"),
        (None, LOST, "stopped", "stopped-restarted", "still-running", "not-confirmed"),
        (None, TimeoutError(), "stopped", "stopped-restarted", "still-running", "not-confirmed"),
        (500, LOST, "stopped", "stopped-restarted", "still-running", "not-confirmed"),
        (404, None, "already-ended", "replaced", "still-running", "not-confirmed"),
        (409, None, "already-ended", "replaced", "still-running", "not-confirmed"),
        (400, None, "already-ended", "replaced", "declined", "not-confirmed"),
        (418, LOST, "stopped", "stopped-restarted", "declined", "not-confirmed"),
        (403, PERMISSION, "stopped", "stopped-restarted", "refused", "refused"),
        (401, CREDENTIALS, "stopped", "stopped-restarted", *["credentials-refused"] * 2),
    ],
)
def test_what_a_request_has_come_to(
    *,
    status: int | None,
    failure: TrueConfError | TimeoutError | None,
    ended: str,
    replaced: str,
    running: str,
    unclear: str,
) -> None:
    reply = Reply.of(status)
    for life, outcome in (
        (Life.ENDED, ended),
        (Life.REPLACED, replaced),
        (Life.RUNNING, running),
        (Life.UNCLEAR, unclear),
    ):
        found, detail = stop_rules.concluded(State(life), reply, status, failure)
        assert found.value == outcome
        if found.undecided or found is Outcome.DECLINED:
            assert detail == (None if reply.may_take_long else f"HTTP {status}")
        else:
            assert detail == ("conferences" if found is Outcome.REFUSED else None)


@pytest.mark.parametrize(
    ("life", "outcome"),
    [
        (Life.ENDED, Outcome.STOPPED),
        (Life.REPLACED, Outcome.STOPPED_RESTARTED),
        (Life.RUNNING, Outcome.STILL_RUNNING),
        (Life.UNCLEAR, Outcome.NOT_CONFIRMED),
    ],
)
def test_what_became_of_the_session(life: Life, outcome: Outcome) -> None:
    assert outcome_after_request(State(life)) is outcome


@pytest.mark.parametrize(
    ("failure", "outcome", "detail"),
    [
        (PermissionMissing("conferences"), Outcome.REFUSED, "conferences"),
        (NotAuthorised(), Outcome.CREDENTIALS_REFUSED, None),
        (Unreachable("refused", sent=False), Outcome.UNREACHABLE, None),
        (TLSFailure("expired"), Outcome.UNREACHABLE, None),
        (TimeoutError(), Outcome.UNREACHABLE, None),
        (ProtocolError("nonsense"), Outcome.UNREADABLE, None),
        (NotFound(), Outcome.UNREADABLE, None),
    ],
)
def test_what_could_not_be_read(
    failure: TrueConfError | TimeoutError, outcome: Outcome, detail: str | None
) -> None:
    assert outcome_of(failure) == (outcome, detail)


def test_keys_are_random_and_fit_callback_data() -> None:
    keys = {new_key() for _ in range(100)}
    assert len(keys) == 100
    assert {len(key) for key in keys} == {12}
