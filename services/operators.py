"""Who may use the bot. Read from memory: each update asks before it may wait for the database."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from services.clock import Clock
from services.db import Database
from services.db.models import OperatorRow
from services.errors import NotAllowed
from services.roles import Right, Role, Standing

# When somebody was seen is written once in this time.
SEEN_EVERY = timedelta(hours=1)
# The rule that stops forgotten conferences by itself, as records name it; no person has this id.
RULE_ID, RULE_NAME = 0, "rule"


@dataclass(frozen=True, slots=True)
class Operator:
    """A person who uses the bot: only `Operators` makes one.

    Each method that takes an `Operator` begins with `require`: what somebody may do can change
    while their press waits.
    """

    id: int  # Telegram's
    name: str  # as Telegram last showed it
    telegram_language: str | None = None  # a code
    language: str | None = None  # a code, chosen here
    timezone: str | None = None  # an IANA name, chosen here
    greeted: bool = False  # has been asked what is asked once
    # Of the person: every object that stands for them has the same one.
    standing: Standing = field(default_factory=Standing, compare=False, repr=False)

    def zone(self, otherwise: ZoneInfo) -> ZoneInfo:
        """:param otherwise: where they have chosen none, or one that this machine does not know"""
        with suppress(KeyError, ValueError, OSError):  # unknown, malformed, a folder of zones
            return ZoneInfo(self.timezone) if self.timezone else otherwise
        return otherwise

    def may(self, right: Right, server_id: int | None = None) -> bool:
        return self.standing.may(right, server_id)

    def require(self, right: Right, server_id: int | None = None) -> None:
        """Raises NotAllowed."""
        if not self.standing.may(right, server_id):
            raise NotAllowed(right, server_id)


class Operators:
    """`owners`: the Telegram ids of the settings, who may do everything. Others are admitted by
    them (`services/members`).
    """

    def __init__(self, database: Database, owners: Collection[int], now: Clock) -> None:
        self._database = database
        self._now = now
        self._writing = asyncio.Lock()
        self._seen_at: dict[int, datetime] = {}
        self._owners = frozenset(owners)
        # Whom the database knows from before, and who may do nothing now: they may come back.
        self._former: dict[int, Operator] = {}
        self._operators = {
            number: Operator(number, str(number), standing=Standing(Role.OWNER))
            for number in owners
        }

    async def load(self) -> None:
        """To be called once, before the first update, and after those who were admitted before."""
        async with self._database.session() as session:
            for row in await session.scalars(select(OperatorRow)):
                known = self._operators.get(row.id)
                people = self._operators if known else self._former
                people[row.id] = Operator(
                    row.id,
                    row.name,
                    row.telegram_language,
                    row.language,
                    row.timezone,
                    row.greeted,
                    standing=known.standing if known else Standing(),
                )
                if row.seen_at is not None:
                    self._seen_at[row.id] = row.seen_at

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

    @staticmethod
    def rule(role: Role, server_ids: Collection[int] | None = None) -> Operator:
        """Who acts where no person does.

        :param server_ids: asked whenever somebody asks what the rule may do
        """
        return Operator(RULE_ID, RULE_NAME, standing=Standing(role, server_ids))

    def is_owner(self, user_id: int) -> bool:
        """Whether the settings name them: nobody can change or remove them here."""
        return user_id in self._owners

    def name(self, user_id: int) -> str:
        """Also of somebody who was removed."""
        known = self._operators.get(user_id) or self._former.get(user_id)
        return known.name if known else str(user_id)

    def is_former(self, user_id: int) -> bool:
        """Whether they may do nothing now, and were here before or have asked to be let in."""
        return user_id in self._former

    def introduce(self, user_id: int, name: str, telegram_language: str | None) -> None:
        """Remember what a stranger is called, in case that they are admitted."""
        if user_id not in self._operators:
            before = self._former.get(user_id) or Operator(user_id, name)
            self._former[user_id] = replace(before, name=name, telegram_language=telegram_language)

    def admit(
        self, user_id: int, name: str, role: Role, server_ids: Collection[int] | None
    ) -> None:
        """From now on they may do this, on screens that are open as well. The settings win."""
        if self.is_owner(user_id):
            return
        if known := self._operators.get(user_id):
            known.standing.role, known.standing.server_ids = role, server_ids
        else:
            # A standing of their own: what was theirs before their removal stays worth nothing.
            before = self._former.pop(user_id, None) or Operator(user_id, name)
            self._operators[user_id] = replace(before, standing=Standing(role, server_ids))

    def dismiss(self, user_id: int) -> None:
        """From now on they may do nothing: also what has been handed out is worth nothing."""
        if not self.is_owner(user_id) and (known := self._operators.pop(user_id, None)):
            known.standing.role = None
            self._former[user_id] = known

    def seen(self, user_id: int, name: str, telegram_language: str | None) -> bool:
        """True when that is news, to be kept with `save`."""
        known = self.ensure(user_id)
        now = replace(known, name=name, telegram_language=telegram_language)
        self._operators[user_id] = now
        before, moment = self._seen_at.get(user_id), self._now()
        due = before is None or not timedelta(0) <= moment - before < SEEN_EVERY
        if due:
            self._seen_at[user_id] = moment
        return due or now != known

    def seen_at(self, user_id: int) -> datetime | None:
        """When they last did something here, within `SEEN_EVERY`; None: never."""
        return self._seen_at.get(user_id)

    async def choose_language(self, operator: Operator, language: str) -> None:
        await self._change(operator, language=language)

    async def choose_timezone(self, operator: Operator, timezone: str) -> None:
        await self._change(operator, timezone=timezone)

    async def greet(self, operator: Operator) -> None:
        """To be called before what is asked once is asked."""
        await self._change(operator, greeted=True)

    async def _change(self, operator: Operator, **changes: Any) -> None:
        operator.require(Right.VIEW)
        self._operators[operator.id] = replace(self._operators[operator.id], **changes)
        await self.save(operator)

    async def save(self, operator: Operator) -> None:
        """Writes the newest that is known, one write after the other."""
        async with self._writing, self._database.session() as session:
            known = self._operators.get(operator.id, operator)  # they may have been removed
            await session.merge(
                OperatorRow(
                    id=known.id,
                    name=known.name,
                    telegram_language=known.telegram_language,
                    language=known.language,
                    timezone=known.timezone,
                    greeted=known.greeted,
                    seen_at=self._seen_at.get(known.id),
                )
            )
