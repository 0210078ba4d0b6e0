"""From answers and looks to an outcome, without a memory."""

from __future__ import annotations

from services.acts.act import Act
from services.acts.kinds import ActOutcome
from services.stop import Reply
from services.trueconf import (
    NoSuchPath,
    NotAuthorised,
    NotFound,
    PermissionMissing,
    TLSFailure,
    TrueConfError,
    Unreachable,
)

Found = tuple[ActOutcome, str | None]


def unsent(failure: TrueConfError | TimeoutError) -> Found:
    """Nothing was sent: the server could not be read or reached."""
    if said := refusal(failure):
        return said
    silent = isinstance(failure, Unreachable | TLSFailure | TimeoutError)
    return (ActOutcome.UNREACHABLE if silent else ActOutcome.UNREADABLE), None


def refusal(failure: Exception | None) -> Found | None:
    """What the server surely has not done, by its own word."""
    match failure:
        case PermissionMissing():
            return ActOutcome.REFUSED, failure.permission
        case NotAuthorised():
            return ActOutcome.CREDENTIALS_REFUSED, None
        case NoSuchPath(unknown_call=True):
            return ActOutcome.UNKNOWN_CALL, None
        case NotFound():
            return ActOutcome.ENDED, None
    return None


def concluded(act: Act, done: bool | None, reply: Reply, status: int | None) -> Found:
    """After a request: by what is seen of it, and by what was answered."""
    if done:
        return ActOutcome.DONE, None
    answered = None if reply.may_take_long else f"HTTP {status}"
    if reply is Reply.REFUSED:
        return ActOutcome.DECLINED, answered
    if done is False:
        return ActOutcome.UNCHANGED, answered
    accepted = act.needs_a_person and reply is Reply.CONSENT
    return (ActOutcome.ACCEPTED if accepted else ActOutcome.NOT_CONFIRMED), answered
