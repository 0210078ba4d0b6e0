"""Who may use the bot, under which name, and in which language.

Everything is read from memory, because rights and language are looked up on every update before
anything may wait for the database; changes are written through.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, replace

from sqlalchemy import select

from services.db import Database
from services.db.models import OperatorRow
from services.errors import NotAllowed


@dataclass(frozen=True, slots=True)
class Operator:
    """A person who may use the bot, and the proof of it.

    Only `Operators` makes one, and a stranger gets none: a method that takes an `Operator` needs
    no check of its own, and may take one for that alone. The proof holds as long as the bot runs,
    because settings are read at the start only; what is known of the person may change.

    :ivar id: the Telegram id
    :ivar name: the name as Telegram last showed it
    :ivar telegram_language: the code of the language of the person's Telegram, where it is known
    :ivar language: the code that the person chose here; None as long as none was chosen
    :ivar timezone: the IANA name of the zone that the person chose; None as long as none was
    """

    id: int
    name: str
    telegram_language: str | None = None
    language: str | None = None
    timezone: str | None = None


class Operators:
    """
    :param allowed: the Telegram ids of the settings; they alone decide who is an operator
    """

    def __init__(self, database: Database, allowed: Collection[int]) -> None:
        self._database = database
        self._writing = asyncio.Lock()
        self._operators = {number: Operator(number, str(number)) for number in allowed}

    async def load(self) -> None:
        """Read what is known of the operators; to be called once, before the first update."""
        async with self._database.session() as session:
            for row in await session.scalars(select(OperatorRow)):
                if row.id in self._operators:
                    self._operators[row.id] = Operator(
                        row.id, row.name, row.telegram_language, row.language, row.timezone
                    )

    def get(self, user_id: int) -> Operator | None:
        """The operator with this Telegram id; None for a stranger."""
        return self._operators.get(user_id)

    def all(self) -> tuple[Operator, ...]:
        """Every operator of the settings."""
        return tuple(self._operators.values())

    def ensure(self, operator_id: int) -> Operator:
        """The operator with this Telegram id.

        :raises NotAllowed: for everybody else
        """
        operator = self._operators.get(operator_id)
        if operator is None:
            raise NotAllowed
        return operator

    def seen(self, user_id: int, name: str, telegram_language: str | None) -> bool:
        """Note how Telegram shows this operator now; True when that is news, to be kept with
        `save`.
        """
        known = self.ensure(user_id)
        now = replace(known, name=name, telegram_language=telegram_language)
        self._operators[user_id] = now
        return now != known

    async def choose_language(self, operator: Operator, language: str) -> None:
        """Remember the language that an operator chose."""
        known = self._operators[operator.id]
        self._operators[operator.id] = replace(known, language=language)
        await self.save(operator)

    async def choose_timezone(self, operator: Operator, timezone: str) -> None:
        """Remember the time zone that an operator chose."""
        known = self._operators[operator.id]
        self._operators[operator.id] = replace(known, timezone=timezone)
        await self.save(operator)

    async def save(self, operator: Operator) -> None:
        """Write down what is known of an operator now, which may be newer than what is given: one
        write after the other, each the newest.
        """
        async with self._writing, self._database.session() as session:
            known = self._operators[operator.id]
            await session.merge(
                OperatorRow(
                    id=known.id,
                    name=known.name,
                    telegram_language=known.telegram_language,
                    language=known.language,
                    timezone=known.timezone,
                )
            )
