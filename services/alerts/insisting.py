"""What becomes of an alert that nobody has taken: it is repeated where it was told, and told to
others.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

from sqlalchemy import ColumnElement, case, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from services.alerts.alert import Alert, Event
from services.alerts.events import event_of
from services.alerts.kinds import CHOSEN_AS, FOLLOWS, Kind
from services.alerts.pending import WAITING, data_of, row_of
from services.alerts.places import QUEUE, AlertSubscriptions, Place, Recipients, at
from services.clock import Clock
from services.db.models import AlertRow


class Target(StrEnum):
    """To whom else an alert goes."""

    OWNERS = "owners"
    GROUPS = "groups"  # those of the settings
    CHANNELS = "channels"  # the second ones


class Insisting:
    """Each method writes in the transaction of its cause; call `wake` of the outbox after it."""

    def __init__(
        self, recipients: Recipients, subscriptions: AlertSubscriptions, now: Clock
    ) -> None:
        self._recipients = recipients
        self._choices = subscriptions
        self._now = now

    def places(self, target: Target) -> Collection[Place]:
        """Whom a target means now. A new target has its places here."""
        match target:
            case Target.OWNERS:
                return self._recipients.owners()
            case Target.GROUPS:
                return self._recipients.groups()
            case Target.CHANNELS:
                return self._recipients.channels()

    def targets(self) -> Sequence[Target]:
        """Those that mean somebody."""
        return [each for each in Target if self.places(each)]

    async def repeat(self, session: AsyncSession, again: Alert) -> None:
        """Where its first was told and is still wanted. One that waits is replaced."""
        told = {place for place, sent in (await _told(session, again)).items() if sent}
        reachable = self._recipients.of_telegram() & told
        wanting = [each for each in reachable if await self._wants(session, each, again)]
        await self._say_again(session, again, wanting)

    async def escalate(
        self, session: AsyncSession, first: Alert, again: Alert, targets: Collection[Target]
    ) -> None:
        """Tell these, whatever they have muted or refused: the alert itself, or, where that was
        told, once more.

        :param first: for who has not been told
        """
        places = {
            place
            for target in targets
            for place in self.places(target)
            if self._recipients.may_see(place, first.server_id)
        }
        told = await _told(session, again)
        for place in places - told.keys():
            session.add(row_of(first, place, self._now(), asked_for=True))
        for place in places & told.keys():
            waits = *_first(again), *at(place), *WAITING
            await session.execute(update(AlertRow).where(*waits).values(asked_for=True))
        reached = [place for place in places if told.get(place)]
        await self._say_again(session, again, reached, asked_for=True)

    async def _say_again(
        self,
        session: AsyncSession,
        again: Alert,
        places: Collection[Place],
        *,
        asked_for: bool = False,
    ) -> None:
        """One that waits says the newest instead, and stays asked for."""
        same = AlertRow.thread == again.thread, AlertRow.kind == again.event.kind
        for place in places:
            newest = (
                update(AlertRow).where(*same, *at(place), *WAITING).values(data=data_of(again))
            )
            if asked_for:
                newest = newest.values(asked_for=True)
            waiting = await session.execute(newest.returning(AlertRow.id))
            if waiting.first() is None:
                session.add(row_of(again, place, self._now(), asked_for=asked_for))

    async def _wants(self, session: AsyncSession, place: Place, again: Alert) -> bool:
        if not self._recipients.may_see(place, again.server_id):
            return False
        kind = CHOSEN_AS[again.event.kind]
        return await self._choices.wants(session, place, kind, again.server_id)


async def _told(session: AsyncSession, again: Alert) -> Mapping[Place, bool]:
    """The places that have the alert which this one repeats, and whether they got it."""
    rows = await session.execute(
        select(*QUEUE, func.max(case((AlertRow.sent_at.is_not(None), 1), else_=0)))
        .where(*_first(again), AlertRow.given_up_at.is_(None))
        .group_by(*QUEUE)
    )
    return {Place(*queue): bool(sent) for *queue, sent in rows}


async def first_of(session: AsyncSession, thread: str, kind: Kind) -> Event | None:
    """What the newest alert of a thread told; None: there is none that can be read."""
    newest = select(AlertRow.kind, AlertRow.data).where(
        AlertRow.thread == thread, AlertRow.kind == kind
    )
    row = (await session.execute(newest.order_by(AlertRow.id.desc()).limit(1))).first()
    return None if row is None else event_of(row.kind, row.data)


def _first(again: Alert) -> tuple[ColumnElement[bool], ...]:
    """The alert that this one repeats."""
    return AlertRow.thread == again.thread, AlertRow.kind == FOLLOWS[again.event.kind]
