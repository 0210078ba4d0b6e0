"""To which chats an alert goes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from services.alerts.alert import Alert
from services.alerts.kinds import FOLLOWS, Kind
from services.alerts.recipients import Recipients
from services.alerts.subscriptions import AlertSubscriptions
from services.db.models import AlertRow


async def addressees(
    session: AsyncSession,
    alert: Alert,
    recipients: Recipients,
    subscriptions: AlertSubscriptions,
    now: datetime,
) -> Collection[int]:
    if alert.operator_id is not None:
        return (alert.operator_id,)
    kind = alert.event.kind
    if kind == Kind.UNDELIVERED:
        return recipients.operators()
    if followed := FOLLOWS.get(kind):
        told = await session.scalars(
            select(AlertRow.chat_id).filter_by(thread=alert.thread, kind=followed)
        )
        return recipients.all() & {*told}
    wanting = {
        operator_id
        for operator_id in recipients.operators()
        if await subscriptions.wants(session, operator_id, kind, alert.server_id, now)
    }
    return wanting | recipients.groups()
