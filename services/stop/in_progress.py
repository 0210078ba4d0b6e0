"""Which conferences are being stopped right now, and by whom: one operator at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from services.addresses import place
from services.errors import StopInProgress
from services.operators import Operator


class UnderWay:
    """Conferences count by where their server is: one server may have two names here."""

    def __init__(self) -> None:
        self._operators: dict[tuple[str, str | None], Operator] = {}
        self._none = asyncio.Event()
        self._none.set()

    def __bool__(self) -> bool:
        return bool(self._operators)

    def operator(self, address: str, conference_id: str | None) -> Operator | None:
        return self._operators.get((place(address), conference_id))

    @contextmanager
    def hold(self, operator: Operator, address: str, conference_id: str | None) -> Iterator[None]:
        """:raises StopInProgress: somebody is stopping this conference"""
        if other := self.operator(address, conference_id):
            raise StopInProgress(other.name)
        conference = (place(address), conference_id)
        self._operators[conference] = operator
        self._none.clear()
        try:
            yield
        finally:
            del self._operators[conference]
            if not self._operators:
                self._none.set()

    async def ended(self) -> None:
        await self._none.wait()
