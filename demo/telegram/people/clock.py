"""The simulator's time, and the signal that something in it has changed."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

# Seconds that a test waits for something, on the busiest machine. Only a failure takes that long.
PATIENCE = 30.0


class UnseenError(AssertionError):
    """What a test waited for did not happen in time; the text holds what the chats show."""


class Clock:
    """Unix time that a test can move forward: ages of messages and presses follow it."""

    def __init__(self) -> None:
        self._shift = 0.0
        self._stopped_at: float | None = None

    def now(self) -> float:
        """Seconds since 1970."""
        real = time.time() if self._stopped_at is None else self._stopped_at
        return real + self._shift

    def stop(self) -> None:
        """Let time pass by `advance` alone, however long a busy machine takes."""
        self._stopped_at = time.time()

    def advance(self, seconds: float) -> None:
        """Let time pass without waiting for it."""
        self._shift += seconds


class Changes:
    """Wakes everyone who waits whenever the simulator's state changes."""

    def __init__(self) -> None:
        self._event = asyncio.Event()
        self.count = 0

    def notify(self) -> None:
        """Say that something has changed."""
        self.count += 1
        self._event.set()
        self._event = asyncio.Event()

    async def wait(self, timeout: float, *, beyond: int | None = None) -> bool:
        """Wait for the next change, or for `count` to be past `beyond`.

        False when `timeout` seconds pass without one.
        """
        if beyond is not None and beyond < self.count:
            return True
        try:
            async with asyncio.timeout(timeout):
                await self._event.wait()
        except TimeoutError:
            return False
        return True

    async def until(
        self, predicate: Callable[[], T], *, timeout: float, describe: Callable[[], str]
    ) -> T:
        """Wait until `predicate` is true and return its value.

        A LookupError of the predicate ("no screen yet") counts as not yet true.

        Raises:
            UnseenError: `timeout` seconds have passed; it says what `describe` says.
        """
        deadline = time.monotonic() + timeout
        while True:
            try:
                value = predicate()
            except LookupError:
                pass
            else:
                if value:
                    return value
            left = deadline - time.monotonic()
            if left <= 0 or not await self.wait(left):
                raise UnseenError(f"not seen within {timeout} s\n{describe()}")
