"""What one screen named together: which conferences, and what its Yes did to each."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from services.errors import ConfirmationOutdated, ServerGone
from services.operators import Operator
from services.roles import Right
from services.stop.audit import Entry, Outcome
from services.stop.confirmations import Confirmation, ReconfirmReason
from services.stop.ledger import Ledger
from services.stop.settling import Settling
from services.trueconf import TrueConfError

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Named:
    """One of them. `entry` None: nothing was begun."""

    asked: Confirmation
    entry: Entry | None


class Batches:
    def __init__(self, ledger: Ledger, settling: Settling, now: Callable[[], datetime]) -> None:
        self._ledger = ledger
        self._settling = settling
        self._now = now

    async def named(self, operator: Operator, batch: str) -> Sequence[Named]:
        """In the order of the screen; without those of a server that they may not see any more.

        :raises NotAllowed:
        :raises ConfirmationOutdated: this operator has no such screen
        """
        operator.require(Right.VIEW)
        return [
            Named(asked, entry)
            for asked, entry in await self._ledger.batch(operator, batch)
            if operator.may(Right.VIEW, asked.server_id)
        ]

    async def pressed(self, operator: Operator, batch: str) -> Sequence[Confirmation]:
        """Yes was pressed: all that the screen names, if none of them was begun; else nothing, as
        one Yes is one beginning.

        :raises NotAllowed:
        :raises ConfirmationOutdated: this operator has no such screen, or a newer one
        """
        operator.require(Right.VIEW)
        named = [asked for asked, _ in await self._ledger.batch(operator, batch)]
        if any(each.used for each in named):
            return ()
        if not await self._ledger.is_newest(named[0]):
            for each in named:
                await self._ledger.note(operator, each, Outcome.OUTDATED)
            raise ConfirmationOutdated
        return named

    def expired(self, named: Sequence[Confirmation]) -> bool:
        """Whether its Yes came too late: the figures of one that can be identified count for five
        minutes; each of the others is judged by itself, when its turn has come.
        """
        now = self._now()
        judged = [each for each in named if each.ref.identified] or named
        return any(each.expired(now, self._ledger.on_screen(each)) for each in judged)

    async def expire(self, operator: Operator, named: Sequence[Confirmation]) -> None:
        """They are asked for again, by another screen, which says so. Raises NotAllowed,
        ConfirmationOutdated.
        """
        operator.require(Right.VIEW)
        again = Outcome.ASKED_AGAIN, ReconfirmReason.EXPIRED
        used = [await self._ledger.use(operator, each, *again) for each in named]
        await self._ledger.mark_reported(*(entry.id for entry in used))

    async def look_again(self, operator: Operator, batch: str) -> None:
        """Look once more at those of which the server did not say what became of them. Only reads;
        one that cannot be read stays as it is. Raises NotAllowed, ConfirmationOutdated.
        """
        operator.require(Right.ACT)
        await asyncio.gather(
            *(
                self._look(each.entry)
                for each in await self.named(operator, batch)
                if each.entry is not None and operator.may(Right.ACT, each.asked.server_id)
            )
        )

    async def _look(self, entry: Entry) -> None:
        try:
            await self._settling.look(entry)
        except (ServerGone, TrueConfError) as failure:
            logger.info("could not look after a stop: %s", type(failure).__name__)
