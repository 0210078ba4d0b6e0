"""How somebody gets in: an owner makes a link, whoever opens it first asks, the owner answers."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from services.alerts import Alert, MemberAdmitted, MemberAsks, Outbox
from services.clock import Clock
from services.db import Database
from services.journal import Act, Journal
from services.members import invitations
from services.members.grants import Grant
from services.members.invitations import NotInvited, State
from services.members.members import Members
from services.operators import Operator, Operators
from services.roles import Right, Role


@dataclass(frozen=True, slots=True)
class Invitation:
    """One that nobody has answered yet.

    :ivar by: the name of the owner who made it
    :ivar until: it cannot be opened afterwards
    :ivar asked_by: the name of who has opened it and waits for an answer; None: nobody
    """

    id: int
    role: Role
    server_ids: Collection[int] | None
    by: str
    until: datetime
    asked_by: str | None


class Admission:
    def __init__(
        self,
        database: Database,
        operators: Operators,
        members: Members,
        *,
        outbox: Outbox,
        journal: Journal,
        now: Clock,
    ) -> None:
        self._database = database
        self._operators = operators
        self._members = members
        self._outbox = outbox
        self._journal = journal
        self._now = now
        self._looking_up = asyncio.Lock()
        self._codes: set[str] | None = None

    async def invite(self, owner: Operator, role: Role, server_ids: Collection[int] | None) -> str:
        """The code of a link, which is kept nowhere. Raises NotAllowed, TooManyInvitations."""
        owner.require(Right.MANAGE)
        grant, codes = Grant.of(role, server_ids), await self._known_codes()
        async with self._database.session() as session:
            code = await invitations.add(session, owner.id, grant, self._now())
            self._journal.note(session, owner.id, owner.name, Act.INVITED, detail=str(grant))
        codes.add(invitations.hashed(code))
        return code

    async def invitations(self, owner: Operator) -> Sequence[Invitation]:
        """Those that wait, oldest first. Raises NotAllowed."""
        owner.require(Right.MANAGE)
        async with self._database.session() as session:
            rows = await invitations.waiting(session, self._now())
        return [
            Invitation(
                id=row.id,
                role=grant.role,
                server_ids=grant.server_ids,
                by=self._operators.name(row.invited_by),
                until=row.created_at + invitations.LIFETIME,
                asked_by=None if row.asked_by is None else row.asked_name or str(row.asked_by),
            )
            for row in rows
            if (grant := Grant.read(row))
        ]

    async def withdraw(self, owner: Operator, number: int) -> None:
        """Its link is worth nothing from now on, nor is the question of who has opened it. Raises
        NotAllowed, NotInvited.
        """
        owner.require(Right.MANAGE)
        async with self._database.session() as session:
            row = await invitations.withdraw(session, number, self._now())
            detail = f"invitation {row.id}: {row.role}"
            self._journal.note(session, owner.id, owner.name, Act.WITHDREW, detail=detail)

    async def ask(
        self,
        code: str,
        user_id: int,
        name: str,
        *,
        username: str | None,
        telegram_language: str | None,
    ) -> bool:
        """Somebody has opened a link; False where it lets nobody ask, whatever the reason."""
        if invitations.hashed(code) not in await self._known_codes():
            return False
        async with self._database.session() as session:
            row = await invitations.use(session, code, user_id, name, self._now())
            if row is None:
                return False
            owner = self._operators.get(row.invited_by)
            if owner is None or not owner.may(Right.MANAGE):
                row.state = State.REFUSED
                return False
            event = MemberAsks(
                invitation=row.id, name=name, username=username, user=user_id, role=row.role
            )
            alert = Alert(event, None, f"member:{row.id}", owner.id)
            await self._outbox.put(session, alert)
            self._journal.note(session, user_id, name, Act.ASKED, detail=f"invitation {row.id}")
        self._operators.introduce(user_id, name, telegram_language)
        self._outbox.wake()
        return True

    async def _known_codes(self) -> set[str]:
        """Of all that may be open: whoever guesses keeps nobody from writing the database."""
        async with self._looking_up:
            if self._codes is None:
                async with self._database.session() as session:
                    self._codes = await invitations.open_codes(session)
            return self._codes

    async def let_in(self, owner: Operator, number: int) -> str:
        """The name of who is in from now on. Raises NotAllowed, NotInvited."""
        owner.require(Right.MANAGE)
        async with self._members.changing:
            async with self._database.session() as session:
                row = await invitations.answer(session, number, State.LET_IN, self._now())
                grant = Grant.read(row)
                if grant is None or row.asked_by is None:
                    raise NotInvited
                user_id, name = row.asked_by, row.asked_name or str(row.asked_by)
                if self._operators.get(user_id) is not None:  # by another question
                    raise NotInvited
                await invitations.give_up(session, user_id)
                member = await self._members.admit(session, owner, user_id, name, grant)
            self._members.admitted(member, name, grant)
        async with self._database.session() as session:
            event = MemberAdmitted(by=owner.name, role=grant.role)
            await self._outbox.put(session, Alert(event, None, f"member:{number}", user_id))
        self._outbox.wake()
        return name

    async def turn_away(self, owner: Operator, number: int) -> str:
        """The name of who stays a stranger. Raises NotAllowed, NotInvited."""
        owner.require(Right.MANAGE)
        async with self._database.session() as session:
            row = await invitations.answer(session, number, State.REFUSED, self._now())
            name = row.asked_name or str(row.asked_by)
            detail = f"{name} ({row.asked_by})"
            self._journal.note(session, owner.id, owner.name, Act.TURNED_AWAY, detail=detail)
        return name
