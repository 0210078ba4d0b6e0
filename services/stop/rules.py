"""The rules of a stop, without a memory."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from http import HTTPStatus

from services.conferences import Life, SessionRef, State
from services.forgotten import Rule, exceeds, judge
from services.operators import Operator
from services.servers import Server
from services.stop import confirmations
from services.stop.audit import Outcome
from services.stop.confirmations import Confirmation, ReconfirmReason
from services.trueconf import (
    NotAuthorised,
    Participants,
    PermissionMissing,
    Session,
    TLSFailure,
    TrueConfError,
    Unreachable,
)


def screen(
    operator: Operator,
    server: Server,
    running: Session,
    participants: Participants | None,
    threshold: int | None,
    *,
    now: datetime,
) -> Confirmation:
    return Confirmation(
        key=confirmations.new_key(),
        operator_id=operator.id,
        server_id=server.id,
        address=server.address,
        ref=SessionRef.of(running),
        topic=running.topic,
        owner=running.owner,
        people=None if participants is None else len(participants.people),
        age=running.age,
        shown_at=now,
        threshold=threshold,
        participants=participants,
    )


def hindrance(
    confirmed: Confirmation, state: State, participants: Participants | None = None
) -> Outcome | None:
    """Why nothing is sent; None when a request can end nothing but what the screen named."""
    if state.life is Life.ENDED:
        return Outcome.ALREADY_ENDED
    if state.life is Life.REPLACED:
        return Outcome.REPLACED
    if state.life is Life.RUNNING and state.session is None:
        return Outcome.UNREADABLE  # by its own word it runs, and it is not in the list
    if state.obstacle:
        return Outcome.AMBIGUOUS
    elsewhere = participants is not None and participants.session_ids - {
        confirmed.ref.session_id,
        state.session and state.session.session_id,
    }
    return None if _is_named(confirmed, state) and not elsewhere else Outcome.UNCLEAR


def _is_named(confirmed: Confirmation, state: State) -> bool:
    """Only the session that was named may end; one that nothing identifies must look the same."""
    if state.session is None or state.life is not Life.UNCLEAR:
        return state.session is not None and state.life is Life.RUNNING
    running = state.session
    if running.age is not None and confirmed.age is not None and running.age < confirmed.age:
        return False
    looks_the_same = (running.topic, running.owner) == (confirmed.topic, confirmed.owner)
    return state.unnamed(confirmed.ref) and looks_the_same


def reconfirm_reason(
    confirmed: Confirmation,
    running: Session,
    participants: Participants | None,
    now: datetime | None,
    on_screen: timedelta = timedelta(0),
) -> ReconfirmReason | None:
    """None when the screen still tells the truth.

    :param now: None: its Yes came in time, so its age counts no more
    :param on_screen: it was shown so long, as far as known
    """
    if confirmed.threshold is not None:
        judged = judge(participants)
        if not isinstance(judged, Rule) or not exceeds(running.age, confirmed.threshold):
            return ReconfirmReason.NOT_FORGOTTEN
    if confirmed.has_fewer_people_than(None if participants is None else len(participants.people)):
        return ReconfirmReason.MORE_PEOPLE
    late = now is not None and confirmed.expired(now, on_screen)
    return ReconfirmReason.EXPIRED if late else None


class Reply(StrEnum):
    """What the server answered to a stop request."""

    CONSENT = "consent"  # any 2xx
    NONE = "none"  # the answer was lost, or makes no sense
    FAILED = "failed"  # it may have been carried out, or there was nothing to stop
    REFUSED = "refused"  # it was surely not carried out

    @classmethod
    def of(cls, status: int | None) -> Reply:
        """`status` None: no answer came."""
        if status is None:
            return cls.NONE
        if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            return cls.CONSENT
        unsure = status in _UNSURE or status >= HTTPStatus.INTERNAL_SERVER_ERROR
        return cls.FAILED if unsure else cls.REFUSED

    @property
    def may_take_long(self) -> bool:
        """Whether the session may end a while later."""
        return self in (Reply.CONSENT, Reply.NONE)


_UNSURE = {HTTPStatus.NOT_FOUND, HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.CONFLICT}
# What a server answers that has nothing to stop (trueconf-api.md section 3.3).
_NOTHING_TO_STOP = {HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT}


def concluded(
    state: State,
    reply: Reply,
    status: int | None,
    failure: TrueConfError | TimeoutError | None,
) -> tuple[Outcome, str | None]:
    if state.over and status in _NOTHING_TO_STOP:
        # It ended in the moment between the last look and the request.
        return (Outcome.ALREADY_ENDED if state.life is Life.ENDED else Outcome.REPLACED), None
    if state.over:
        return outcome_after_request(state), None
    answered = None if reply.may_take_long else f"HTTP {status}"
    if reply is Reply.REFUSED:
        if refusal := _refusal(failure):
            return refusal
        if state.life is Life.RUNNING:
            return Outcome.DECLINED, answered
    return outcome_after_request(state), answered


def outcome_after_request(state: State) -> Outcome:
    """The outcome of a stop request, by what became of the session alone."""
    match state.life:
        case Life.ENDED:
            return Outcome.STOPPED
        case Life.REPLACED:
            return Outcome.STOPPED_RESTARTED
        case Life.RUNNING:
            return Outcome.STILL_RUNNING
        case Life.UNCLEAR:
            return Outcome.NOT_CONFIRMED


def outcome_of(failure: TrueConfError | TimeoutError) -> tuple[Outcome, str | None]:
    """Nothing was sent: the server could not be read or reached."""
    if refusal := _refusal(failure):
        return refusal
    silent = isinstance(failure, Unreachable | TLSFailure | TimeoutError)
    return (Outcome.UNREACHABLE if silent else Outcome.UNREADABLE), None


def _refusal(failure: Exception | None) -> tuple[Outcome, str | None] | None:
    """What the server refuses by its own word, whatever it was asked."""
    match failure:
        case PermissionMissing():
            return Outcome.REFUSED, failure.permission
        case NotAuthorised():
            return Outcome.CREDENTIALS_REFUSED, None
    return None
