"""Ends what goes on by itself, in a limited time: whoever stops the bot kills it soon after."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from services.incidents import log_incident

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingLimits:
    watching: float = 10.0  # seconds for all together; each may wait for a locked database


def end_on_signals(end: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, end)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(end))


async def end_together(limits: EndingLimits, *ends: Callable[[], Awaitable[None]]) -> None:
    """End them side by side. None that fails or takes too long holds up the others."""
    try:
        async with asyncio.timeout(limits.watching):
            outcomes = await asyncio.gather(*(end() for end in ends), return_exceptions=True)
    except TimeoutError:
        logger.warning("what is still under way is cut off: the database does not answer")
        return
    for outcome in outcomes:
        if isinstance(outcome, Exception):
            log_incident("the end of what goes on by itself", outcome)
