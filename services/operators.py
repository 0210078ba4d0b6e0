"""Who may use the bot. Read from memory: each update asks before it may wait for the database."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from services.db import Database
from services.db.models import OperatorRow
from services.errors import NotAllowed


@dataclass(frozen=True, slots=True)
class Operator:
    """A person who may use the bot, and the proof of it: only `Operators` makes one.

    A method that takes an `Operator` needs no check of its own. The proof holds as long as the bot
    runs, because settings are read at the start only.
    """

    id: int  # Telegram's
    name: str  # as Telegram last showed it
    telegram_language: str | None = None  # a code
    language: str | None = None  # a code, chosen here
    timezone: str | None = None  # an IANA name, chosen here
    greeted: bool = False  # has been asked what is asked once


class Operators:
    """`allowed`: the Telegram ids of the settings; they alone decide who is an operator."""

    def __init__(self, database: Database, allowed: Collection[int]) -> None:
        self._database = database
        self._writing = asyncio.Lock()
        self._operators = {number: Operator(number, str(number)) for number in allowed}

    async def load(self) -> None:
        """To be called once, before the first update."""
        async with self._database.session() as session:
            for row in await session.scalars(select(OperatorRow)):
                if row.id in self._operators:
                    self._operators[row.id] = Operator(
                        row.id,
                        row.name,
                        row.telegram_language,
                        row.language,
                        row.timezone,
                        row.greeted,
                    )

    def get(self, user_id: int) -> Operator | None:
        return self._operators.get(user_id)

    def all(self) -> tuple[Operator, ...]:
        return tuple(self._operators.values())

    def ensure(self, operator_id: int) -> Operator:
        """Raises NotAllowed."""
        operator = self._operators.get(operator_id)
        if operator is None:
            raise NotAllowed
        return operator

    def seen(self, user_id: int, name: str, telegram_language: str | None) -> bool:
        """True when that is news, to be kept with `save`."""
        known = self.ensure(user_id)
        now = replace(known, name=name, telegram_language=telegram_language)
        self._operators[user_id] = now
        return now != known

    async def choose_language(self, operator: Operator, language: str) -> None:
        await self._change(operator, language=language)

    async def choose_timezone(self, operator: Operator, timezone: str) -> None:
        await self._change(operator, timezone=timezone)

    async def greet(self, operator: Operator) -> None:
        """To be called before what is asked once is asked."""
        await self._change(operator, greeted=True)

    async def _change(self, operator: Operator, **changes: Any) -> None:
        self._operators[operator.id] = replace(self._operators[operator.id], **changes)
        await self.save(operator)

    async def save(self, operator: Operator) -> None:
        """Writes the newest that is known, one write after the other."""
        async with self._writing, self._database.session() as session:
            known = self._operators[operator.id]
            await session.merge(
                OperatorRow(
                    id=known.id,
                    name=known.name,
                    telegram_language=known.telegram_language,
                    language=known.language,
                    timezone=known.timezone,
                    greeted=known.greeted,
                )
            )
