"""Waiting for a server on behalf of somebody who may want something else meanwhile.

Only waiting inside `reading` is interrupted; never what writes.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar


class Interrupted(Exception):
    """A newer wish has come. Whoever handles this one ends, and leaves everything as it was."""


class Interruption:
    """Work that does not set `current` cannot be interrupted; nor can what it spawns."""

    def __init__(self) -> None:
        self._wanted = False
        self._waiting: set[asyncio.Timeout] = set()

    def interrupt(self) -> None:
        """End the waiting that goes on, and all that is still to come."""
        self._wanted = True
        now = asyncio.get_running_loop().time()
        for scope in self._waiting:
            scope.reschedule(now)
        self._waiting.clear()

    @asynccontextmanager
    async def waiting(self) -> AsyncIterator[None]:
        """Raises Interrupted."""
        if self._wanted:
            raise Interrupted
        try:
            async with asyncio.timeout(None) as scope:
                self._waiting.add(scope)
                try:
                    yield
                finally:
                    self._waiting.discard(scope)
        except TimeoutError:
            if scope.expired():
                raise Interrupted from None
            raise


current: ContextVar[Interruption | None] = ContextVar("current_interruption", default=None)


@asynccontextmanager
async def reading() -> AsyncIterator[None]:
    """Around what only waits for a server. Raises Interrupted."""
    interruption = current.get()
    if interruption is None:
        yield
        return
    async with interruption.waiting():
        yield
