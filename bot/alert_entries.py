"""What becomes of the alerts that wait together for one chat: said, edited in, or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.alerts import FOLLOWS, Kind
from services.waiting import Waiting


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to be said: an alert, or an outage together with its end."""

    alert: Waiting
    end: Waiting | None = None

    @property
    def ids(self) -> list[int]:
        return [self.alert.id] if self.end is None else [self.alert.id, self.end.id]

    @property
    def reply_to(self) -> int | None:
        """The message of what it follows."""
        return self.alert.follows[-1].message_id if self.alert.follows else None


def to_drop(waiting: Sequence[Waiting]) -> list[int]:
    """The ids of what need not be said any more: what is not wanted now, with the end of it; and a
    forgotten conference that has ended before anything was said of it.
    """
    unwanted = {alert.thread for alert in waiting if not alert.wanted}
    ended = {alert.thread for alert in waiting if alert.kind is Kind.FORGOTTEN_ENDED}
    return [
        alert.id
        for alert in waiting
        if not alert.wanted
        or (alert.kind is Kind.FORGOTTEN and alert.thread in ended)
        or (alert.kind is Kind.FORGOTTEN_ENDED and not alert.follows)
        or (alert.kind in FOLLOWS and alert.thread in unwanted and not alert.follows)
    ]


def edits(alert: Waiting) -> list[int]:
    """The messages that are edited to say this; none where it is said in a message of its own."""
    if alert.kind is not Kind.FORGOTTEN_ENDED:
        return []
    return [sent.message_id for sent in alert.follows if sent.alone and sent.message_id]


def entries(waiting: Sequence[Waiting]) -> list[Entry]:
    """What is to be said in messages of its own, in order."""
    ends = {alert.thread: alert for alert in waiting if alert.kind is Kind.RECOVERY}
    begun = {alert.thread for alert in waiting if alert.kind is Kind.OUTAGE}
    return [
        Entry(alert, ends.get(alert.thread) if alert.kind is Kind.OUTAGE else None)
        for alert in waiting
        if not edits(alert) and not (alert.kind is Kind.RECOVERY and alert.thread in begun)
    ]
