"""Opens the doors of the settings."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager, AsyncExitStack
from typing import Any

from bot.instance import CannotRun
from bot.settings import Address
from bot.webhook import Webhook


async def open_pages(
    opened: AsyncExitStack, address: Address, *given: Any, **counted: Any
) -> None:
    """:param given: what the pages read, with `counted`. Raises CannotRun."""
    from bot.health.pages import served  # noqa: PLC0415 - few want it, and it takes long

    await _open(opened, "[health]", address, served(address, *given, **counted))


async def open_webhook(opened: AsyncExitStack, address: Address, webhook: Webhook) -> None:
    """Raises CannotRun."""
    await _open(opened, "[webhook]", address, webhook.listening())


async def _open(
    opened: AsyncExitStack, table: str, address: Address, door: AbstractAsyncContextManager[None]
) -> None:
    try:
        await opened.enter_async_context(door)
    except OSError as failure:
        raise CannotRun(f"{table} listen = {address}: {failure.strerror}.") from failure
