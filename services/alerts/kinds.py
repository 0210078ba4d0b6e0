"""The kinds of alerts, and what follows from the kind alone."""

from __future__ import annotations

from enum import StrEnum


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
    ACT_RESULT = "act-result"  # of another act, as above
    MEMBER_ASKS = "member-asks"  # somebody has used an invitation
    MEMBER_ADMITTED = "member-admitted"  # told to that person


# A kind that follows another one is wanted wherever that one was put, and never muted.
FOLLOWS = {
    Kind.RECOVERY: Kind.OUTAGE,
    Kind.CERTIFICATE_RENEWED: Kind.CERTIFICATE,
    Kind.FORGOTTEN_ENDED: Kind.FORGOTTEN,
}
# Ends that nobody needs to hear of who has not heard of the beginning: there is nothing to do.
NEEDLESS_ENDS = {kind: FOLLOWS[kind] for kind in (Kind.CERTIFICATE_RENEWED, Kind.FORGOTTEN_ENDED)}
CHOICES = (Kind.OUTAGE, Kind.CERTIFICATE, Kind.FORGOTTEN, Kind.OFFLINE)
