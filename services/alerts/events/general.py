"""What alerts tell of servers, conferences, people and the bot itself."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import AwareDatetime

from services.alerts.alert import Event
from services.alerts.kinds import Kind


@dataclass(frozen=True, slots=True)
class OutageBegan(Event):
    kind = Kind.OUTAGE

    server: str
    verdict: str
    reason: str | None
    began_at: AwareDatetime
    escalated: bool = False  # told to this chat because nobody took it


@dataclass(frozen=True, slots=True)
class OutageEnded(Event):
    kind = Kind.RECOVERY

    server: str
    verdict: str  # of the check that ended it
    seconds: float  # how long it lasted
    ended_at: AwareDatetime
    between: bool  # it ended at any time since `last_bad_at`
    last_bad_at: AwareDatetime
    by: str | None = None  # who had taken it


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
class UsersNearLimit(Event):
    kind = Kind.LIMIT

    server: str
    users: int
    limit: int
    percent: int  # 90 or 100
    at: AwareDatetime


@dataclass(frozen=True, slots=True)
class DigestReady(Event):
    kind = Kind.DIGEST

    every: str  # "daily" or "weekly"
    begin: AwareDatetime
    end: AwareDatetime
    servers: str  # JSON: a list of the reports of services/digest/report.py
    pictured: int | None = None  # the id of the server on the picture


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
    """:ivar topic: which alone gets nothing; 0: General, None: the whole group"""

    kind = Kind.UNDELIVERED

    chat: str
    reason: str
    topic: int | None = None


@dataclass(frozen=True, slots=True)
class ChannelRefuses(Event):
    """`number`: which channel of the settings; `status` is of HTTP."""

    kind = Kind.UNTAKEN

    scheme: str
    number: int
    put_at: AwareDatetime
    status: int | None


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
    listed: bool = False  # one of several, with nothing to be pressed: it may stand in a list


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
