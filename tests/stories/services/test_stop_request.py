"""The one request and the look after it, with a server that is made up: no failure of the request
is taken for "nothing was sent", and nobody waits longer than helps.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import cast

import pytest

from services.conferences.references import SessionRef
from services.servers import Server
from services.stop.audit import Outcome
from services.stop.request import StopLimits, carry_out
from services.trueconf import (
    Conference,
    NotAuthorised,
    PermissionMissing,
    ProtocolError,
    Session,
    TLSFailure,
    TrueConfError,
    Unreachable,
)

REF = SessionRef("440", "1", datetime(2026, 11, 22, 12, tzinfo=UTC))
# Each would be waited for for ever, were it waited for.
ENDLESS = 3600.0
PAUSES = (0.001,)


class MadeUp:
    """A server's client: how it answers the request, and what its reads tell then.

    `reads` counts the looks, `stops` the requests.
    """

    def __init__(self, answer: int | BaseException | None, *told: bool | TrueConfError) -> None:
        self._answer = answer
        self._told = told
        self.reads = self.stops = 0

    async def stop(self, _conference_id: str) -> int:
        self.stops += 1
        if isinstance(self._answer, BaseException):
            raise self._answer
        if self._answer is None:
            await asyncio.Event().wait()
        return cast(int, self._answer)

    async def sessions(self) -> list[Session]:
        return [
            Session(conference_id="440", session_id="1", started_at=REF.started_at)
        ] * self._runs()

    async def conference(self, conference_id: str) -> Conference:
        self.reads += 1
        return Conference(id=conference_id, running=self._runs(), session_id="1")

    def _runs(self) -> bool:
        """The last of what it tells repeats."""
        told = self._told[min(self.reads, len(self._told)) - 1] if self.reads else self._told[0]
        if isinstance(told, TrueConfError):
            raise told
        return told


def failing(failure: TrueConfError, status: int | None = None, sent: bool = True) -> TrueConfError:
    failure.status, failure.sent = status, sent
    return failure


async def outcome(
    client: MadeUp, limits: StopLimits | None = None, patience: float = ENDLESS
) -> tuple[Outcome, str | None]:
    server = cast(Server, SimpleNamespace(client=client))
    deadline = asyncio.get_running_loop().time() + patience
    limits = limits or StopLimits(ending=ENDLESS, answered=ENDLESS, last_look=0.0, pauses=PAUSES)
    async with asyncio.timeout(20):
        found = await carry_out(server, REF, limits, deadline)
    assert client.stops == 1
    return found


LOST: list[Callable[[], BaseException]] = [
    lambda: failing(TLSFailure("other")),
    lambda: failing(Unreachable("timeout", sent=True)),
    lambda: failing(Unreachable("broken", sent=True)),
    lambda: failing(ProtocolError("not HTTP")),
    TimeoutError,
]


@pytest.mark.parametrize("lost", LOST)
async def test_a_lost_answer_is_looked_after(lost: Callable[[], BaseException]) -> None:
    """As long as after consent: the session ends at the fifth look."""
    client = MadeUp(lost(), True, True, True, True, False)
    assert await outcome(client) == (Outcome.STOPPED, None)
    assert client.reads == 5


@pytest.mark.parametrize("lost", LOST)
async def test_a_lost_answer_is_never_nothing_sent(lost: Callable[[], BaseException]) -> None:
    short = StopLimits(ending=0.5, last_look=0.0, pauses=PAUSES)
    assert await outcome(MadeUp(lost(), True), short) == (Outcome.STILL_RUNNING, None)
    away = Unreachable("refused", sent=False)
    assert await outcome(MadeUp(lost(), away), short) == (Outcome.NOT_CONFIRMED, None)


@pytest.mark.parametrize(
    ("failure", "expected"),
    [
        (Unreachable("refused", sent=False), Outcome.UNREACHABLE),
        (failing(TLSFailure("expired"), sent=False), Outcome.UNREACHABLE),
        (failing(NotAuthorised(), 401, sent=False), Outcome.CREDENTIALS_REFUSED),
        (failing(ProtocolError("no token"), 200, sent=False), Outcome.UNREADABLE),
    ],
)
async def test_what_was_not_sent_is_not_looked_after(
    failure: TrueConfError, expected: Outcome
) -> None:
    client = MadeUp(failure, True)
    assert (await outcome(client))[0] is expected
    assert client.reads == 0


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (400, (Outcome.DECLINED, "HTTP 400")),
        (failing(ProtocolError("HTTP 302"), 302), (Outcome.DECLINED, "HTTP 302")),
        (failing(ProtocolError("a page"), 403), (Outcome.DECLINED, "HTTP 403")),
        (
            failing(Unreachable("server-error", sent=True), 429),
            (Outcome.DECLINED, "HTTP 429"),
        ),
        (failing(PermissionMissing("conferences"), 403), (Outcome.REFUSED, "conferences")),
        (failing(NotAuthorised(), 401), (Outcome.CREDENTIALS_REFUSED, None)),
        (
            failing(Unreachable("refused", sent=False), 401),
            (Outcome.DECLINED, "HTTP 401"),
        ),
    ],
    ids=str,
)
async def test_a_refusal_takes_one_look(
    answer: int | TrueConfError, expected: tuple[Outcome, str | None]
) -> None:
    if isinstance(answer, TrueConfError):
        answer.sent = True
    client = MadeUp(answer, True)
    assert await outcome(client) == expected
    assert client.reads == 1


async def test_what_was_refused_and_has_ended_all_the_same() -> None:
    denied = failing(PermissionMissing("conferences"), 403)
    assert await outcome(MadeUp(denied, False)) == (Outcome.STOPPED, None)
    assert await outcome(MadeUp(409, False)) == (Outcome.ALREADY_ENDED, None)


@pytest.mark.parametrize(
    "answer", [failing(Unreachable("server-error", sent=True), 500), 404, 409], ids=str
)
async def test_a_failure_is_looked_after_for_a_moment(answer: int | TrueConfError) -> None:
    status = answer if isinstance(answer, int) else 500
    moment = StopLimits(ending=ENDLESS, answered=0.5, last_look=0.0, pauses=PAUSES)
    running = MadeUp(answer, True)
    assert await outcome(running, moment) == (Outcome.STILL_RUNNING, f"HTTP {status}")
    assert running.reads > 1
    away = Unreachable("timeout", sent=False)
    assert await outcome(MadeUp(answer, away), moment) == (
        Outcome.NOT_CONFIRMED,
        f"HTTP {status}",
    )


async def test_a_failure_that_was_carried_out() -> None:
    failed = failing(Unreachable("server-error", sent=True), 500)
    assert await outcome(MadeUp(failed, True, True, False)) == (Outcome.STOPPED, None)


async def test_a_request_without_end_leaves_time_for_a_look() -> None:
    kept = StopLimits(last_look=ENDLESS - 0.2, ending=ENDLESS, pauses=PAUSES)
    client = MadeUp(None, False)
    assert await outcome(client, kept) == (Outcome.STOPPED, None)
    assert client.reads == 1


def test_the_result_of_a_refusal_comes_within_two_seconds() -> None:
    limits = StopLimits()
    assert limits.answered < 2.0
    assert limits.reading + limits.last_look < limits.patience
    assert limits.people < limits.reading
    assert limits.ending >= limits.patience
