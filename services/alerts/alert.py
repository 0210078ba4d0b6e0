"""What those who raise alerts hand to the outbox."""

from __future__ import annotations

from dataclasses import dataclass

from services.alerts.events import Event


@dataclass(frozen=True, slots=True)
class Alert:
    """Something that the operators should know without asking."""

    event: Event
    server_id: int | None
    thread: str  # what belongs together ("outage:17"): later ones reply to the first, or edit it
    operator_id: int | None = None  # for this one alone; None: everybody who wants it
