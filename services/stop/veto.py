"""What forbids a stop, whatever runs."""

from __future__ import annotations

from services.operators import Operator
from services.protection import Protections
from services.roles import Right
from services.servers import Server
from services.stop.audit import Outcome
from services.stop.confirmations import Confirmation
from services.trueconf import Session

# An outcome without a request, and its detail.
Refusal = tuple[Outcome, str | None]


def forbidden_now(
    protections: Protections,
    operator: Operator,
    server: Server,
    running: Session,
    confirmed: Confirmation,
) -> Refusal | None:
    """Why it may not be stopped: what holds at this moment, not what held when the question was
    shown. The owner is the one of the screen where the server does not say.
    """
    if not operator.may(Right.ACT, server.id):
        return Outcome.NOT_ALLOWED, None
    owner = running.owner or confirmed.owner
    protection = protections.of(server, running.conference_id, owner)
    return (Outcome.PROTECTED, protection.account) if protection else None
