"""What the program counts of itself from its start on, for whoever asks (`bot/health`)."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from itertools import accumulate
from math import inf
from time import monotonic
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, Update

from bot.timings import waiting_for

ANSWERED = "answered"
# Seconds within which a press can be handled, to count by.
STEPS = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, inf)


class Outcomes(Counter[tuple[str, str]]):
    """How often each thing that was asked was answered, or failed with which exception."""

    @contextmanager
    def of(self, what: str) -> Iterator[None]:
        """Count how the request inside ends."""
        outcome = ANSWERED
        try:
            yield
        except BaseException as failure:  # also a cancellation: somebody lost patience
            outcome = type(failure).__name__
            raise
        finally:
            self[what, outcome] += 1


class ServerRequests(Outcomes):
    """Requests to the servers, by their names."""

    @contextmanager
    def waiting(self, name: str) -> Iterator[None]:
        """Entered around each HTTP request."""
        with self.of(name), waiting_for("server"):
            yield


class PressDurations(BaseMiddleware):
    """How long presses took, from their arrival to the end of their work.

    :ivar seconds: of all presses together
    """

    def __init__(self) -> None:
        self.seconds = 0.0
        self._counts = [0] * len(STEPS)

    def up_to(self) -> Iterator[tuple[float, int]]:
        """How many presses took at most so many seconds, for each of the steps."""
        return zip(STEPS, accumulate(self._counts), strict=True)

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        if not isinstance(event, Update) or event.callback_query is None:
            return await handler(event, data)
        begun = monotonic()
        try:
            return await handler(event, data)
        finally:
            seconds = monotonic() - begun
            self.seconds += seconds
            self._counts[bisect_left(STEPS, seconds)] += 1
