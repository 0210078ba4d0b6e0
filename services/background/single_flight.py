"""One reading of a server for everybody who asks at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from time import monotonic
from typing import Any, Generic, Protocol, TypeVar

from services.background.interruption import reading
from services.trueconf import TrueConfError

T = TypeVar("T")


class Spawn(Protocol):
    """Runs work as a task. `endless`: it does not end by itself, so nobody need wait for that."""

    def __call__(
        self, name: str, work: Coroutine[Any, Any, T], /, *, endless: bool = False
    ) -> asyncio.Task[T]: ...


class SingleFlight(Generic[T]):
    """A value read at most once at a time, and kept; reading goes on when nobody waits."""

    def __init__(self, name: str, read: Callable[[], Awaitable[T]], spawn: Spawn) -> None:
        self._name = name
        self._read = read
        self._spawn = spawn
        self._begun = 0.0
        self._reading: asyncio.Task[T | TrueConfError] | None = None
        self._last: T | None = None

    @reading()
    async def get(self, max_age: float) -> T:
        """Begun at most `max_age` seconds ago; 0 asks in any case. Raises TrueConfError."""
        asked = monotonic()
        while True:
            reading = self._reading
            if reading is None or (reading.done() and not self._kept(reading, asked - max_age)):
                self._begun = monotonic()
                reading = self._reading = self._spawn(self._name, self._outcome())
            begun = self._begun
            outcome = await asyncio.shield(reading)
            if max_age or begun >= asked:
                break
        if isinstance(outcome, TrueConfError):
            raise outcome
        return outcome

    @property
    def last(self) -> T | None:
        """What was read last, however old; None before the first."""
        return self._last

    def _kept(self, reading: asyncio.Task[T | TrueConfError], since: float) -> bool:
        """Whether a reading that is over is young enough; a failure is for those who waited."""
        if reading.cancelled() or reading.exception() is not None:
            return False
        return self._begun >= since and not isinstance(reading.result(), TrueConfError)

    async def _outcome(self) -> T | TrueConfError:
        try:
            self._last = await self._read()
            return self._last
        except TrueConfError as failure:
            return failure
