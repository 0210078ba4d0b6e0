"""What is done once Telegram has accepted the screen that is being rendered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextvars import ContextVar

_then: ContextVar[Callable[[], Awaitable[None]] | None] = ContextVar("when_shown", default=None)


def rendering() -> None:
    """A screen begins: what an earlier one wanted, which Telegram did not accept, is forgotten."""
    _then.set(None)


def when_shown(act: Callable[[], Awaitable[None]]) -> None:
    """To be called by a getter."""
    _then.set(act)


async def accepted() -> None:
    """Telegram has the screen."""
    act = _then.get()
    _then.set(None)
    if act is not None:
        await act()
