"""To which places an alert goes."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from services.alerts.alert import Alert, Event
from services.alerts.events import ServerDeparted
from services.alerts.kinds import BY_CHANNEL, FOLLOWS, FOR_OWNERS, Kind
from services.alerts.places.place import QUEUE, Place
from services.alerts.places.recipients import Recipients
from services.alerts.places.subscriptions import AlertSubscriptions


async def addressees(
    session: AsyncSession,
    alert: Alert,
    recipients: Recipients,
    subscriptions: AlertSubscriptions,
) -> Collection[Place]:
    if alert.operator_id is not None:
        return (Place(alert.operator_id),)
    kind, server_id = alert.event.kind, alert.server_id
    if kind in FOR_OWNERS:
        return recipients.owners()
    if followed := FOLLOWS.get(kind):
        told = await put_for(session, alert.thread, followed)
        known = recipients.all() if kind in BY_CHANNEL else recipients.of_telegram()
        return {each for each in known & told if recipients.may_see(each, server_id)}
    # A server that is gone has no number here: who sees only some might never have seen it.
    people = recipients.of_all_servers() if kind == Kind.DEPARTED else recipients.operators()
    groups = recipients.groups_wanting(kind, server_id, _departed(alert.event))
    return {
        place
        for place in people | groups
        if recipients.may_see(place, server_id)
        and await subscriptions.wants(session, place, kind, server_id)
    }


def _departed(event: Event) -> tuple[str, ...]:
    """The names of a server that is gone: the old one, and the new one where it has one."""
    if not isinstance(event, ServerDeparted):
        return ()
    return (event.server, event.now) if event.now else (event.server,)


async def put_for(session: AsyncSession, thread: str, kind: Kind) -> set[Place]:
    """The places that have a row of this kind in a thread."""
    rows = await session.execute(select(*QUEUE).distinct().filter_by(thread=thread, kind=kind))
    return {Place(*row) for row in rows}
