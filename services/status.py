"""Is a server well? One check of its status port and its web API, and the last known verdict."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from time import monotonic

from sqlalchemy import select

from services.db import Database
from services.db.models import StatusRow
from services.figures import together
from services.operators import Operators
from services.servers import Server
from services.trueconf import (
    Generation,
    ServerInfo,
    StatusPort,
    TLSFailure,
    TrueConfError,
    Unreachable,
)

logger = logging.getLogger(__name__)

# Seconds that one check may take, and from when on a good answer counts as slow.
PATIENCE = 5.0
SLOW = 2.0


class Verdict(StrEnum):
    """What a check found, from well to worse."""

    RUNNING = "running"
    SLOW = "slow"
    PORT_SILENT = "port-silent"  # a firewall, or another port
    ENGINE_STOPPED = "engine-stopped"
    TLS = "tls"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class Check:
    """One look at a server.

    :ivar reason: which TLS problem, or why it is unreachable: a reason of the exception's
    :ivar seconds: how long the web API took to answer; None where it did not
    :ivar certificate_expires: of the certificate that the server presented
    """

    verdict: Verdict
    reason: str | None
    checked_at: datetime
    version: str | None = None
    generation: Generation | None = None
    seconds: float | None = None
    certificate_expires: datetime | None = None


class Status:
    def __init__(self, database: Database, operators: Operators) -> None:
        self._database = database
        self._operators = operators
        self._last: dict[int, StatusRow] = {}
        self._writing = asyncio.Lock()

    async def load(self) -> None:
        """Read the last known verdicts; to be called once, before the first use."""
        async with self._database.session() as session:
            self._last = {row.server_id: row for row in await session.scalars(select(StatusRow))}

    def last(self, operator_id: int, server: Server) -> Check | None:
        """The last known verdict of a server at its present address; None before the first."""
        self._operators.ensure(operator_id)
        row = self._row(server)
        return None if row is None else Check(Verdict(row.verdict), row.reason, row.checked_at)

    async def check(self, operator_id: int, server: Server) -> Check:
        """Look at the status port and the web API now, side by side. Never raises TrueConfError.

        "Engine stopped" only after the port has answered once since the address was set: before
        that it may be another port, or a firewall (trueconf-api.md section 14.11).

        :raises NotAllowed:
        """
        self._operators.ensure(operator_id)
        port, (web, seconds) = await together(_port(server), _web(server))
        known = self._row(server)
        answered = port.answering or bool(known and known.port_answered)
        check = _judge(port, web, answered, server, seconds)
        await self._keep(server, check, port_answered=answered)
        return check

    def _row(self, server: Server) -> StatusRow | None:
        row = self._last.get(server.id)
        return row if row and row.address == server.address else None

    async def _keep(self, server: Server, check: Check, *, port_answered: bool) -> None:
        row = StatusRow(
            server_id=server.id,
            address=server.address,
            verdict=check.verdict,
            reason=check.reason,
            port_answered=port_answered,
            checked_at=check.checked_at,
        )
        # A merge reads, then writes: two first checks at once would both insert.
        async with self._writing, self._database.session() as session:
            self._last[server.id] = await session.merge(row)


async def _port(server: Server) -> StatusPort:
    try:
        async with asyncio.timeout(PATIENCE):
            return await server.client.status_port()
    except TimeoutError:
        return StatusPort(answering=False, reason="timeout")


async def _web(server: Server) -> tuple[ServerInfo | TrueConfError, float]:
    """What the web API says, or why it says nothing; and the seconds that it took."""
    begun = monotonic()
    answer: ServerInfo | TrueConfError
    try:
        async with asyncio.timeout(PATIENCE):
            answer = await server.client.server_info()
    except TimeoutError:
        answer = Unreachable("timeout", sent=True)
    except TrueConfError as failure:
        answer = failure
    return answer, monotonic() - begun


def _judge(
    port: StatusPort,
    web: ServerInfo | TrueConfError,
    answered: bool,
    server: Server,
    seconds: float,
) -> Check:
    now = datetime.now(UTC)
    match web:
        case TLSFailure():
            return Check(Verdict.TLS, web.reason, now, version=port.version)
        case Unreachable():
            return Check(Verdict.UNREACHABLE, web.reason, now, version=port.version)
    if port.answering:
        verdict = Verdict.SLOW if seconds > SLOW else Verdict.RUNNING
    else:
        verdict = Verdict.ENGINE_STOPPED if answered else Verdict.PORT_SILENT
    info = web if isinstance(web, ServerInfo) else None
    return Check(
        verdict,
        None,
        now,
        version=port.version or (info.version if info else None),
        generation=info.generation if info else None,
        seconds=seconds,
        certificate_expires=server.client.certificate_expires,
    )
