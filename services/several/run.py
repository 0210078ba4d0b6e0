"""Conferences that are being stopped one after another, four at a time, whoever looks on."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Sequence

from services.background import reading
from services.db import DatabaseFailed
from services.errors import OperationError
from services.incidents import log_incident
from services.operators import Operator
from services.several.looking import AT_ONCE
from services.stop import Confirmation, Entry, Stop

logger = logging.getLogger(__name__)


class Run:
    """What becomes of each is on record; here is only what has its turn."""

    def __init__(self, operator: Operator, named: Sequence[Confirmation]) -> None:
        self.operator = operator
        self.total = len(named)
        self.done = 0
        self._waiting = deque(named)
        self._in_work: set[str] = set()
        self._over = asyncio.Event()

    @property
    def over(self) -> bool:
        return self._over.is_set()

    @property
    def waiting(self) -> int:
        """How many `stop_here` would leave alone."""
        return len(self._waiting)

    def has_turn(self, key: str) -> bool:
        """Whether the one with this key is being stopped right now."""
        return key in self._in_work

    def stop_here(self) -> None:
        """Begin no other; those that are being stopped are stopped."""
        self._waiting.clear()

    @reading()
    async def ended(self) -> None:
        """Wait until it is over."""
        await self._over.wait()

    async def carry_out(self, stop: Stop, batch: str) -> None:
        with stop.screens.under_way(batch):
            try:
                await asyncio.gather(*(self._work(stop) for _ in range(AT_ONCE)))
            finally:
                self._waiting.clear()
                self._over.set()

    async def _work(self, stop: Stop) -> None:
        while self._waiting:
            key = self._waiting.popleft().key
            self._in_work.add(key)
            try:
                await self._stop(stop, key)
            finally:
                self._in_work.discard(key)
            self.done += 1

    async def _stop(self, stop: Stop, key: str) -> None:
        """What goes wrong with one holds up no other; what an operator is told is on record."""
        try:
            answer = await stop.execute(self.operator, key, begun=True)
            if isinstance(answer, Entry) and answer.outcome is None:
                await stop.wait_for_outcome(answer.id)
        except (OperationError, DatabaseFailed) as refusal:
            logger.info("one of several was not stopped: %s", type(refusal).__name__)
        except Exception as failure:
            log_incident("a stop of several", failure)
