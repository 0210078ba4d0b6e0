"""What alerts tell: a class for each kind. In the outbox an event is JSON with these names, so
that what one version has put can be sent by the next one.
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
    """Names are those of the moment; what the bot calls a verdict, a rule or an outcome is a word
    here, which a later version may not know any more.
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
    """
    :ivar verdict: of the check that ended it
    :ivar seconds: how long it lasted
    :ivar between: it ended at any time since `last_bad_at`
    """

    kind = Kind.RECOVERY

    server: str
    verdict: str
    seconds: float
    ended_at: AwareDatetime
    between: bool
    last_bad_at: AwareDatetime


@dataclass(frozen=True, slots=True)
class CertificateEnds(Event):
    """
    :ivar days: that are left; 0 where it has expired
    """

    kind = Kind.CERTIFICATE

    server: str
    expires_at: AwareDatetime
    days: int


@dataclass(frozen=True, slots=True)
class CertificateRenewed(Event):
    kind = Kind.CERTIFICATE_RENEWED

    server: str
    expires_at: AwareDatetime


@dataclass(frozen=True, slots=True)
class LooksForgotten(Event):
    """
    :ivar age: seconds for which the conference runs
    :ivar sighting: the number of its record
    """

    kind = Kind.FORGOTTEN

    server: str
    topic: str | None
    rule: str
    people: int | None
    age: float | None
    sighting: int


@dataclass(frozen=True, slots=True)
class ForgottenEnded(Event):
    kind = Kind.FORGOTTEN_ENDED

    server: str
    topic: str | None


@dataclass(frozen=True, slots=True)
class BotWasOffline(Event):
    """
    :ivar clock: because its clock was wrong
    """

    kind = Kind.OFFLINE

    began_at: AwareDatetime
    ended_at: AwareDatetime
    clock: bool = False


@dataclass(frozen=True, slots=True)
class ServerDeparted(Event):
    """
    :ivar now: the name under which its address is in the settings; None where it is not
    """

    kind = Kind.DEPARTED

    server: str
    now: str | None


@dataclass(frozen=True, slots=True)
class ManyMissed(Event):
    """Many outages of a server that are over, or many times in which the bot was offline.

    :ivar server: None of the bot itself
    """

    kind = Kind.MISSED

    server: str | None
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
    """
    :ivar entry: the number of the stop's record
    :ivar interrupted: by the end of the bot
    """

    kind = Kind.STOP_RESULT

    entry: int
    interrupted: bool
    outcome: str
    server: str
    topic: str | None
    conference_id: str | None
    detail: str | None


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
