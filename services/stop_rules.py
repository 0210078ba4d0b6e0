"""The rules of a stop, without a memory: what a screen says, when a Yes counts, what an outcome
is.
"""

from __future__ import annotations

from datetime import UTC, datetime

from services import confirmations
from services.audit import Outcome
from services.conferences import SessionRef
from services.confirmations import Anew, Confirmation
from services.forgotten_rules import Rule, exceeds, judge
from services.operators import Operator
from services.servers import Server
from services.session_state import Life, State
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
) -> Confirmation:
    """What a confirm screen says now."""
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
        shown_at=datetime.now(UTC),
        threshold=threshold,
    )


def why_anew(
    confirmed: Confirmation, running: Session, participants: Participants | None
) -> Anew | None:
    """Why a Yes has to be asked for once more; None when the screen still tells the truth."""
    if confirmed.threshold is not None:
        judged = judge(participants)
        if not isinstance(judged, Rule) or not exceeds(running.age, confirmed.threshold):
            return Anew.NOT_FORGOTTEN
    if confirmed.understates(None if participants is None else len(participants.people)):
        return Anew.MORE_PEOPLE
    return Anew.EXPIRED if confirmed.expired(datetime.now(UTC)) else None


def after(state: State) -> Outcome:
    """The outcome of a stop request, by what became of the session."""
    match state.life:
        case Life.ENDED:
            return Outcome.STOPPED
        case Life.REPLACED:
            return Outcome.STOPPED_RESTARTED
        case Life.RUNNING:
            return Outcome.STILL_RUNNING


def unread(failure: TrueConfError | TimeoutError) -> tuple[Outcome, str | None]:
    """The outcome when the server could not be read, so that nothing was sent, or it refused the
    request.
    """
    match failure:
        case PermissionMissing():
            return Outcome.REFUSED, failure.permission
        case NotAuthorised():
            return Outcome.CREDENTIALS_REFUSED, None
        case Unreachable() | TLSFailure() | TimeoutError():
            return Outcome.UNREACHABLE, None
        case _:
            return Outcome.UNREADABLE, None
