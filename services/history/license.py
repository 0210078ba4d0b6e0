"""Watches how near the users online come to what the license allows (`users_limit`)."""

from __future__ import annotations

import logging

from sqlalchemy import select

from services.alerts import Alert, Outbox, UsersNearLimit
from services.db import Database
from services.db.models import UserLimitRow
from services.history.sample import Sample
from services.maintenance import Maintenance
from services.servers import Server

logger = logging.getLogger(__name__)

# Told at these percents of the limit, least first; over only when it is so far below again.
LEVELS, BELOW = (90, 100), 5


def level_after(told: int, users: int, limit: int) -> int:
    """Which level holds with so many users, where `told` was the last one; 0: none. What swings
    around a level stays at it.
    """
    reached = max((each for each in LEVELS if users * 100 >= each * limit), default=0)
    if reached >= told:
        return reached
    held = max((each for each in LEVELS if users * 100 >= (each - BELOW) * limit), default=0)
    return min(told, held)


class UserLimits:
    def __init__(self, database: Database, outbox: Outbox, maintenance: Maintenance) -> None:
        self._database = database
        self._outbox = outbox
        self._maintenance = maintenance
        self._told: dict[int, tuple[int, int]] = {}  # of each server the limit and the level

    async def load(self) -> None:
        """Call it once, before the first use."""
        async with self._database.session() as session:
            for row in await session.scalars(select(UserLimitRow)):
                self._told[row.server_id] = (row.users_limit, row.told)

    async def look(self, server: Server, sample: Sample) -> None:
        """Tell of a level that a sample reaches, once until it is well below again; of one that
        is reached in maintenance after it.
        """
        limit, users = server.monitoring.users_limit, sample.users
        if limit is None or users is None or self._maintenance.holds(server.id):
            return
        known = self._told.get(server.id)
        told = known[1] if known and known[0] == limit else 0  # a new license begins anew
        level = level_after(told, users, limit)
        if known == (limit, level):
            return
        async with self._database.session() as session:
            row = UserLimitRow(server_id=server.id, users_limit=limit, told=level)
            await session.merge(row)
            if level > told:
                event = UsersNearLimit(server.name, users, limit, level, sample.at)
                thread = f"limit:{server.id}:{sample.slot}"
                await self._outbox.put(session, Alert(event, server.id, thread))
        self._told[server.id] = (limit, level)
        if level > told:
            self._outbox.wake()
            logger.info("%s: told of %s users, %s %% of the limit", server.name, users, level)
