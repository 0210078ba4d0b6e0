"""The members as rows, and what changes for them."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from services.clock import Clock
from services.db import Database
from services.db.models import MemberRow
from services.errors import NotAllowed
from services.journal import Act, Journal
from services.members import invitations
from services.members.grants import Grant
from services.operators import Operator, Operators
from services.roles import Right, Role


@dataclass(frozen=True, slots=True)
class Person:
    """:ivar let_in_by: a name; None for those of the settings"""

    id: int
    name: str
    role: Role
    server_ids: Collection[int] | None
    let_in_by: str | None
    since: datetime | None
    seen_at: datetime | None

    @property
    def changeable(self) -> bool:
        return self.role is not Role.OWNER


class Members:
    """Whatever is changed is written first, and holds at once then."""

    def __init__(
        self, database: Database, operators: Operators, journal: Journal, now: Clock
    ) -> None:
        self._database = database
        self._operators = operators
        self._journal = journal
        self._now = now
        self.changing = asyncio.Lock()
        self._rows: dict[int, tuple[int, datetime]] = {}

    async def load(self) -> None:
        """To be called once, before the operators are loaded."""
        async with self._database.session() as session:
            rows = (await session.scalars(select(MemberRow))).all()
        for row in rows:
            if grant := Grant.read(row):
                self._admit(row, str(row.id), grant)

    def all(self, owner: Operator) -> Sequence[Person]:
        """Those of the settings first. Raises NotAllowed."""
        owner.require(Right.MANAGE)
        people = [self._person(each) for each in self._operators.all()]
        return sorted(people, key=lambda each: (each.changeable, each.name.casefold(), each.id))

    def get(self, owner: Operator, member_id: int) -> Person:
        """Raises NotAllowed, also where there is no such person any more."""
        owner.require(Right.MANAGE)
        person = self._operators.get(member_id)
        if person is None:
            raise NotAllowed(Right.MANAGE)
        return self._person(person)

    async def admit(
        self, session: AsyncSession, owner: Operator, user_id: int, name: str, grant: Grant
    ) -> MemberRow:
        """Write it down; `admitted` makes it hold, after the commit. Both inside of `changing`."""
        row = MemberRow(
            id=user_id,
            role=grant.role,
            servers=grant.servers,
            let_in_by=owner.id,
            since=self._now(),
        )
        await session.merge(row)
        self._note(session, owner, Act.LET_IN, _whom(user_id, name, grant))
        return row

    def admitted(self, row: MemberRow, name: str, grant: Grant) -> None:
        self._admit(row, name, grant)

    async def change(
        self,
        owner: Operator,
        member_id: int,
        role: Role,
        server_ids: Collection[int] | None,
    ) -> None:
        """Raises NotAllowed, also for one of the settings, and DatabaseFailed."""
        owner.require(Right.MANAGE)
        async with self.changing:
            person, grant = self._changeable(owner, member_id), Grant.of(role, server_ids)
            async with self._database.session() as session:
                row = await session.get_one(MemberRow, member_id)
                row.role, row.servers = grant.role, grant.servers
                self._note(session, owner, Act.CHANGED, _whom(member_id, person.name, grant))
            self._operators.admit(member_id, person.name, grant.role, grant.server_ids)

    async def remove(self, owner: Operator, member_id: int) -> None:
        """Raises NotAllowed, also for one of the settings, and DatabaseFailed."""
        owner.require(Right.MANAGE)
        async with self.changing:
            person = self._changeable(owner, member_id)
            async with self._database.session() as session:
                await session.delete(await session.get_one(MemberRow, member_id))
                await invitations.give_up(session, member_id)
                self._note(session, owner, Act.REMOVED, _whom(member_id, person.name))
            self._operators.dismiss(member_id)
            self._rows.pop(member_id, None)

    def _changeable(self, owner: Operator, member_id: int) -> Person:
        person = self.get(owner, member_id)
        if not person.changeable:
            raise NotAllowed(Right.MANAGE)
        return person

    def _admit(self, row: MemberRow, name: str, grant: Grant) -> None:
        self._rows[row.id] = row.let_in_by, row.since
        self._operators.admit(row.id, name, grant.role, grant.server_ids)

    def _person(self, operator: Operator) -> Person:
        by, since = self._rows.get(operator.id, (None, None))
        owner = self._operators.is_owner(operator.id)
        return Person(
            id=operator.id,
            name=operator.name,
            role=operator.standing.role or Role.VIEWER,
            server_ids=operator.standing.server_ids,
            let_in_by=None if owner or by is None else self._operators.name(by),
            since=None if owner else since,
            seen_at=self._operators.seen_at(operator.id),
        )

    def _note(self, session: AsyncSession, owner: Operator, act: Act, detail: str) -> None:
        self._journal.note(session, owner.id, owner.name, act, detail=detail)


def _whom(user_id: int, name: str, grant: Grant | None = None) -> str:
    whom = f"{name} ({user_id})"
    return f"{whom}: {grant}" if grant else whom
