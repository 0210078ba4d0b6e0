"""What is deferred: it is quiet for who gets it, or the server is mute for them. It stays in the
outbox as it is, and is told afterwards: hours may change, and nothing is lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, not_, or_
from sqlalchemy.orm import aliased

from services.alerts.kinds import CHOSEN_AS, EDITING, FOLLOWS, FOR_OWNERS
from services.alerts.places.mutes import muted
from services.db.models import AlertRow


def deferred(quiet: Mapping[int, Collection[str]], now: datetime) -> ColumnElement[bool]:
    """Whether an alert is. What was asked for never is.

    :param quiet: for whom it is quiet, each with the kinds that are urgent
    """
    resting: dict[frozenset[str], list[int]] = defaultdict(list)
    for operator_id, urgent in quiet.items():
        resting[frozenset(urgent)].append(operator_id)
    quietly = (
        and_(
            AlertRow.chat_id.in_(operators),
            AlertRow.kind.not_in(urgent | {end for end, of in FOLLOWS.items() if of in urgent}),
            _unless_after(EDITING),  # an edit makes no sound
        )
        for urgent, operators in resting.items()
    )
    mute = and_(
        muted(now), AlertRow.kind.not_in(FOR_OWNERS), _unless_after({*FOLLOWS} - {*CHOSEN_AS})
    )
    return and_(not_(AlertRow.asked_for), or_(mute, *quietly))


def _unless_after(kinds: Collection[str]) -> ColumnElement[bool]:
    """Not these kinds, where what they follow waits no longer."""
    begin = aliased(AlertRow)
    waits = exists().where(
        begin.thread == AlertRow.thread,
        begin.chat_id == AlertRow.chat_id,
        begin.topic == AlertRow.topic,
        begin.channel == AlertRow.channel,
        begin.kind.in_(FOLLOWS.values()),
        begin.sent_at.is_(None),
        begin.given_up_at.is_(None),
    )
    return or_(AlertRow.kind.not_in(kinds), waits)
