"""What an entry is, whichever record it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

from services.acts import ActKind
from services.operators import RULE_ID

# No database takes so large a number.
TOO_LARGE = 2**63


class Record(StrEnum):
    """Where it stands."""

    STOPS = "s"  # services/stop/audit.py
    REQUESTS = "r"  # services/acts/record.py
    CHANGES = "c"  # services/journal.py


class Kind(StrEnum):
    """What somebody did, or tried to do."""

    STOP = "stop"
    STOP_RECORDING = ActKind.STOP_RECORDING
    START_AGAIN = ActKind.START_AGAIN
    CALL_OWNER = ActKind.CALL_OWNER
    CHANGE = "change"  # of who may use the bot, and of rights
    REFUSED = "refused"  # what somebody may not do


@dataclass(frozen=True, slots=True)
class Number:
    """Of an entry: it stays the same for ever."""

    record: Record
    id: int

    @property
    def key(self) -> str:
        return f"{self.record}{self.id}"

    @classmethod
    def from_key(cls, key: object) -> Self | None:
        """None for anything else."""
        if not isinstance(key, str) or key[:1] not in set(Record) or not key[1:].isdecimal():
            return None
        number = int(key[1:])
        return cls(Record(key[:1]), number) if number < TOO_LARGE else None


@dataclass(frozen=True, slots=True)
class Entry:
    """
    :ivar name: of the operator, as Telegram showed it then
    :ivar server: its name then; None: it is about no server
    :ivar act: of a change, what was done; of a refusal, which right is missing; else as the kind
    :ivar kind: None for an act of a later version
    :ivar outcome: a word of that record; None: it is being carried out, or was cut off
    :ivar settled_at: when its outcome was known; None: as above, or at once
    :ivar batch: the same for all that were asked for together
    """

    number: Number
    at: datetime
    operator_id: int
    name: str
    server_id: int | None
    server: str | None
    act: str
    kind: Kind | None
    topic: str | None
    conference_id: str | None
    people: int | None
    outcome: str | None
    detail: str | None
    settled_at: datetime | None
    batch: str | None

    @property
    def by_rule(self) -> bool:
        return self.operator_id == RULE_ID

    @property
    def took(self) -> float | None:
        """Seconds from the press to the outcome; None: unknown, or the clock was set back."""
        if self.settled_at is None or self.number.record is Record.CHANGES:
            return None
        seconds = (self.settled_at - self.at).total_seconds()
        return seconds if seconds >= 0 else None


@dataclass(frozen=True, slots=True)
class Question:
    """What the confirm screen said.

    :ivar people: None: it said that the number is unknown
    :ivar age: seconds that the session had run; None: unknown
    :ivar threshold: the hours by which it looked forgotten; None: not stopped for that
    """

    topic: str | None
    owner: str | None
    people: int | None
    age: float | None
    threshold: int | None
    shown_at: datetime


@dataclass(frozen=True, slots=True)
class Card:
    """
    :ivar question: None where none was asked, or it was not the newest one
    :ivar together: how many were asked for with one Yes, this one included
    """

    entry: Entry
    address: str | None
    session_id: str | None
    owner: str | None
    question: Question | None
    together: int


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries somebody wants to see; None: all of them."""

    server_id: int | None = None
    operator_id: int | None = None
    kind: Kind | None = None
    since: datetime | None = None
    numbers: frozenset[Number] | None = None
