"""Work in a transaction is not cancelled: nobody would know whether that was committed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import Context, ContextVar
from typing import Any
from weakref import WeakKeyDictionary


class _Transactions:
    """Those of one task, and of the tasks that it waits for."""

    def __init__(self) -> None:
        self._open = 0
        self._none = asyncio.Event()
        self._none.set()

    def begin(self) -> None:
        self._open += 1
        self._none.clear()

    def end(self) -> None:
        self._open -= 1
        if not self._open:
            self._none.set()

    async def ended(self) -> None:
        while self._open:
            await self._none.wait()


_current: ContextVar[_Transactions | None] = ContextVar("transactions", default=None)
_of: WeakKeyDictionary[asyncio.Task[Any], _Transactions] = WeakKeyDictionary()


def register(task: asyncio.Task[Any], context: Context) -> None:
    """To be called before the first step of a task with a context of its own."""
    _of[task] = transactions = _Transactions()
    context.run(_current.set, transactions)


async def transactions_ended(task: asyncio.Task[Any]) -> None:
    """When this returns, the task can be cancelled at once."""
    if (transactions := _of.get(task)) is not None:
        await transactions.ended()


@contextmanager
def in_transaction() -> Iterator[None]:
    transactions = _current.get()
    if transactions is None:  # of a task that nobody cancels
        yield
        return
    transactions.begin()
    try:
        yield
    finally:
        transactions.end()
