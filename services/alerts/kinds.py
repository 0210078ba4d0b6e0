"""The kinds of alerts, and what follows from the kind alone."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """Each kind has a text of its own; operators may refuse those of `CHOICES`."""

    OUTAGE = "outage"
    OUTAGE_CHANGED = "outage-changed"  # somebody took it or gave it back: edits the alert
    OUTAGE_REPEAT = "outage-repeat"  # nobody took it: a reply to the alert
    RECOVERY = "recovery"
    CERTIFICATE = "certificate"
    CERTIFICATE_RENEWED = "certificate-renewed"
    FORGOTTEN = "forgotten"
    FORGOTTEN_CHANGED = "forgotten-changed"  # as of an outage
    FORGOTTEN_ENDED = "forgotten-ended"  # edits the alert that it follows
    LIMIT = "limit"  # the users online are near the limit of the license
    DIGEST = "digest"  # what has been in a day or a week, for one who asked for it
    OFFLINE = "offline"  # the bot itself was
    MAINTENANCE = "maintenance"  # a pause of a server has begun, or was ended before its time
    DEPARTED = "departed"  # a server is no longer in the settings
    MISSED = "missed"  # instead of many outages, or times offline, that are over
    UNDELIVERED = "undelivered"  # a group cannot be reached
    UNTAKEN = "untaken"  # a second channel refuses an alert for good
    STOP_RESULT = "stop-result"  # of a stop whose screen did not get it
    ACT_RESULT = "act-result"  # of another act, as above
    MEMBER_ASKS = "member-asks"  # somebody has used an invitation
    MEMBER_ADMITTED = "member-admitted"  # told to that person
    RULE_WARNING = "rule-warning"  # the rule will stop a conference unless somebody says no
    RULE_CHANGED = "rule-changed"  # later, or not yet: edits the warning, whose buttons stay
    RULE_DECIDED = "rule-decided"  # edits the warning for good
    RULE_PAUSED = "rule-paused"  # told to owners
    RULE_REPORT = "rule-report"  # of a dry run, told to owners


# A kind that follows another one is wanted wherever that one was put, and never muted: but for
# those of `CHOSEN_AS`.
FOLLOWS = {
    Kind.OUTAGE_CHANGED: Kind.OUTAGE,
    Kind.OUTAGE_REPEAT: Kind.OUTAGE,
    Kind.RECOVERY: Kind.OUTAGE,
    Kind.FORGOTTEN_CHANGED: Kind.FORGOTTEN,
    Kind.CERTIFICATE_RENEWED: Kind.CERTIFICATE,
    Kind.FORGOTTEN_ENDED: Kind.FORGOTTEN,
    Kind.RULE_CHANGED: Kind.RULE_WARNING,
    Kind.RULE_DECIDED: Kind.RULE_WARNING,
}
# They follow by an edit of the message that they follow.
EDITING = frozenset(
    {
        Kind.OUTAGE_CHANGED,
        Kind.FORGOTTEN_CHANGED,
        Kind.FORGOTTEN_ENDED,
        Kind.RULE_CHANGED,
        Kind.RULE_DECIDED,
    }
)
# The edit is the whole message drawn anew as it holds then, also one that tells of more.
VIEWED = frozenset({Kind.OUTAGE_CHANGED, Kind.FORGOTTEN_CHANGED, Kind.FORGOTTEN_ENDED})
# After them what they follow goes on; the others of `FOLLOWS` are its end.
_GOES_ON = {Kind.OUTAGE_CHANGED, Kind.OUTAGE_REPEAT, Kind.FORGOTTEN_CHANGED, Kind.RULE_CHANGED}
ENDS = frozenset(FOLLOWS) - _GOES_ON
# Who refuses or mutes the kind on the right hears of the one on the left no more either.
CHOSEN_AS = {Kind.OUTAGE_REPEAT: Kind.OUTAGE}
# They make what still waits of repeats untrue, in every chat.
SETTLING = frozenset({Kind.OUTAGE_CHANGED, Kind.RECOVERY})
# Who can do something about them: they ask, so a mute does not hold for them.
FOR_OWNERS = frozenset({Kind.UNDELIVERED, Kind.UNTAKEN, Kind.RULE_PAUSED, Kind.RULE_REPORT})
# Ends that nobody needs to hear of who has not heard of the beginning: there is nothing to do.
_NEEDLESS = (Kind.CERTIFICATE_RENEWED, Kind.FORGOTTEN_ENDED, Kind.RULE_DECIDED)
NEEDLESS_ENDS = {kind: FOLLOWS[kind] for kind in _NEEDLESS}
# What operators choose among, and what groups of the settings do.
# What goes to a second channel: all that is for everybody and can do without a button. Each place
# makes its own summary of what is over.
BY_CHANNEL = frozenset(
    {
        Kind.OUTAGE,
        Kind.RECOVERY,
        Kind.CERTIFICATE,
        Kind.CERTIFICATE_RENEWED,
        Kind.FORGOTTEN,
        Kind.FORGOTTEN_ENDED,
        Kind.LIMIT,
        Kind.OFFLINE,
        Kind.DEPARTED,
        Kind.UNDELIVERED,
        Kind.UNTAKEN,
        Kind.RULE_PAUSED,
    }
)
# What goes there also while Telegram answers, where nobody has got it in time: it cannot wait.
PRESSING = frozenset({Kind.OUTAGE})
CHOICES = (Kind.OUTAGE, Kind.CERTIFICATE, Kind.FORGOTTEN, Kind.LIMIT, Kind.OFFLINE)
# What can be told at once in quiet hours.
URGENT = (*CHOICES, Kind.RULE_WARNING)
SELECTABLE = (*CHOICES, Kind.RULE_WARNING, Kind.DEPARTED)
