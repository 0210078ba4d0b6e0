"""The ledger of stops: confirm screens and the record of every Yes, as one.

A Yes and the use of its confirm screen are written in one transaction, so that a screen works
once, also when two presses, a crash or a second operator come in between.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from services import audit, confirmations
from services.audit import Entry, Outcome
from services.confirmations import Confirmation
from services.db import Database, DatabaseFailed
from services.errors import ConfirmationOutdated
from services.operators import Operator

logger = logging.getLogger(__name__)


class Ledger:
    def __init__(self, database: Database) -> None:
        self._database = database
        # Outcomes that the database did not take; at the next start they are read anew.
        self._unwritten: dict[int, Entry] = {}

    async def show(self, shown: Confirmation) -> Confirmation:
        """Record a confirm screen that is about to be shown."""
        async with self._database.session() as session:
            await confirmations.add(session, shown)
        return shown

    async def shown(self, operator: Operator, key: str) -> Confirmation:
        """A confirm screen of this operator, for showing it.

        :raises ConfirmationOutdated: there is none
        """
        async with self._database.session() as session:
            found = await confirmations.find(session, key)
        if found is None or found.operator_id != operator.id:
            raise ConfirmationOutdated
        return found

    async def valid(self, operator: Operator, key: str) -> Confirmation:
        """The confirm screen on which this operator pressed Yes, if it counts.

        :raises ConfirmationOutdated: it is unknown, used, foreign or not the operator's newest
        """
        async with self._database.session() as session:
            found = await confirmations.find(session, key)
            newest = found is not None and await confirmations.is_newest(session, found)
        if found is None:
            logger.warning("operator %s pressed Yes on a screen that never was", operator.id)
            raise ConfirmationOutdated
        if found.operator_id != operator.id or found.used or not newest:
            await self.note(operator, found, Outcome.OUTDATED)
            raise ConfirmationOutdated
        return found

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
                session, operator, confirmed, people=None, outcome=outcome, detail=detail
            )

    async def use(
        self,
        operator: Operator,
        confirmed: Confirmation,
        *,
        people: int | None = None,
        outcome: Outcome | None = None,
        detail: str | None = None,
    ) -> Entry:
        """Use a confirm screen up and record its Yes: as an intention, or with its outcome.

        :raises ConfirmationOutdated: it was used meanwhile
        """
        async with self._database.session() as session:
            if not await confirmations.use(session, confirmed.key):
                raise ConfirmationOutdated
            return await audit.record(
                session, operator, confirmed, people=people, outcome=outcome, detail=detail
            )

    async def settle(self, entry: Entry, outcome: Outcome, detail: str | None = None) -> Entry:
        """Record what became of an intention: its operator is to hear of it in any case."""
        try:
            async with self._database.session() as session:
                settled = await audit.settle(session, entry.id, outcome, detail)
        except DatabaseFailed as failure:
            logger.error(
                "the outcome of stop %s, %s, is not recorded: %s", entry.id, outcome, failure
            )
            settled = self._unwritten[entry.id] = replace(entry, outcome=outcome, detail=detail)
        else:
            self._unwritten.pop(entry.id, None)
        return settled

    async def entry(self, operator: Operator, entry_id: int) -> Entry | None:
        """The record of one Yes of this operator."""
        found = self._unwritten.get(entry_id)
        if found is None:
            async with self._database.session() as session:
                found = await audit.get(session, entry_id)
        return found if found and found.operator_id == operator.id else None

    async def stopped_by(self, confirmed: Confirmation) -> str | None:
        """Who has stopped this very session since the screen showed it running."""
        async with self._database.session() as session:
            return await audit.stopped_by(session, confirmed)

    async def untold(self, settled_before: datetime | None = None) -> Sequence[Entry]:
        """What has no outcome yet, or one that its operator may not have seen.

        :param settled_before: only outcomes that have been known since before that moment
        """
        async with self._database.session() as session:
            return await audit.untold(session, settled_before)

    async def told(self, entry_id: int) -> None:
        """The operator has been shown the outcome."""
        async with self._database.session() as session:
            await audit.mark_told(session, entry_id)
