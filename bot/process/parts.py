"""What has a life of its own in the program: it is loaded, started and stopped."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass


async def _nothing() -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    load: Callable[[], Awaitable[None]] = _nothing  # reads the database; before any part starts
    start: Callable[[], None] = lambda: None
    stop: Callable[[], Awaitable[None]] = _nothing  # called also if it was never started
    before_telegram: bool = False  # starts without waiting for Telegram
