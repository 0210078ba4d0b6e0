"""What alerts tell. Events are JSON with these names in the outbox, so that the next version can
send what this one has put.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from typing import ClassVar

from pydantic import AwareDatetime, TypeAdapter

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
class OutageBegan(Event):
    kind = Kind.OUTAGE

    server: str
    verdict: str
    reason: str | None
    began_at: AwareDatetime


@dataclass(frozen=True, slots=True)
class OutageEnded(Event):
    kind = Kind.RECOVERY

    server: str
    verdict: str  # of the check that ended it
    seconds: float  # how long it lasted
    ended_at: AwareDatetime
    between: bool  # it ended at any time since `last_bad_at`
    last_bad_at: AwareDatetime


@dataclass(frozen=True, slots=True)
class CertificateEnds(Event):
    kind = Kind.CERTIFICATE

    server: str
    expires_at: AwareDatetime
    days: int  # left; 0: it has expired


@dataclass(frozen=True, slots=True)
class CertificateRenewed(Event):
    kind = Kind.CERTIFICATE_RENEWED

    server: str
    expires_at: AwareDatetime


@dataclass(frozen=True, slots=True)
class LooksForgotten(Event):
    """What the last lines hold, earlier versions did not put."""

    kind = Kind.FORGOTTEN

    server: str
    topic: str | None
    rule: str
    people: int | None
    age: float | None  # seconds for which the conference runs
    sighting: int  # the number of its record
    devices: int | None = None  # of the people
    host: str | None = None  # the name of the lone one
    recording: bool | None = None
    owner: str | None = None
    conference_id: str | None = None
    looked_at: AwareDatetime | None = None  # when all this was read


@dataclass(frozen=True, slots=True)
class ForgottenEnded(Event):
    kind = Kind.FORGOTTEN_ENDED

    server: str
    topic: str | None


@dataclass(frozen=True, slots=True)
class BotWasOffline(Event):
    kind = Kind.OFFLINE

    began_at: AwareDatetime
    ended_at: AwareDatetime
    clock: bool = False  # because its clock was wrong


@dataclass(frozen=True, slots=True)
class ServerDeparted(Event):
    kind = Kind.DEPARTED

    server: str
    now: str | None  # the name that its address has in the settings; None: it is not there


@dataclass(frozen=True, slots=True)
class ManyMissed(Event):
    """Many outages of a server that are over, or many times in which the bot was offline."""

    kind = Kind.MISSED

    server: str | None  # None: the bot itself
    count: int
    began_at: AwareDatetime
    ended_at: AwareDatetime


@dataclass(frozen=True, slots=True)
class GroupUnreachable(Event):
    kind = Kind.UNDELIVERED

    chat: str
    reason: str


@dataclass(frozen=True, slots=True)
class StopSettled(Event):
    kind = Kind.STOP_RESULT

    entry: int  # the number of the stop's record
    interrupted: bool  # by the end of the bot
    outcome: str
    server: str
    topic: str | None
    conference_id: str | None
    detail: str | None


@dataclass(frozen=True, slots=True)
class ActSettled(Event):
    kind = Kind.ACT_RESULT

    act: str
    outcome: str
    server: str
    topic: str | None
    conference_id: str
    owner: str | None
    detail: str | None


@dataclass(frozen=True, slots=True)
class MemberAsks(Event):
    kind = Kind.MEMBER_ASKS

    invitation: int  # the number of its record
    name: str
    username: str | None
    user: int  # Telegram's id
    role: str


@dataclass(frozen=True, slots=True)
class MemberAdmitted(Event):
    kind = Kind.MEMBER_ADMITTED

    by: str
    role: str


_CLASSES: dict[Kind, type[Event]] = {
    each.kind: each
    for each in (
        OutageBegan,
        OutageEnded,
        CertificateEnds,
        CertificateRenewed,
        LooksForgotten,
        ForgottenEnded,
        BotWasOffline,
        ServerDeparted,
        ManyMissed,
        GroupUnreachable,
        StopSettled,
        ActSettled,
        MemberAsks,
        MemberAdmitted,
    )
}


def event_of(kind: str, text: object) -> Event | None:
    """The event of a row; None where another version wrote it, or it is damaged."""
    try:
        values = json.loads(str(text))
        return _adapter(Kind(kind)).validate_python(_sendable(values))
    except (ValueError, RecursionError):
        return None


@cache
def _adapter(kind: Kind) -> TypeAdapter[Event]:
    return TypeAdapter(_CLASSES[kind])


def _sendable(values: object) -> object:
    """Half a character, of a foreign text that was cut, cannot be sent."""
    if not isinstance(values, dict):
        return values
    return {
        name: value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
        for name, value in values.items()
    }
