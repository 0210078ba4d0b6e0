"""How many users are online on a server, and how many guests are in its conferences."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from services.background import Figures, SingleFlight, Spawn, gather_pair
from services.clock import Clock
from services.conferences.listing import read_listing
from services.operators import Operator
from services.roles import Right
from services.servers import Server
from services.trueconf import NotFound, Session

# Conferences that are asked for guests at the same time.
CONCURRENCY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class UsersLimits:
    count_age: float = 60.0  # seconds for which operators share a count (design section 4)


@dataclass(frozen=True, slots=True)
class Count:
    number: int
    read_at: datetime


@dataclass(frozen=True, slots=True)
class Online:
    users: int  # registered, with a status of 1 or more (trueconf-api.md section 8)
    guests: int | None  # in conferences, not among `users`; None: could not be read
    read_at: datetime  # the older one of both


class Users:
    def __init__(self, spawn: Spawn, figures: Figures, limits: UsersLimits, now: Clock) -> None:
        self._spawn = spawn
        self._figures = figures
        self._limits = limits
        self._now = now
        self._users: dict[int, SingleFlight[Count]] = {}
        self._guests: dict[int, SingleFlight[Count]] = {}

    async def count(self, operator: Operator, server: Server, *, fresh: bool = False) -> Count:
        """Goes on when the caller stops waiting, for the next one. Raises TrueConfError,
        NotAllowed.
        """
        operator.require(Right.VIEW, server.id)
        return await self._shared(server).get(0.0 if fresh else self._limits.count_age)

    def last(self, operator: Operator, server: Server) -> Count | None:
        """However old it is. Raises NotAllowed."""
        operator.require(Right.VIEW, server.id)
        return self._shared(server).last

    def last_online(self, operator: Operator, server: Server) -> Online | None:
        """However old it is. Raises NotAllowed."""
        operator.require(Right.VIEW, server.id)
        users, guests = self._shared(server).last, self._shared_guests(server).last
        return None if users is None else _online(users, guests)

    async def online(self, operator: Operator, server: Server, *, fresh: bool = False) -> Online:
        """Users as `count` has them; guests in a short time of their own. Raises TrueConfError,
        NotAllowed.
        """
        operator.require(Right.VIEW, server.id)
        users, guests = await gather_pair(
            self.count(operator, server, fresh=fresh),
            self._figures.read(lambda: self._count_guests(server, fresh=fresh)),
        )
        return _online(users, guests)

    def _shared(self, server: Server) -> SingleFlight[Count]:
        shared = self._users.get(server.id)
        if shared is None:
            shared = SingleFlight(
                "count users", lambda: _count_users(server, self._now()), self._spawn
            )
            self._users[server.id] = shared
        return shared

    async def _count_guests(self, server: Server, *, fresh: bool) -> Count:
        return await self._shared_guests(server).get(0.0 if fresh else self._limits.count_age)

    def _shared_guests(self, server: Server) -> SingleFlight[Count]:
        shared = self._guests.get(server.id)
        if shared is None:
            shared = SingleFlight(
                "count guests", lambda: _count_guests(server, self._now()), self._spawn
            )
            self._guests[server.id] = shared
        return shared


def _online(users: Count, guests: Count | None) -> Online:
    if guests is None:
        return Online(users.number, None, users.read_at)
    return Online(users.number, guests.number, min(users.read_at, guests.read_at))


async def _count_users(server: Server, now: datetime) -> Count:
    return Count((await server.client.online_users()).count, now)


async def _count_guests(server: Server, now: datetime) -> Count:
    sessions = iter((await read_listing(server)).sessions)
    counts = await asyncio.gather(*(_guests_of(server, sessions) for _ in range(CONCURRENCY)))
    return Count(sum(counts), now)


async def _guests_of(server: Server, sessions: Iterator[Session]) -> int:
    count = 0
    for session in sessions:
        try:
            participants = await server.client.participants(session)
        except NotFound:
            continue  # it has ended since the list was read
        count += sum(person.is_guest for person in participants.people)
    return count
