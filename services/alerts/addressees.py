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
    kind, server_id = alert.event.kind, alert.server_id
    if kind == Kind.UNDELIVERED:
        return recipients.owners()
    if followed := FOLLOWS.get(kind):
        told = await session.scalars(
            select(AlertRow.chat_id).filter_by(thread=alert.thread, kind=followed)
        )
        chats = recipients.all() & {*told}
        return {chat_id for chat_id in chats if recipients.may_see(chat_id, server_id)}
    # A server that is gone has no number here: who sees only some might never have seen it.
    people = recipients.of_all_servers() if kind == Kind.DEPARTED else recipients.operators()
    wanting = {
        operator_id
        for operator_id in people
        if recipients.may_see(operator_id, server_id)
        and await subscriptions.wants(session, operator_id, kind, server_id, now)
    }
    return wanting | recipients.groups()
