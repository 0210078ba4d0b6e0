"""Which run of which conference is meant."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from services.trueconf import Session


class Sameness(Enum):
    """Whether two references mean the same run of a conference."""

    SAME = "same"
    DIFFERENT = "different"
    UNKNOWN = "cannot tell"


@dataclass(frozen=True, slots=True)
class SessionRef:
    """Which run of which conference; small enough to travel in dialog data and rows."""

    conference_id: str | None
    session_id: str | None
    started_at: datetime | None  # tells runs apart where there is no session id

    @classmethod
    def of(cls, session: Session) -> SessionRef:
        return cls(session.conference_id, session.session_id, session.started_at)

    @property
    def identified(self) -> bool:
        """Whether this run can be told from the next one of the same conference."""
        return self.session_id is not None or self.started_at is not None

    @property
    def key(self) -> str:
        """Short, for callback data; the same after a restart and anywhere in the list."""
        parts = (self.conference_id, self.session_id or self.started_at)
        return hashlib.blake2b(repr(parts).encode(), digest_size=8).hexdigest()

    def compare(self, other: SessionRef) -> Sameness:
        """UNKNOWN also for a contradiction, such as one session id with two starts."""
        ids = _compare(self.session_id, other.session_id)
        if self.conference_id != other.conference_id:
            return Sameness.UNKNOWN if ids is Sameness.SAME else Sameness.DIFFERENT
        known = {ids, _compare(self.started_at, other.started_at)} - {Sameness.UNKNOWN}
        return known.pop() if len(known) == 1 else Sameness.UNKNOWN


def _compare(one: object, other: object) -> Sameness:
    if one is None or other is None:
        return Sameness.UNKNOWN
    return Sameness.SAME if one == other else Sameness.DIFFERENT
