"""Takes a sample of each monitored server every five minutes, and keeps the tables small."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from services.background import Loop, Spawn
from services.clock import Clock
from services.db import Database, DatabaseFailed
from services.history import rows
from services.history.limits import HistoryLimits
from services.history.reading import Sources
from services.history.sample import SLOT, Sample, slot_of
from services.incidents import Incidents
from services.monitoring import Monitor
from services.servers import Server, Servers

logger = logging.getLogger(__name__)


class Sampler:
    """`noted` is told of each sample when it is written."""

    def __init__(
        self,
        database: Database,
        servers: Servers,
        monitor: Monitor,
        sources: Sources,
        *,
        noted: Callable[[Server, Sample], Awaitable[None]],
        spawn: Spawn,
        limits: HistoryLimits,
        now: Clock,
    ) -> None:
        self._database = database
        self._servers = servers
        self._monitor = monitor
        self._sources = sources
        self._noted = noted
        self._limits = limits
        self._now = now
        self._taken: dict[int, int] = {}  # of each server the slot of its newest sample
        self._incidents = Incidents()
        self._loop = Loop("take samples", spawn, self.round, self._until_next)

    async def load(self) -> None:
        """Call it once, before `start`. What an earlier run has read is not read again."""
        slot = slot_of(self._now())
        async with self._database.session() as session:
            self._taken = dict.fromkeys(await rows.taken(session, slot), slot)

    def start(self) -> None:
        self._loop.begin(self._limits.first)

    async def stop(self) -> None:
        await self._loop.end()

    async def round(self) -> None:
        """A sample of each server that has none yet in these five minutes, side by side."""
        slot = slot_of(self._now())
        due = [
            each
            for each in self._servers.all()
            if self._taken.get(each.id) != slot and self._monitor.state(each).enabled
        ]
        apart = self._limits.spread / max(1, len(due))
        await asyncio.gather(
            *(self._take(server, slot, place * apart) for place, server in enumerate(due))
        )

    async def sweep(self) -> None:
        """Roll up samples that are old, a day at a time, and forget hours that are."""
        now = int(self._now().timestamp())
        async with self._database.session() as session:
            sampled = await rows.servers(session)
        for server_id in sampled:
            more = True
            while more:
                async with self._database.session() as session:
                    more = await rows.roll_up(session, server_id, now)
        async with self._database.session() as session:
            await rows.forget(session, now, {each.id for each in self._servers.all()})

    async def _take(self, server: Server, slot: int, pause: float) -> None:
        await asyncio.sleep(pause)
        self._taken[server.id] = slot  # before it is read: what fails is not asked for twice
        try:
            sample = await self._sources.sample(server, slot, self._now())
            async with self._database.session() as session:
                await rows.write(session, server.id, sample)
            await self._noted(server, sample)
        except DatabaseFailed as failure:
            logger.warning("%s: a sample is not written: %s", server.name, failure)
        except Exception as failure:  # whatever it is: the other servers have their samples
            what = f"a sample of {server.name} failed"
            self._incidents.number(server.id, what, failure)
        else:
            self._incidents.over(server.id)

    def _until_next(self) -> float:
        """Seconds to the next slot."""
        left = SLOT - self._now().timestamp() % SLOT
        return max(left, self._limits.least)
