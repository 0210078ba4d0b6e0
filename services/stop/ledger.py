"""A Yes and the use of its confirm screen are one transaction: a screen works only once."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import datetime, timedelta
from time import monotonic

from sqlalchemy.ext.asyncio import AsyncSession

from services.conferences import SessionRef
from services.db import Database, DatabaseFailed
from services.errors import ConfirmationOutdated
from services.operators import Operator
from services.stop import audit, confirmations
from services.stop.audit import Entry, Outcome
from services.stop.confirmations import Confirmation

logger = logging.getLogger(__name__)

# A used screen with one of these has nothing to show: another screen took its place, or none.
# What was named among others is not asked for again.
_WITHOUT_RESULT = (Outcome.ASKED_AGAIN, Outcome.SERVER_GONE)


class Ledger:
    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now
        # Outcomes that the database did not take; at the next start they are read anew.
        self._unwritten: dict[int, Entry] = {}
        # Each operator's newest screen, and when it was shown (monotonic).
        self._newest: dict[int, tuple[str, float]] = {}

    async def show(self, shown: Confirmation) -> Confirmation:
        async with self._database.session() as session:
            await confirmations.add(session, shown)
        self._newest[shown.operator_id] = (shown.screen, monotonic())
        return shown

    def on_screen(self, shown: Confirmation) -> timedelta:
        """A set clock changes nothing; zero where this run of the bot does not know."""
        screen, since = self._newest.get(shown.operator_id, ("", 0.0))
        return timedelta(seconds=monotonic() - since if screen == shown.screen else 0)

    async def shown(self, operator: Operator, key: str) -> Confirmation:
        """:raises ConfirmationOutdated: this operator has no such screen"""
        async with self._database.session() as session:
            found = await confirmations.find(session, key)
        if found is None or found.operator_id != operator.id:
            raise ConfirmationOutdated
        return found

    async def pressed(
        self, operator: Operator, key: str, *, begun: bool = False
    ) -> Confirmation | Entry:
        """The screen, if this Yes counts; of a used one, what its Yes did.

        :param begun: the Yes was for several, of which this is one, and has counted
        :raises ConfirmationOutdated: it is unknown, foreign, not the newest, or was asked again;
            or it is one of several, and no Yes for them has counted
        """
        async with self._database.session() as session:
            found = await confirmations.find(session, key)
            newest = found is not None and await confirmations.is_newest(session, found)
            counts = begun if found is not None and found.batch else newest
            entry = await audit.of_screen(session, key)
        if found is None:
            logger.warning("operator %s pressed Yes on a screen that never was", operator.id)
            raise ConfirmationOutdated
        own = found.operator_id == operator.id
        if own and entry is not None and (entry.batch or entry.outcome not in _WITHOUT_RESULT):
            return self._unwritten.get(entry.id, entry)
        if not own or found.used or not counts:
            await self.note(operator, found, Outcome.OUTDATED)
            raise ConfirmationOutdated
        return found

    async def batch(
        self, operator: Operator, batch: str
    ) -> Sequence[tuple[Confirmation, Entry | None]]:
        """All that one screen of this operator named, each with what its Yes did.

        :raises ConfirmationOutdated: this operator has no such screen
        """
        async with self._database.session() as session:
            named = await confirmations.of_batch(session, batch)
            entries = await audit.of_batch(session, batch)
        if not named or any(each.operator_id != operator.id for each in named):
            raise ConfirmationOutdated
        found = [(each, entries.get(each.key)) for each in named]
        return [(each, entry and self._unwritten.get(entry.id, entry)) for each, entry in found]

    async def is_newest(self, shown: Confirmation) -> bool:
        """Whether its operator has been shown no other screen since."""
        async with self._database.session() as session:
            return await confirmations.is_newest(session, shown)

    async def note(
        self,
        operator: Operator,
        confirmed: Confirmation,
        outcome: Outcome,
        detail: str | None = None,
    ) -> None:
        """Record a Yes that does not count; its screen stays as it is."""
        async with self._database.session() as session:
            await audit.record(
                session,
                operator,
                confirmed,
                now=self._now(),
                people=None,
                outcome=outcome,
                detail=detail,
            )

    async def turn_away(
        self,
        operator: Operator,
        confirmed: Confirmation,
        outcome: Outcome,
        detail: str | None = None,
    ) -> None:
        """As `note`, for a Yes that may be pressed again; one for several cannot."""
        written = self.note if confirmed.batch is None else self.use
        await written(operator, confirmed, outcome, detail)

    async def intend(
        self, operator: Operator, confirmed: Confirmation, *, people: int | None
    ) -> Entry:
        """Outlives a loss of power. Raises ConfirmationOutdated: the screen was used meanwhile."""
        return await self._use(self._database.durable(), operator, confirmed, people=people)

    async def use(
        self,
        operator: Operator,
        confirmed: Confirmation,
        outcome: Outcome,
        detail: str | None = None,
        *,
        people: int | None = None,
    ) -> Entry:
        """Nothing is sent. Raises ConfirmationOutdated: the screen was used meanwhile."""
        return await self._use(
            self._database.session(),
            operator,
            confirmed,
            people=people,
            outcome=outcome,
            detail=detail,
        )

    async def settle(self, entry: Entry, outcome: Outcome, detail: str | None = None) -> Entry:
        """Kept in memory where the database fails: the operator hears of it in any case."""
        try:
            async with self._database.session() as session:
                settled = await audit.settle(session, entry.id, self._now(), outcome, detail)
        except DatabaseFailed as failure:
            logger.error(
                "the outcome of stop %s, %s, is not recorded: %s", entry.id, outcome, failure
            )
            settled = self._unwritten[entry.id] = replace(entry, outcome=outcome, detail=detail)
        else:
            self._unwritten.pop(entry.id, None)
        return settled

    async def entry(self, operator: Operator, entry_id: int) -> Entry | None:
        found = self._unwritten.get(entry_id)
        if found is None:
            async with self._database.session() as session:
                found = await audit.get(session, entry_id)
        return found if found and found.operator_id == operator.id else None

    async def of_screen(self, operator: Operator, key: str) -> Entry | None:
        """What this operator's Yes on a screen did; None: nothing yet."""
        async with self._database.session() as session:
            found = await audit.of_screen(session, key)
        if found is None or found.operator_id != operator.id:
            return None
        return self._unwritten.get(found.id, found)

    async def stopped_by(
        self, ref: SessionRef, address: str, since: datetime, server_ids: Collection[int]
    ) -> str | None:
        async with self._database.session() as session:
            return await audit.stopped_by(session, ref, address, since, server_ids)

    async def unreported(self, settled_before: datetime | None = None) -> Sequence[Entry]:
        """First tries again to write what the database did not take."""
        for entry in [*self._unwritten.values()]:
            if entry.outcome is not None:
                await self.settle(entry, entry.outcome, entry.detail)
        async with self._database.session() as session:
            return await audit.unreported(session, settled_before)

    async def mark_reported(self, *entry_ids: int) -> None:
        async with self._database.session() as session:
            await audit.mark_reported(session, self._now(), *entry_ids)

    async def _use(
        self,
        transaction: AbstractAsyncContextManager[AsyncSession],
        operator: Operator,
        confirmed: Confirmation,
        *,
        people: int | None,
        outcome: Outcome | None = None,
        detail: str | None = None,
    ) -> Entry:
        now = self._now()
        async with transaction as session:
            if not await confirmations.use(session, confirmed.key, now):
                raise ConfirmationOutdated
            return await audit.record(
                session,
                operator,
                confirmed,
                now=now,
                people=people,
                outcome=outcome,
                detail=detail,
                # The press on a Yes for several does not wait for what becomes of each.
                told=confirmed.batch is None,
            )
