"""What happens to the database; between its two halves it is away."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest

from tests.stores import PostgresStore

Upset = Callable[[PostgresStore], AbstractAsyncContextManager[None]]


@asynccontextmanager
async def cut(store: PostgresStore) -> AsyncIterator[None]:
    """Every connection ends, before and after what happens meanwhile."""
    assert await asyncio.to_thread(store.server.cut, store.name)
    yield
    await asyncio.to_thread(store.server.cut, store.name)


@asynccontextmanager
async def restarted(store: PostgresStore) -> AsyncIterator[None]:
    async with _away(store, signal.SIGINT):
        yield


@asynccontextmanager
async def crashed(store: PostgresStore) -> AsyncIterator[None]:
    """It begins with recovery."""
    async with _away(store, signal.SIGQUIT):
        yield


@asynccontextmanager
async def _away(store: PostgresStore, how: signal.Signals) -> AsyncIterator[None]:
    store.look_away()
    await asyncio.to_thread(store.server.stop, how)
    yield
    await asyncio.to_thread(store.server.start)


any_upset = pytest.mark.parametrize("upset", [cut, restarted, crashed])
