"""For each server a loop, as the operators switched it."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from functools import partial
from typing import Any, Generic, TypeVar

from sqlalchemy import select

from services.background.loop import Loop
from services.background.single_flight import Spawn
from services.db import Database
from services.db.models import LoopSettingsRow
from services.servers import Server, Servers


@dataclass(frozen=True, slots=True)
class LoopSettings:
    """What the operators chose for a server."""

    enabled: bool | None = None
    interval: float | None = None  # seconds between two steps
    changed_by: str | None = None  # the name of the operator who switched it last
    changed_at: datetime | None = None

    def wanted(self, server: Server) -> bool:
        return bool(self.enabled)


C = TypeVar("C", bound=LoopSettings)


class ServerLoops(Generic[C]):
    """Of each server one loop or none; what was chosen is kept in memory and written through."""

    def __init__(
        self,
        name: str,
        usual: C,  # where nobody has chosen; its fields are the columns of `table`
        table: type[LoopSettingsRow],
        *,
        database: Database,
        servers: Servers,
        spawn: Spawn,
        step: Callable[[Server], Awaitable[None]],
        interval: Callable[[Server], float],
    ) -> None:
        self._name = name
        self._usual = usual
        self._table = table
        self._database = database
        self._servers = servers
        self._spawn = spawn
        self._step = step
        self._interval = interval
        self._choices: dict[int, C] = {}
        self._loops: dict[int, Loop] = {}
        self._running = False
        self._switching = asyncio.Lock()

    async def load(self) -> None:
        """To be called once, before the first use."""
        for server in self._servers.all():
            self._choices[server.id] = self._usual
            self._loops[server.id] = Loop(
                f"{self._name} {server.name}",
                self._spawn,
                partial(self._step, server),
                partial(self._interval, server),
            )
        columns = [column.name for column in fields(self._usual)]
        async with self._database.session() as session:
            for row in await session.scalars(select(self._table)):
                if row.server_id in self._choices:
                    chosen = {column: getattr(row, column) for column in columns}
                    self._choices[row.server_id] = replace(self._usual, **chosen)

    def start(self, spread: float) -> None:
        """The first steps are spread over so many seconds."""
        self._running = True
        for server in self._servers.all():
            self._begin(server, random.uniform(0.0, spread))  # noqa: S311 - no secret

    async def stop(self) -> None:
        """What was chosen stays."""
        async with self._switching:
            self._running = False
            # Side by side: each may be at a busy database, and their waits would add up.
            await asyncio.gather(*(loop.end() for loop in self._loops.values()))

    def choice(self, server: Server) -> C:
        return self._choices[server.id]

    def loop(self, server_id: int) -> Loop:
        return self._loops[server_id]

    async def choose(self, server: Server, **changes: Any) -> None:
        async with self._switching:
            choice = replace(self._choices[server.id], **changes)
            async with self._database.session() as session:
                await session.merge(self._table(server_id=server.id, **asdict(choice)))
            self._choices[server.id] = choice
            await self._loops[server.id].end()
            self._begin(server)

    def _begin(self, server: Server, pause: float = 0.0) -> None:
        if self._running and self._choices[server.id].wanted(server):
            self._loops[server.id].begin(pause)
