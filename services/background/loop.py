"""What is done again and again until it is ended."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from time import monotonic

from services.background.single_flight import Spawn
from services.db import DatabaseFailed, transactions_ended
from services.incidents import log_incident
from services.trueconf import TrueConfError

logger = logging.getLogger(__name__)

# Seconds between two steps: at the least, so that nothing spins; where the interval fails.
LEAST, OTHERWISE = 0.01, 60.0


class Loop:
    """One task at most, stepping at even distances; late steps are left out. No exception ends it.

    It can be ended wherever it waits, but not in a transaction (see `transactions_ended`).
    """

    def __init__(
        self,
        name: str,
        spawn: Spawn,
        step: Callable[[], Awaitable[None]],
        interval: Callable[[], float],  # seconds from one step to the next
        soon: asyncio.Event | None = None,
    ) -> None:
        self.soon = soon or asyncio.Event()  # set: the next step does not wait
        self._name = name
        self._spawn = spawn
        self._step = step
        self._interval = interval
        self._task: asyncio.Task[None] | None = None

    def begin(self, pause: float = 0.0) -> None:
        """The first step comes after a pause (seconds)."""
        self._task = self._spawn(self._name, self._run(monotonic() + pause), endless=True)

    async def end(self) -> None:
        """It may be begun again."""
        if self._task is not None:
            await transactions_ended(self._task)
            self._task.cancel()
            await asyncio.wait((self._task,))
            self._task = None

    async def _run(self, due: float) -> None:
        failing: type[BaseException] | None = None
        while True:
            if (pause := due - monotonic()) > 0:
                with suppress(TimeoutError):
                    async with asyncio.timeout(pause):
                        await self.soon.wait()
            self.soon.clear()
            due = min(due, monotonic())
            failing = await self._try(failing)
            interval = self._next()
            due += interval * (1 + (monotonic() - due) // interval)

    async def _try(self, failing: type[BaseException] | None) -> type[BaseException] | None:
        """Returns how the step failed; `failing`: how the one before did."""
        try:
            await self._step()
        except asyncio.CancelledError as stray:
            task = asyncio.current_task()
            if task is None or task.cancelling():
                raise  # it is `end` that cancels
            failure: BaseException = stray  # something that the step waited for was cancelled
        except Exception as expected_or_not:  # whatever it is: it goes on
            failure = expected_or_not
        else:
            return None
        if type(failure) is not failing:  # once, and not for each step
            self._log(failure)
        return type(failure)

    def _next(self) -> float:
        try:
            return max(self._interval(), LEAST)
        except Exception as failure:  # whatever it is: it goes on
            self._log(failure)
            return OTHERWISE

    def _log(self, failure: BaseException) -> None:
        """A server that fails is no mistake of ours, nor is the disk."""
        kind = type(failure).__name__
        if isinstance(failure, TrueConfError | DatabaseFailed):
            logger.warning("%s: fails and goes on (%s)", self._name, kind)
        else:
            log_incident(f"{self._name}: fails and goes on ({kind})", failure)
