"""Protections of conferences and of owners. Read from memory: a stop asks right before its
request, and nothing may come between the answer and the request.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy import delete, select, update

from services.clock import Clock
from services.db import Database
from services.db.models import ProtectionRow
from services.errors import NotAllowed
from services.operators import Operator
from services.roles import Right
from services.servers import Server

# Characters of a note: it stands in alerts of at most 200.
LONGEST_NOTE = 80
# The same of what people call it, of which ten stand on a screen.
LONGEST_LABEL = 80


class Kind(StrEnum):
    """What a protection holds for."""

    CONFERENCE = "conference"  # the id of one: every later session of the room, too
    OWNER = "owner"  # all conferences of one


@dataclass(frozen=True, slots=True)
class Protection:
    """
    :ivar value: the id of a conference, or of an owner
    :ivar label: what people call it, when it was protected
    :ivar note: why, or what to do before lifting it
    :ivar by_name: of the operator who set it, as Telegram showed them then
    """

    id: int
    server_id: int
    kind: Kind
    value: str
    label: str
    note: str | None
    by_id: int
    by_name: str
    set_at: datetime

    @property
    def account(self) -> str:
        """Who protected it, and why, for a record."""
        return f"{self.by_name}: {self.note}" if self.note else self.by_name


class Protections:
    def __init__(self, database: Database, now: Clock) -> None:
        self._database = database
        self._now = now
        self._writing = asyncio.Lock()
        self._protections: dict[int, Protection] = {}

    async def load(self) -> None:
        """To be called once, before the first update."""
        async with self._database.session() as session:
            rows = await session.scalars(select(ProtectionRow).order_by(ProtectionRow.id))
            self._protections = {row.id: _of(row) for row in rows}

    def of(
        self, server: Server, conference_id: str | None, owner: str | None
    ) -> Protection | None:
        """What protects a conference; None: nothing does.

        :param owner: as the server names them; None: it does not say, so only the id counts
        """
        wanted = {(Kind.CONFERENCE, conference_id), (Kind.OWNER, owner and _plain(owner))}
        return next(
            (
                each
                for each in self._protections.values()
                if each.server_id == server.id and (each.kind, each.value) in wanted
            ),
            None,
        )

    def all(self, operator: Operator, server: Server) -> Sequence[Protection]:
        """Those of a server, oldest first. Raises NotAllowed."""
        operator.require(Right.VIEW, server.id)
        return [each for each in self._protections.values() if each.server_id == server.id]

    async def protect(
        self,
        operator: Operator,
        server: Server,
        kind: Kind,
        value: str,
        *,
        label: str,
    ) -> Protection:
        """From now on. What is protected already stays whose it was. Raises NotAllowed."""
        operator.require(Right.ACT, server.id)
        value = _plain(value) if kind is Kind.OWNER else value
        async with self._writing, self._database.session() as session:
            row = await session.scalar(
                select(ProtectionRow).filter_by(server_id=server.id, kind=kind, value=value)
            )
            if row is None:
                row = ProtectionRow(
                    server_id=server.id,
                    kind=kind,
                    value=value,
                    label=label[:LONGEST_LABEL],
                    by_id=operator.id,
                    by_name=operator.name,
                    set_at=self._now(),
                )
                session.add(row)
            await session.flush()
            protection = _of(row)
        self._protections[protection.id] = protection
        return protection

    async def note(
        self, operator: Operator, server: Server, protection_id: int, note: str
    ) -> None:
        """Say why, in at most `LONGEST_NOTE` characters; nothing takes it away.

        :raises NotAllowed: it is somebody else's
        """
        operator.require(Right.ACT, server.id)
        found = self._own(operator, server, protection_id)
        if found is None:
            return
        found = replace(found, note=" ".join(note.split())[:LONGEST_NOTE] or None)
        async with self._writing, self._database.session() as session:
            await session.execute(
                update(ProtectionRow).filter_by(id=found.id).values(note=found.note)
            )
        self._protections[found.id] = found

    async def lift(self, operator: Operator, server: Server, protection_id: int) -> None:
        """One that is gone already needs no lifting.

        :raises NotAllowed: it is somebody else's
        """
        operator.require(Right.ACT, server.id)
        if self._own(operator, server, protection_id) is None:
            return
        async with self._writing, self._database.session() as session:
            await session.execute(delete(ProtectionRow).filter_by(id=protection_id))
        self._protections.pop(protection_id, None)

    def _own(self, operator: Operator, server: Server, protection_id: int) -> Protection | None:
        found = self._protections.get(protection_id)
        if found is None or found.server_id != server.id:
            return None
        if not self.may_lift(operator, found):
            raise NotAllowed(Right.ACT, server.id)
        return found

    def may_lift(self, operator: Operator, protection: Protection) -> bool:
        """Whoever set it, and owners."""
        if operator.may(Right.MANAGE):
            return True
        own = protection.by_id == operator.id
        return own and operator.may(Right.ACT, protection.server_id)


def _plain(owner: str) -> str:
    """Servers write the same owner with and without capitals."""
    return owner.strip().casefold()


def _of(row: ProtectionRow) -> Protection:
    return Protection(
        id=row.id,
        server_id=row.server_id,
        kind=Kind(row.kind),
        value=row.value,
        label=row.label,
        note=row.note,
        by_id=row.by_id,
        by_name=row.by_name,
        set_at=row.set_at,
    )
