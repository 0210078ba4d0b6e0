"""What somebody has chosen to see and to get, as the dialog keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Self

from services.log import Kind, Wanted

# The choice of everything.
ALL = "all"
# Days that a file can go back; the records are kept for 400.
SPANS = (7, 30, 90, 400)


class Subject(StrEnum):
    """What a file is about; one of them for each table of dialogs/log/tables.py."""

    LOG = "log"
    OUTAGES = "outages"
    AVAILABILITY = "availability"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Filter:
    """None: all of them."""

    server_id: int | None = None
    operator_id: int | None = None
    kind: Kind | None = None

    @property
    def wanted(self) -> Wanted:
        return Wanted(self.server_id, self.operator_id, self.kind)

    def since(self, moment: datetime) -> Wanted:
        return replace(self.wanted, since=moment)

    def to_dict(self) -> dict[str, Any]:
        return {"server": self.server_id, "person": self.operator_id, "kind": self.kind}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """What another version of the program has left counts as all."""
        server, person, kind = (data.get(name) for name in ("server", "person", "kind"))
        return cls(
            server if isinstance(server, int) else None,
            person if isinstance(person, int) else None,
            Kind(kind) if kind in set(Kind) else None,
        )


@dataclass(frozen=True, slots=True)
class Export:
    subject: Subject = Subject.LOG
    days: int = SPANS[1]

    def since(self, now: datetime) -> datetime:
        return now - timedelta(days=self.days)

    def to_dict(self) -> dict[str, Any]:
        return {"subject": self.subject, "days": self.days}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """As above: what is usual."""
        subject, days = data.get("subject"), data.get("days")
        return cls(
            Subject(subject) if subject in set(Subject) else cls().subject,
            days if days in SPANS else cls().days,
        )
