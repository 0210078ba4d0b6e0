"""What those who raise alerts hand to the outbox."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import ClassVar

from services.alerts.kinds import Kind


@dataclass(frozen=True, slots=True)
class Event:
    """Names are those of the moment. Verdicts, rules and outcomes are words: a later version may
    not know them.
    """

    kind: ClassVar[Kind]

    def to_json(self) -> dict[str, str | int | float | bool | None]:
        """Moments are ISO 8601 in UTC."""
        values = asdict(self)
        moments = {n: v.isoformat() for n, v in values.items() if isinstance(v, datetime)}
        return values | moments


@dataclass(frozen=True, slots=True)
class Alert:
    """Something that the operators should know without asking."""

    event: Event
    server_id: int | None
    thread: str  # what belongs together ("outage:17"): later ones reply to the first, or edit it
    operator_id: int | None = None  # for this one alone; None: everybody who wants it
