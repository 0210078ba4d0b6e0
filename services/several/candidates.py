"""What can be asked for together, and why some of it is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from services.conferences import Card, Listing, SessionRef
from services.forgotten import Doubt, Finding, Rule, exceeds, judge
from services.servers import Server
from services.trueconf import Session

# Conferences that one screen names.
MOST = 30


class LeftOut(StrEnum):
    """Why a conference that was chosen is not asked for."""

    PROTECTED = "protected"
    NOT_ALLOWED = "not-allowed"  # this person may not stop it
    DOUBTFUL = "doubtful"  # it is unclear what a stop would end, or who is in it
    NOT_FORGOTTEN = "not-forgotten"  # it was chosen for that, and is no longer
    ENDED = "ended"
    UNREADABLE = "unreadable"  # the server does not answer, or not what was asked
    TOO_MANY = "too-many"


@dataclass(frozen=True, slots=True)
class Candidate:
    """
    :ivar threshold: hours; set: it was chosen because it looked forgotten
    """

    server: Server
    session: Session
    threshold: int | None = None

    @property
    def ref(self) -> SessionRef:
        return SessionRef.of(self.session)

    @property
    def key(self) -> str:
        """Short, for callback data; the same after a restart and anywhere in a list."""
        return f"{self.server.id}-{self.ref.key}"


@dataclass(frozen=True, slots=True)
class Question:
    """
    :ivar batch: the key of the screen
    :ivar named: how many conferences it names; 0: there is nothing to be asked
    :ivar left_out: with the reason, in the order in which they were chosen
    """

    batch: str
    named: int
    left_out: Sequence[tuple[Candidate, LeftOut]]


def found(server: Server, findings: Iterable[Finding], threshold: int) -> list[Candidate]:
    """Those of a search that can be stopped, as far as it knows."""
    return [
        Candidate(server, each.session, threshold)
        for each in findings
        if isinstance(each.reason, Rule) and each.obstacle is None
    ]


def running(server: Server, listing: Listing) -> list[Candidate]:
    """The same of a list."""
    return [Candidate(server, each) for each in listing.sessions if listing.obstacle(each) is None]


def doubt(chosen: Candidate, card: Card) -> LeftOut | None:
    """Why it cannot be asked for by what was read just now."""
    if card.obstacle is not None or card.participants is None:
        return LeftOut.DOUBTFUL
    if chosen.threshold is None:
        return None
    judged = judge(card.participants)
    if isinstance(judged, Doubt) or card.session.age is None:
        return LeftOut.DOUBTFUL
    forgotten = judged is not None and exceeds(card.session.age, chosen.threshold)
    return None if forgotten else LeftOut.NOT_FORGOTTEN
