"""What is done again and again until it is ended."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from time import monotonic

from services.db import DatabaseFailed
from services.shared import Spawn
from services.trueconf import TrueConfError

logger = logging.getLogger(__name__)

# Seconds between two steps at the least: whatever an interval is, nothing spins.
LEAST = 0.01


class Loop:
    """One task at most, which takes a step at even distances. No exception ends it.

    It is cut off wherever it waits, but not where it holds `uncut`: of a transaction that is cut
    off nobody knows whether it came about.

    :param interval: seconds from one step to the next; steps that would come late are left out
    :ivar uncut: to be held by a step while it is at the database
    :ivar soon: the next step is not to wait for its time
    """

    def __init__(
        self,
        name: str,
        spawn: Spawn,
        step: Callable[[], Awaitable[None]],
        interval: Callable[[], float],
        soon: asyncio.Event | None = None,
    ) -> None:
        self.uncut = asyncio.Lock()
        self.soon = soon or asyncio.Event()
        self._name = name
        self._spawn = spawn
        self._step = step
        self._interval = interval
        self._task: asyncio.Task[None] | None = None

    def begin(self, pause: float = 0.0) -> None:
        """Go on from now on; the first step comes after a pause (seconds)."""
        self._task = self._spawn(self._name, self._run(monotonic() + pause), endless=True)

    async def end(self) -> None:
        """Go on no more, from now on; it may be begun again."""
        async with self.uncut:
            if self._task is not None:
                self._task.cancel()
                await asyncio.wait((self._task,))
                self._task = None

    async def _run(self, due: float) -> None:
        failing: type[Exception] | None = None
        while True:
            if (pause := due - monotonic()) > 0:
                with suppress(TimeoutError):
                    async with asyncio.timeout(pause):
                        await self.soon.wait()
            self.soon.clear()
            due = min(due, monotonic())
            try:
                await self._step()
                failing = None
            except Exception as failure:  # whatever it is: it goes on
                if type(failure) is not failing:  # once, and not for each step
                    self._log(failure)
                failing = type(failure)
            interval = max(self._interval(), LEAST)
            due += interval * (1 + (monotonic() - due) // interval)

    def _log(self, failure: Exception) -> None:
        """A server that fails is no fault of ours, nor is the disk."""
        expected = isinstance(failure, TrueConfError | DatabaseFailed)
        logger.log(
            logging.WARNING if expected else logging.ERROR,
            "%s: fails and goes on (%s)",
            self._name,
            type(failure).__name__,
            exc_info=None if expected else failure,
        )
