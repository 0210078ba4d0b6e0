"""What becomes of the alerts that wait together for one chat: said, edited in, or dropped."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from services.alerts.kinds import FOLLOWS, NEEDLESS_ENDS, Kind
from services.alerts.pending import PendingAlert


@dataclass(frozen=True, slots=True)
class BatchItem:
    alert: PendingAlert
    end: PendingAlert | None = None  # of the outage that it tells of
    others: tuple[PendingAlert, ...] = ()  # told together with it

    @property
    def ids(self) -> list[int]:
        ends = () if self.end is None else (self.end,)
        return [each.id for each in (self.alert, *ends, *self.others)]

    @property
    def reply_to(self) -> int | None:
        return self.alert.follows[-1].message_id if self.alert.follows else None

    @property
    def stands_alone(self) -> bool:
        """It is never one of a list: its text speaks of the button below."""
        return self.alert.kind in {Kind.STOP_RESULT, Kind.MEMBER_ASKS}


def ids_of(items: Sequence[BatchItem]) -> list[int]:
    return [number for item in items for number in item.ids]


def obsolete(waiting: Sequence[PendingAlert]) -> list[int]:
    """The ids of what need not be said any more: what is not wanted now, with its end, and what
    was over before it was told.
    """
    over = {(NEEDLESS_ENDS[a.kind], a.thread) for a in waiting if a.kind in NEEDLESS_ENDS}
    unwanted = {alert.thread for alert in waiting if not alert.wanted}
    return [
        alert.id
        for alert in waiting
        if not alert.wanted
        or (alert.kind in NEEDLESS_ENDS and not alert.follows)
        or (alert.kind, alert.thread) in over
        or (alert.kind in FOLLOWS and alert.thread in unwanted and not alert.follows)
    ]


def edits(alert: PendingAlert) -> list[int]:
    """The messages to edit; none if it is said in a message of its own."""
    if alert.kind is not Kind.FORGOTTEN_ENDED:
        return []
    return [sent.message_id for sent in alert.follows if sent.alone and sent.message_id]


def batch_of(waiting: Sequence[PendingAlert], in_words: Collection[int] = ()) -> list[BatchItem]:
    """What is said in new messages, in order; `in_words` are the ids of edits that failed."""
    ends = {alert.thread: alert for alert in waiting if alert.kind is Kind.RECOVERY}
    begun = {alert.thread for alert in waiting if alert.kind is Kind.OUTAGE}
    said: list[BatchItem] = []
    merged: dict[bool, int] = {}  # of outages, and of times offline: where their entry is
    for alert in waiting:
        if alert.kind is Kind.MISSED:
            of_servers = alert.server_id is not None
            if (place := merged.setdefault(of_servers, len(said))) < len(said):
                first = said[place]
                said[place] = BatchItem(first.alert, others=(*first.others, alert))
                continue
        if edits(alert) and alert.id not in in_words:
            continue
        if alert.kind is Kind.RECOVERY and alert.thread in begun:
            continue
        said.append(
            BatchItem(alert, ends.get(alert.thread) if alert.kind is Kind.OUTAGE else None)
        )
    return said
