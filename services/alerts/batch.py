"""What becomes of the alerts that wait together for one chat: said, edited in, or dropped."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from services.alerts.events import OutageChanged, StopSettled
from services.alerts.kinds import EDITING, FOLLOWS, NEEDLESS_ENDS, VIEWED, Kind
from services.alerts.pending import PendingAlert

_ALONE = frozenset(
    {
        Kind.STOP_RESULT,
        Kind.MEMBER_ASKS,
        Kind.RULE_WARNING,
        Kind.RULE_PAUSED,
        Kind.RULE_REPORT,
        Kind.DIGEST,
    }
)


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
        """It is never one of a list: its text speaks of the button below, or is long."""
        event = self.alert.event
        if isinstance(event, StopSettled) and event.listed:
            return False
        return self.alert.kind in _ALONE

    @property
    def list_of(self) -> int | None:
        """The server whose forgotten conferences are a list of their own; None: any list."""
        return self.alert.server_id if self.alert.kind is Kind.FORGOTTEN else None


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
        or (is_silent(alert) and not edits(alert))
    ]


def is_silent(alert: PendingAlert) -> bool:
    """Whether it is an edit or nothing: another alert says it in words."""
    return isinstance(alert.event, OutageChanged) and alert.event.over


def edits(alert: PendingAlert) -> list[int]:
    """The messages to edit; none if it is said in a message of its own."""
    if alert.kind not in EDITING:
        return []
    any_of = alert.kind in VIEWED
    sent = (each.message_id for each in alert.follows if each.alone or any_of)
    return [*dict.fromkeys(number for number in sent if number)]


def edit_of(waiting: Sequence[PendingAlert], in_words: Collection[int]) -> PendingAlert | None:
    """The edit whose turn it is. Those that draw a message as it holds then come after the news,
    which would wait for them.
    """

    def is_edit(alert: PendingAlert) -> bool:
        return bool(edits(alert)) and alert.id not in in_words

    at_once = [each for each in waiting if each.kind not in VIEWED or not is_edit(each)]
    head = next(iter(at_once or waiting), None)
    return head if head is not None and is_edit(head) else None


def settled_by(edit: PendingAlert, waiting: Sequence[PendingAlert]) -> list[int]:
    """The ids of the edits that are done by this one: its messages are drawn with all of them."""
    if edit.kind not in VIEWED:
        return [edit.id]
    drawn = {*edits(edit)}
    return [
        each.id
        for each in waiting
        if each.kind in VIEWED and (numbers := edits(each)) and drawn.issuperset(numbers)
    ]


def batch_of(waiting: Sequence[PendingAlert], in_words: Collection[int] = ()) -> list[BatchItem]:
    """What is said in new messages, in order; `in_words` are the ids of edits that failed."""
    ends = {alert.thread: alert for alert in waiting if alert.kind is Kind.RECOVERY}
    begun = {alert.thread for alert in waiting if alert.kind is Kind.OUTAGE}
    there = {(alert.kind, alert.thread) for alert in waiting}
    said: list[BatchItem] = []
    merged: dict[bool, int] = {}  # of outages, and of times offline: where their entry is
    for alert in waiting:
        if alert.kind is Kind.MISSED:
            of_servers = alert.server_id is not None
            if (place := merged.setdefault(of_servers, len(said))) < len(said):
                first = said[place]
                said[place] = BatchItem(first.alert, others=(*first.others, alert))
                continue
        if is_silent(alert) or (edits(alert) and alert.id not in in_words):
            continue
        if alert.kind in EDITING and (FOLLOWS[alert.kind], alert.thread) in there:
            continue  # its turn comes when there is a message to edit
        if alert.kind is Kind.RECOVERY and alert.thread in begun:
            continue
        said.append(
            BatchItem(alert, ends.get(alert.thread) if alert.kind is Kind.OUTAGE else None)
        )
    lists = [*dict.fromkeys(item.list_of for item in said)]
    return sorted(said, key=lambda item: lists.index(item.list_of))
