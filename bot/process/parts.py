"""What has a life of its own in the program: it is loaded, started and stopped."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass


async def _nothing() -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The steps of one life; what it does not need is left out.

    :ivar load: reads what the database knows; once, before any part starts
    :ivar start: begins to work by itself
    :ivar stop: ends that in order; also where it was never started
    :ivar before_telegram: it starts at once, and does not wait until Telegram is reachable
    """

    load: Callable[[], Awaitable[None]] = _nothing
    start: Callable[[], None] = lambda: None
    stop: Callable[[], Awaitable[None]] = _nothing
    before_telegram: bool = False
