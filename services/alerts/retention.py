"""Which alerts of the outbox can be forgotten, also by a clock that is years ahead."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Select, exists, or_, select
from sqlalchemy.orm import aliased

from services.alerts.kinds import FOLLOWS
from services.db.models import AlertRow


def deletable(before: datetime) -> Select[int]:
    """The ids of old alerts that are dealt with and that no later one needs: an outage that lasts
    keeps its alert, so that its end finds where that was told.
    """
    end = aliased(AlertRow)
    ended = exists().where(
        end.thread == AlertRow.thread, end.chat_id == AlertRow.chat_id, end.kind.in_(FOLLOWS)
    )
    return select(AlertRow.id).where(
        AlertRow.created_at < before,
        or_(
            AlertRow.given_up_at.is_not(None),
            AlertRow.sent_at.is_not(None) & AlertRow.kind.not_in(FOLLOWS.values()),
            AlertRow.sent_at.is_not(None) & ended,
        ),
    )
