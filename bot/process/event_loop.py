"""The event loop: uvloop where it exists, which is neither Windows nor PyPy."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

log = logging.getLogger(__name__)


def run(work: Coroutine[Any, Any, T]) -> T:
    """As `asyncio.run`."""
    with asyncio.Runner(loop_factory=loop_factory()) as runner:
        return runner.run(work)


def loop_factory() -> Callable[[], asyncio.AbstractEventLoop]:
    try:
        from uvloop import new_event_loop  # noqa: PLC0415 - not everywhere
    except ImportError:
        return asyncio.new_event_loop

    def create() -> asyncio.AbstractEventLoop:
        loop = new_event_loop()
        loop.set_exception_handler(_report)
        return loop

    return create


def _report(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """As the loop does, but for what uvloop calls fatal and asyncio passes over: TLS has something
    left to write to a connection that has just been closed. See MagicStack/uvloop#506 and #685.
    """
    match context:
        case {
            "message": "Fatal error on SSL protocol",
            "exception": RuntimeError() as error,
        } if "the handler is closed" in str(error):
            log.debug("TLS wrote to a closed connection: %s", error)
        case _:
            loop.default_exception_handler(context)
