"""Forgotten conferences: how one is judged (design section 4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from services.conferences import Obstacle
from services.servers import Server
from services.trueconf import Conference, NotFound, Participants, Session, TrueConfError

# Hours that a conference may run before it can be forgotten; the first is the default.
THRESHOLDS = (1, 2, 4, 8, 24)

_HOUR = 3600.0


class Rule(StrEnum):
    """Why a conference looks forgotten."""

    EMPTY = "empty"
    LONE_HOST = "lone-host"
    NO_HOST = "no-host"


class Doubt(StrEnum):
    """Why it could not be judged."""

    AGE = "age"
    PARTICIPANTS = "participants"
    HOSTS = "hosts"


def judge(participants: Participants | None) -> Rule | Doubt | None:
    """The age does not count here. `participants` None: they could not be read."""
    if participants is None:
        return Doubt.PARTICIPANTS
    people = participants.people
    if not people:
        return Rule.EMPTY
    if not participants.hosts_known:
        return Doubt.HOSTS
    hosts = sum(bool(person.is_host) for person in people)
    if not hosts:
        return Rule.NO_HOST
    return Rule.LONE_HOST if len(people) == hosts == 1 else None


def exceeds(age: float | None, hours: int) -> bool:
    """An unknown age never does."""
    return age is not None and age > hours * _HOUR


@dataclass(frozen=True, slots=True)
class Finding:
    """A conference that looks forgotten, or that could not be judged."""

    session: Session
    reason: Rule | Doubt
    people: int | None  # None: could not be read
    obstacle: Obstacle | None
    participants: Participants | None = field(default=None, compare=False, repr=False)
    recording: bool | None = field(default=None, compare=False)  # None: not read


@dataclass(frozen=True, slots=True)
class Findings:
    """Longest first."""

    forgotten: tuple[Finding, ...]
    unjudged: tuple[Finding, ...]
    read_at: datetime  # when the search began

    def older_than(self, hours: int) -> Findings:
        """An unknown age stays unjudged."""
        return Findings(
            tuple(each for each in self.forgotten if exceeds(each.session.age, hours)),
            tuple(
                each
                for each in self.unjudged
                if each.reason is Doubt.AGE or exceeds(each.session.age, hours)
            ),
            self.read_at,
        )


async def examine(server: Server, session: Session, obstacle: Obstacle | None) -> Finding | None:
    """Judge one session, however long it has run; None when it does not look forgotten."""
    if session.age is None:
        return Finding(session, Doubt.AGE, None, obstacle)
    try:
        participants = await server.client.participants(session)
    except TrueConfError:
        participants = None
    reason = judge(participants)
    people = None if participants is None else len(participants.people)
    return None if reason is None else Finding(session, reason, people, obstacle, participants)


async def own_state(server: Server, session: Session) -> Conference | None:
    """What the conference says of itself: one without an end in the call log may be stopped by
    its own word. None: nothing.
    """
    if session.conference_id is None:
        return None
    try:
        return await server.client.conference(session.conference_id)
    except NotFound:
        return Conference(id=session.conference_id, running=False)
    except TrueConfError:
        return None


async def says_it_runs(server: Server, session: Session) -> bool:
    """False only by the conference's own word."""
    own = await own_state(server, session)
    return own is None or own.running is not False
