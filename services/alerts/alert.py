"""What an alert is: the words that those who raise alerts and those who send them share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

# What the text of an alert may hold: JSON that needs no parsing. Moments are ISO 8601 in UTC.
Value = str | int | float | bool | None


class Kind(StrEnum):
    """Each kind has a text of its own; operators may refuse those of `CHOICES`."""

    OUTAGE = "outage"
    RECOVERY = "recovery"
    CERTIFICATE = "certificate"
    CERTIFICATE_RENEWED = "certificate-renewed"
    FORGOTTEN = "forgotten"
    FORGOTTEN_ENDED = "forgotten-ended"  # edits the alert that it follows
    OFFLINE = "offline"  # the bot itself was
    DEPARTED = "departed"  # a server is no longer in the settings
    MISSED = "missed"  # instead of many outages, or times offline, that are over
    UNDELIVERED = "undelivered"  # a group cannot be reached
    STOP_RESULT = "stop-result"  # of a stop whose screen did not get it


# A kind that follows another one is wanted wherever that one was put, and never muted.
FOLLOWS = {
    Kind.RECOVERY: Kind.OUTAGE,
    Kind.CERTIFICATE_RENEWED: Kind.CERTIFICATE,
    Kind.FORGOTTEN_ENDED: Kind.FORGOTTEN,
}
# Ends that nobody needs to hear of who has not heard of the beginning: there is nothing to do.
NEEDLESS_ENDS = {kind: FOLLOWS[kind] for kind in (Kind.CERTIFICATE_RENEWED, Kind.FORGOTTEN_ENDED)}
# What an operator can refuse.
CHOICES = (Kind.OUTAGE, Kind.CERTIFICATE, Kind.FORGOTTEN, Kind.OFFLINE)


@dataclass(frozen=True, slots=True)
class Alert:
    """Something that the operators should know without asking.

    :ivar thread: what belongs together, such as "outage:17": a later alert of it replies to the
        first one of the same chat, or edits it
    :ivar data: the variables of its text
    :ivar operator_id: for this operator alone; None for everybody who wants it
    """

    kind: Kind
    server_id: int | None
    thread: str
    data: Mapping[str, Value]
    operator_id: int | None = None
