"""What those who raise alerts hand to the outbox."""

from __future__ import annotations

from dataclasses import dataclass

from services.alerts.events import Event


@dataclass(frozen=True, slots=True)
class Alert:
    """Something that the operators should know without asking.

    :ivar thread: what belongs together, such as "outage:17": a later alert of it replies to the
        first one of the same chat, or edits it
    :ivar operator_id: for this operator alone; None for everybody who wants it
    """

    event: Event
    server_id: int | None
    thread: str
    operator_id: int | None = None
