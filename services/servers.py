"""The servers of the settings, each with its stable id and its client."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from services.addresses import place
from services.db import Database
from services.db.models import ServerRow
from services.errors import ServerGone
from services.operators import Operator
from services.roles import Right
from services.trueconf import TrueConfClient


@dataclass(frozen=True, slots=True)
class MonitoringDefaults:
    """As the settings say: [servers."NAME".server_status], and `users_limit` above it."""

    enabled: bool  # until an operator switches it
    interval: float  # seconds between checks, until an operator chooses
    failures: int  # bad checks in a row before an outage is declared
    recoveries: int  # good checks in a row before it is over
    port: int  # the status port
    users_limit: int | None = None  # users online that the license allows


@dataclass(frozen=True, slots=True)
class Server:
    id: int  # of the name for ever; never used again
    name: str
    address: str  # host and port of the HTTPS side, as the settings give it
    client: TrueConfClient
    monitoring: MonitoringDefaults


class Servers:
    """`configured`: name, address, client and monitoring, in the order of the settings."""

    def __init__(
        self,
        database: Database,
        configured: Sequence[tuple[str, str, TrueConfClient, MonitoringDefaults]],
    ) -> None:
        self._database = database
        self._configured = configured
        self._servers: dict[int, Server] = {}

    async def load(self) -> None:
        """To be called once, before the first use."""
        async with self._database.session() as session:
            rows = {row.name: row for row in await session.scalars(select(ServerRow))}
            for name, *_ in self._configured:
                if name not in rows:
                    rows[name] = ServerRow(name=name)
                    session.add(rows[name])
            await session.flush()
        self._servers = {
            rows[name].id: Server(rows[name].id, name, address, client, monitoring)
            for name, address, client, monitoring in self._configured
        }

    def all(self) -> tuple[Server, ...]:
        """In the order of the settings."""
        return tuple(self._servers.values())

    def of(self, operator: Operator, right: Right = Right.VIEW) -> tuple[Server, ...]:
        """Those that somebody has this right for, in the order of the settings."""
        return tuple(each for each in self.all() if operator.may(right, each.id))

    def get(self, server_id: int, address: str) -> Server:
        """Raises ServerGone, also when the name now stands for another address."""
        server = self.with_id(server_id)
        if server.address != address:
            raise ServerGone
        return server

    def with_id(self, server_id: int) -> Server:
        """Raises ServerGone."""
        server = self._servers.get(server_id)
        if server is None:
            raise ServerGone
        return server

    def name_of(self, server_id: int) -> str | None:
        server = self._servers.get(server_id)
        return server.name if server else None

    def shown_to(self, operator: Operator, server_id: int) -> Server:
        """Raises ServerGone, and NotAllowed: somebody may not see it, or no longer."""
        server = self.with_id(server_id)
        operator.require(Right.VIEW, server_id)
        return server

    def at(self, address: str) -> tuple[Server, ...]:
        """The server at an address, under each name that the settings give it."""
        return tuple(s for s in self._servers.values() if place(s.address) == place(address))

    async def close(self) -> None:
        for server in self._servers.values():
            await server.client.aclose()
