"""Every failure and every answer has its verdict, and every verdict its words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import get_args

import pytest

from dialogs.wording.errors import DATABASE, TLS, UNREACHABLE, explain, explain_check
from dialogs.wording.verdicts import VERDICTS, advice, verdict
from services.db import Reason
from services.monitoring.verdicts import VERDICTS_OF_FAILURES, Check, Verdict, judge, verdict_of
from services.trueconf import (
    Blocked,
    NoSuchPath,
    NotAuthorised,
    NotFound,
    PermissionMissing,
    ProtocolError,
    ServerInfo,
    StatusPort,
    TLSFailure,
    TrueConfError,
    Unreachable,
)
from services.trueconf.errors import TLSReason, UnreachableReason
from tests.stories.screens.scenes import words

UP, SILENT = StatusPort(answering=True), StatusPort(answering=False, reason="timeout")
WELL = ServerInfo(generation="v4", version="5.5.6")
FAILURES: list[TrueConfError] = [
    *(Unreachable(reason, sent=True) for reason in get_args(UnreachableReason)),
    *(TLSFailure(reason) for reason in get_args(TLSReason)),
    NotAuthorised(),
    PermissionMissing("logs.calls:read"),
    NotFound(),
    ProtocolError("not JSON"),
    NoSuchPath(),
    Blocked(403),
]


def descendants(kind: type[TrueConfError]) -> Iterator[type[TrueConfError]]:
    yield kind
    for each in kind.__subclasses__():
        yield from descendants(each)


def test_every_class_of_failure_has_a_verdict_of_its_own() -> None:
    """A new class falls through to none that is about something else."""
    ours = {each for each in descendants(TrueConfError) if each.__module__.startswith("services.")}
    assert set(VERDICTS_OF_FAILURES) == ours
    assert {type(each) for each in FAILURES} | {TrueConfError} == ours, (
        "all of them are tried here"
    )


@pytest.mark.parametrize("failure", FAILURES, ids=repr)
def test_what_a_failure_means_is_bad_and_can_be_said(failure: TrueConfError) -> None:
    found, reason = verdict_of(failure)
    assert not found.good
    assert advice(Check(found, reason, datetime.now(UTC)), words())
    assert explain(failure) is not None


@pytest.mark.parametrize(
    "failure", [each for each in FAILURES if not isinstance(each, NotFound)], ids=repr
)
def test_a_check_says_of_a_failure_what_a_screen_says(failure: TrueConfError) -> None:
    check = Check(*verdict_of(failure), datetime.now(UTC))
    assert explain_check(check) == explain(failure)


def test_a_class_that_nobody_knows_is_nonsense() -> None:
    class Unknown(NotFound):
        pass

    assert verdict_of(Unknown()) == (Verdict.API_ERROR, "protocol")
    del Unknown


def test_every_reason_has_words() -> None:
    assert set(UNREACHABLE) == set(get_args(UnreachableReason))
    assert set(TLS) == set(get_args(TLSReason))
    assert set(DATABASE) == set(get_args(Reason))
    assert set(VERDICTS) == set(Verdict)


@pytest.mark.parametrize("bad", [each for each in Verdict if not each.good])
def test_a_reason_of_another_version_breaks_no_screen(bad: Verdict) -> None:
    check = Check(bad, "a-new-reason", datetime.now(UTC))
    assert verdict(check, words())
    assert advice(check, words())


def judged(
    web: ServerInfo | TrueConfError,
    refusal: TrueConfError | None = None,
    port: StatusPort = UP,
    *,
    answered: bool = True,
    served: bool = False,
    slow: bool = False,
) -> tuple[Verdict, str | None]:
    return judge(port, web, refusal, answered=answered, served=served, slow=slow)


PAGE = ProtocolError("not JSON")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (judged(WELL), (Verdict.RUNNING, None)),
        (judged(WELL, slow=True), (Verdict.SLOW, None)),
        (judged(WELL, port=SILENT), (Verdict.ENGINE_STOPPED, None)),
        (judged(WELL, port=SILENT, answered=False), (Verdict.PORT_SILENT, None)),
        (judged(WELL, NotAuthorised()), (Verdict.CREDENTIALS_REFUSED, None)),
        (judged(WELL, NotAuthorised(), SILENT), (Verdict.ENGINE_STOPPED, None)),
        (judged(WELL, PAGE), (Verdict.API_ERROR, "protocol")),
        # A page in place of the server, as far as anybody knows.
        (judged(PAGE), (Verdict.API_ERROR, "protocol")),
        (judged(PAGE, port=SILENT), (Verdict.API_ERROR, "protocol")),
        (judged(PAGE, PermissionMissing("x:read")), (Verdict.PERMISSION_MISSING, "x:read")),
        (judged(PAGE, served=True), (Verdict.RUNNING, None)),
        (judged(PAGE, served=True, port=SILENT), (Verdict.ENGINE_STOPPED, None)),
        # Nothing answers: what was refused before counts for nothing.
        (judged(TLSFailure("name"), NotAuthorised()), (Verdict.TLS, "name")),
        (
            judged(Unreachable("timeout", sent=True), NotAuthorised()),
            (Verdict.UNREACHABLE, "timeout"),
        ),
        (
            judged(Unreachable("server-error", sent=True), port=SILENT),
            (Verdict.API_ERROR, "server-error"),
        ),
    ],
)
def test_judge(found: tuple[Verdict, str | None], expected: tuple[Verdict, str | None]) -> None:
    assert found == expected
