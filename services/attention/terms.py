"""How the outages of a server are told again where nobody takes them, as operators chose it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from services.alerts import Target
from services.clock import Clock
from services.db import Database
from services.db.models import InsistenceRow
from services.operators import Operator
from services.roles import Right
from services.servers import Server

# Minutes that are offered; 0: off.
REPEATS = (0, 15, 30, 60)
ESCALATIONS = (0, 5, 15, 30, 60)


@dataclass(frozen=True, slots=True)
class Terms:
    """
    :ivar repeat: minutes between two repeats; 0: none
    :ivar escalate: minutes after which others are told, too; 0: never
    :ivar targets: those others, at least one
    :ivar changed_by: a name; None: nobody has chosen
    """

    repeat: int = 0
    escalate: int = 0
    targets: frozenset[Target] = frozenset({Target.OWNERS})
    changed_by: str | None = None
    changed_at: datetime | None = None

    @property
    def every(self) -> timedelta:
        return timedelta(minutes=self.repeat)

    @property
    def after(self) -> timedelta:
        return timedelta(minutes=self.escalate)

    @property
    def silent(self) -> bool:
        return not self.repeat and not self.escalate


class TermsOfServers:
    """Kept in memory and written through. Every method with an operator raises NotAllowed."""

    def __init__(self, database: Database, now: Clock) -> None:
        self._database = database
        self._now = now
        self._choosing = asyncio.Lock()
        self._terms: dict[int, Terms] = {}

    async def load(self) -> None:
        """To be called once, before the first use."""
        async with self._database.session() as session:
            for row in await session.scalars(select(InsistenceRow)):
                self._terms[row.server_id] = _read(row)

    def of(self, server: Server) -> Terms:
        """For the program itself."""
        return self._terms.get(server.id, Terms())

    def shown(self, operator: Operator, server: Server) -> Terms:
        operator.require(Right.VIEW, server.id)
        return self.of(server)

    async def repeat(self, operator: Operator, server: Server, minutes: int) -> None:
        """:param minutes: one of `REPEATS`"""
        operator.require(Right.ACT, server.id)
        await self._choose(operator, server, {"repeat": minutes})

    async def escalate(self, operator: Operator, server: Server, minutes: int) -> None:
        """:param minutes: one of `ESCALATIONS`"""
        operator.require(Right.ACT, server.id)
        await self._choose(operator, server, {"escalate": minutes})

    async def aim(
        self, operator: Operator, server: Server, target: Target, *, chosen: bool
    ) -> None:
        """Whether these are told. The last one stays: an escalation to nobody would be a trap."""
        operator.require(Right.ACT, server.id)
        known = self.of(server).targets
        targets = known | {target} if chosen else known - {target}
        await self._choose(operator, server, {"targets": targets or known})

    async def _choose(
        self, operator: Operator, server: Server, changes: Mapping[str, Any]
    ) -> None:
        async with self._choosing:
            terms = replace(
                self.of(server), **changes, changed_by=operator.name, changed_at=self._now()
            )
            async with self._database.session() as session:
                columns = asdict(terms) | {"targets": ",".join(sorted(terms.targets))}
                await session.merge(InsistenceRow(server_id=server.id, **columns))
            self._terms[server.id] = terms


def _read(row: InsistenceRow) -> Terms:
    """Targets of a later version are left out."""
    targets = frozenset(Target(each) for each in row.targets.split(",") if each in set(Target))
    terms = Terms(row.repeat, row.escalate, targets, row.changed_by, row.changed_at)
    return terms if targets else replace(terms, targets=Terms().targets)
