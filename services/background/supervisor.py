"""The only place that creates tasks: each is named, strongly held, and logged when it fails."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from contextlib import suppress
from contextvars import copy_context
from typing import Any, TypeVar

from services.background import interruption
from services.db import register, transactions_ended

T = TypeVar("T")

# Seconds that work which ends by itself has at the end of the program.
GRACE = 1.0

logger = logging.getLogger(__name__)


class Supervisor:
    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()
        self._endless: set[asyncio.Task[Any]] = set()

    def spawn(
        self, name: str, work: Coroutine[Any, Any, T], *, endless: bool = False
    ) -> asyncio.Task[T]:
        """Its failure is logged. What interrupts its creator does not interrupt it."""
        context = copy_context()
        context.run(interruption.current.set, None)
        task = asyncio.create_task(work, name=name, context=context)
        register(task, context)
        (self._endless if endless else self._tasks).add(task)
        task.add_done_callback(self._done)
        return task

    async def close(self) -> None:
        """Give what is nearly done a moment, cancel the rest, and wait until it has ended. First
        those that wait: the end of what they wait for would set them to work. What has begun
        meanwhile gets its moment, too.
        """
        before = {*self._tasks}
        await _moment(before)
        await asyncio.gather(*map(self._cancel, [*self._endless]))
        await _moment(self._tasks - before)
        await asyncio.gather(*map(self._cancel, [*self._tasks]))

    async def _cancel(self, task: asyncio.Task[Any]) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(GRACE):
                await transactions_ended(task)
        task.cancel()
        await asyncio.wait((task,))

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        self._endless.discard(task)
        if not task.cancelled() and (failure := task.exception()):
            logger.error("%s failed", task.get_name(), exc_info=failure)


async def _moment(tasks: set[asyncio.Task[Any]]) -> None:
    if tasks:
        await asyncio.wait(tasks, timeout=GRACE)
