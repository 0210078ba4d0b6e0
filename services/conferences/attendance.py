"""Who is in one conference, and who was invited and is not."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from services.background import gather_pair, reading
from services.clock import Clock
from services.conferences.listing import read_listing
from services.conferences.recent import Recent
from services.conferences.references import SessionRef
from services.errors import ConferenceEnded
from services.operators import Operator
from services.roles import Right
from services.servers import Server
from services.trueconf import (
    Crowd,
    Invitee,
    NotFound,
    Participants,
    PermissionMissing,
    ProtocolError,
    Session,
    TrueConfError,
    Unreachable,
)

T = TypeVar("T")

# Of so many conferences the last reading is kept: about as many as operators have open.
LAST_READINGS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceLimits:
    """Seconds."""

    kept: float = 300.0  # a reading serves those who turn pages and search in it
    invited: float = 5.0  # the list of the invited holds up that of the participants no longer


@dataclass(frozen=True, slots=True)
class Told(Generic[T]):
    """What a server says.

    :ivar value: None: it does not say, or `failure` is why it cannot be read
    """

    value: T | None
    failure: TrueConfError | None = None


@dataclass(frozen=True, slots=True)
class Attendance:
    """One running conference.

    :ivar missing: who was invited and is not there; None where either list is unknown
    :ivar guests_invited: who come under other ids, if they come: whether they are there is unknown
    """

    session: Session
    participants: Told[Participants]
    invited: Told[tuple[Invitee, ...]]
    missing: tuple[Invitee, ...] | None
    guests_invited: int
    read_at: datetime

    @property
    def expected(self) -> int:
        """How many were invited of whom it can be told whether they are there."""
        return len(self.invited.value or ()) - self.guests_invited

    @classmethod
    def of(
        cls,
        session: Session,
        participants: Told[Participants],
        invited: Told[tuple[Invitee, ...]],
        read_at: datetime,
    ) -> Attendance:
        missing: tuple[Invitee, ...] | None = None
        if participants.value is not None and invited.value is not None:
            there = Crowd(each.id for each in participants.value.people)
            missing = tuple(
                each for each in invited.value if not each.is_guest and not there.holds(each.id)
            )
        guests = sum(each.is_guest for each in invited.value or ())
        return cls(session, participants, invited, missing, guests, read_at)


class Attendances:
    def __init__(self, limits: AttendanceLimits, now: Clock) -> None:
        self._limits = limits
        self._now = now
        self._read: Recent[tuple[int, SessionRef], Attendance] = Recent(LAST_READINGS)

    @reading()
    async def read(
        self, operator: Operator, server: Server, ref: SessionRef, *, fresh: bool = False
    ) -> Attendance:
        """All pages of all lists. One that may not be read, or that the server does not know, is
        told beside what is known.

        :param fresh: else a reading of a few minutes ago will do
        :raises ConferenceEnded: another session is listed, or none
        :raises TrueConfError, NotAllowed:
        """
        operator.require(Right.VIEW, server.id)
        kept = self._read.get((server.id, ref))
        if not fresh and kept is not None and self._is_recent(kept):
            return kept
        try:
            found = await self._read_now(server, ref)
        except ConferenceEnded:
            self._read.drop((server.id, ref))
            raise
        self._read.keep((server.id, ref), found)
        return found

    def last(self, operator: Operator, server: Server, ref: SessionRef) -> Attendance | None:
        """However old it is. Raises NotAllowed."""
        operator.require(Right.VIEW, server.id)
        return self._read.get((server.id, ref))

    def _is_recent(self, kept: Attendance) -> bool:
        age = (self._now() - kept.read_at).total_seconds()
        return 0 <= age < self._limits.kept

    async def _read_now(self, server: Server, ref: SessionRef) -> Attendance:
        read_at = self._now()
        session = (await read_listing(server)).shown(ref)
        participants, invited = await gather_pair(
            _told(lambda: server.client.participants(session), unless=Unreadable),
            _told(lambda: self._invited(server, session), unless=TrueConfError),
        )
        return Attendance.of(session, participants, invited, read_at)

    async def _invited(self, server: Server, session: Session) -> tuple[Invitee, ...] | None:
        if session.conference_id is None:
            return None
        try:
            async with asyncio.timeout(self._limits.invited):
                return await server.client.invitations(session.conference_id)
        except TimeoutError:
            raise Unreachable("timeout", sent=True) from None


# Why a list cannot be read while the server is as well as before.
Unreadable = (PermissionMissing, ProtocolError)


async def _told(
    ask: Callable[[], Awaitable[T | None]],
    unless: type[TrueConfError] | tuple[type[TrueConfError], ...],
) -> Told[T]:
    """:raises ConferenceEnded: it was listed a moment ago, and is gone"""
    try:
        return Told(await ask())
    except unless as failure:
        return Told(None, failure)
    except NotFound:
        raise ConferenceEnded from None
