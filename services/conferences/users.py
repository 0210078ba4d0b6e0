"""How many users are online on a server, and how many people and guests are in its conferences."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from services.background import Figures, SingleFlight, Spawn, gather_pair
from services.clock import Clock
from services.conferences.listing import read_noted
from services.last_known import Figure, LastKnown
from services.operators import Operator
from services.roles import Right
from services.servers import Server
from services.trueconf import NotFound, Participants, Session, TrueConfError

# Conferences that are asked for their people at the same time.
CONCURRENCY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class UsersLimits:
    count_age: float = 60.0  # seconds for which operators share a count (design section 4)


@dataclass(frozen=True, slots=True)
class Count:
    number: int
    read_at: datetime


@dataclass(frozen=True, slots=True)
class Present:
    """Who is in the conferences of a server."""

    people: int
    guests: int  # among them
    read_at: datetime


@dataclass(frozen=True, slots=True)
class Online:
    users: int  # registered, with a status of 1 or more (trueconf-api.md section 8)
    guests: int | None  # in conferences, not among `users`; None: could not be read
    read_at: datetime  # the older one of both


class Users:
    def __init__(
        self,
        spawn: Spawn,
        figures: Figures,
        known: LastKnown,
        limits: UsersLimits,
        now: Clock,
    ) -> None:
        self._spawn = spawn
        self._figures = figures
        self._known = known
        self._limits = limits
        self._now = now
        self._users: dict[int, SingleFlight[Count]] = {}
        self._present: dict[int, SingleFlight[Present]] = {}

    async def count(self, operator: Operator, server: Server, *, fresh: bool = False) -> Count:
        """Goes on when the caller stops waiting, for the next one. Raises TrueConfError,
        NotAllowed.
        """
        operator.require(Right.VIEW, server.id)
        return await self._shared(server).get(0.0 if fresh else self._limits.count_age)

    async def shared_count(self, server: Server, max_age: float) -> Count:
        """For the program itself: the count that operators share. Raises TrueConfError."""
        return await self._shared(server).get(max_age)

    def last(self, operator: Operator, server: Server) -> Count | None:
        """However old it is. Raises NotAllowed."""
        operator.require(Right.VIEW, server.id)
        return self._shared(server).last

    def last_online(self, operator: Operator, server: Server) -> Online | None:
        """However old it is. Raises NotAllowed."""
        operator.require(Right.VIEW, server.id)
        users, present = self._shared(server).last, self._shared_present(server).last
        return None if users is None else _online(users, present)

    async def online(self, operator: Operator, server: Server, *, fresh: bool = False) -> Online:
        """Users as `count` has them; guests in a short time of their own. Raises TrueConfError,
        NotAllowed.
        """
        operator.require(Right.VIEW, server.id)
        users, present = await gather_pair(
            self.count(operator, server, fresh=fresh),
            self._figures.read(lambda: self.present(operator, server, fresh=fresh)),
        )
        return _online(users, present)

    async def present(self, operator: Operator, server: Server, *, fresh: bool = False) -> Present:
        """Each conference is asked for its people, so it takes a while; it goes on when the caller
        stops waiting. Raises TrueConfError, NotAllowed.
        """
        operator.require(Right.VIEW, server.id)
        return await self._shared_present(server).get(0.0 if fresh else self._limits.count_age)

    def last_present(self, operator: Operator, server: Server) -> Present | None:
        """However old it is. Raises NotAllowed."""
        operator.require(Right.VIEW, server.id)
        return self._shared_present(server).last

    def _shared(self, server: Server) -> SingleFlight[Count]:
        shared = self._users.get(server.id)
        if shared is None:
            shared = SingleFlight("count users", lambda: self._read_users(server), self._spawn)
            self._users[server.id] = shared
        return shared

    def _shared_present(self, server: Server) -> SingleFlight[Present]:
        shared = self._present.get(server.id)
        if shared is None:
            shared = SingleFlight("count people", lambda: self._read_people(server), self._spawn)
            self._present[server.id] = shared
        return shared

    async def _read_users(self, server: Server) -> Count:
        read_at = self._now()
        try:
            online = await server.client.online_users()
        except TrueConfError:
            self._known.note(server, Figure.USERS, None)
            raise
        self._known.note(server, Figure.USERS, online.count)
        return Count(online.count, read_at)

    async def _read_people(self, server: Server) -> Present:
        read_at = self._now()
        sessions = iter((await read_noted(self._known, server)).sessions)
        workers = (_participants_of(server, sessions) for _ in range(CONCURRENCY))
        read = [each for part in await asyncio.gather(*workers) for each in part]
        people = sum(len(each.people) for each in read)
        guests = sum(person.is_guest for each in read for person in each.people)
        self._known.note(server, Figure.PARTICIPANTS, people)
        return Present(people, guests, read_at)


def _online(users: Count, present: Present | None) -> Online:
    if present is None:
        return Online(users.number, None, users.read_at)
    return Online(users.number, present.guests, min(users.read_at, present.read_at))


async def _participants_of(server: Server, sessions: Iterator[Session]) -> list[Participants]:
    read: list[Participants] = []
    for session in sessions:
        try:
            read.append(await server.client.participants(session))
        except NotFound:
            continue  # it has ended since the list was read
    return read
