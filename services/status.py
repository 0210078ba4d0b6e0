"""Is a server well? One look at its status port and its web API, and the last known verdict.

The status window and the monitoring look through the same eyes.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from time import monotonic

from sqlalchemy import select

from services.clock import Clock, utc_now
from services.db import Database
from services.db.models import StatusRow
from services.figures import together
from services.operators import Operators
from services.rights import Rights
from services.servers import Server
from services.trueconf import (
    Blocked,
    Generation,
    NotAuthorised,
    PermissionMissing,
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
# Seconds between two equal verdicts after which nobody knows what was in between.
LASTING = 900.0


class Verdict(StrEnum):
    """What a check found, from well to worse."""

    RUNNING = "running"
    SLOW = "slow"
    PORT_SILENT = "port-silent"  # a firewall, or another port
    PERMISSION_MISSING = "permission-missing"
    CREDENTIALS_REFUSED = "credentials-refused"
    API_ERROR = "api-error"  # it answers, but with errors of its own, or with nonsense
    ENGINE_STOPPED = "engine-stopped"
    TLS = "tls"
    UNREACHABLE = "unreachable"

    @property
    def good(self) -> bool:
        """Whether people can hold conferences and the bot can do its work."""
        return self in {Verdict.RUNNING, Verdict.SLOW, Verdict.PORT_SILENT}


@dataclass(frozen=True, slots=True)
class Check:
    """One look at a server.

    :ivar reason: of TLS and UNREACHABLE a reason of the exception's, of API_ERROR "server-error"
        "protocol" or "blocked", of PERMISSION_MISSING the permission's name
    :ivar since: the first of the checks in a row that found this verdict; None where it is unknown
    :ivar seconds: how long the web API took to answer; None where it did not
    :ivar certificate_expires: of the certificate that the server presented
    """

    verdict: Verdict
    reason: str | None
    checked_at: datetime
    since: datetime | None = None
    version: str | None = None
    generation: Generation | None = None
    seconds: float | None = None
    certificate_expires: datetime | None = None


class Status:
    """
    :param now: the clock
    """

    def __init__(self, database: Database, operators: Operators, now: Clock = utc_now) -> None:
        self._database = database
        self._operators = operators
        self._now = now
        self._last: dict[int, StatusRow] = {}
        self._unsaved: set[int] = set()
        self._rights = Rights()
        self._writing = asyncio.Lock()

    async def load(self) -> None:
        """Read the last known verdicts; to be called once, before the first use."""
        async with self._database.session() as session:
            self._last = {row.server_id: row for row in await session.scalars(select(StatusRow))}

    def last(self, operator_id: int, server: Server) -> Check | None:
        """The last known verdict of a server at its present address; None before the first."""
        self._operators.ensure(operator_id)
        row = self._row(server)
        if row is None:
            return None
        return Check(Verdict(row.verdict), row.reason, row.checked_at, row.since)

    async def check(self, operator_id: int, server: Server) -> Check:
        """Look at a server now, for an operator. Never raises TrueConfError.

        :raises NotAllowed:
        """
        self._operators.ensure(operator_id)
        before = self._row(server)
        check = await self.look(server, PATIENCE)
        if before is None or (before.verdict, before.reason) != (check.verdict, check.reason):
            await self._write({server.id})
        return check

    async def look(self, server: Server, patience: float, *, rights: bool = False) -> Check:
        """Look at the status port and the web API, side by side. Never raises TrueConfError.

        "Engine stopped" only after the port has answered once since the address was set: before
        that it may be another port, or a firewall (trueconf-api.md section 14.11).

        What is found is kept in memory until `save`, which comes every minute.

        :param patience: seconds that it may take
        :param rights: try the token and the permissions too, if it is time to. Where they were
            refused the last time, they are tried in any case.
        """
        port, (web, seconds) = await together(
            _port(server, patience), self._web(server, patience, rights=rights)
        )
        row = self._row(server)
        answered = port.answering or bool(row and row.port_answered)
        verdict, reason = _judge(port, web, seconds, self._rights.refusal(server), answered)
        info = web if isinstance(web, ServerInfo) else None
        check = Check(
            verdict,
            reason,
            now := self._now(),
            self._since(server, verdict, now),
            version=port.version or (info.version if info else None),
            generation=info.generation if info else None,
            seconds=None if isinstance(web, Unreachable | TLSFailure) else seconds,
            certificate_expires=server.client.certificate_expires,
        )
        self._last[server.id] = StatusRow(
            server_id=server.id,
            address=server.address,
            verdict=check.verdict,
            reason=check.reason,
            port_answered=answered,
            checked_at=now,
            since=check.since,
        )
        self._unsaved.add(server.id)
        return check

    async def save(self) -> None:
        """Write down what was found since the last time."""
        await self._write(self._unsaved.copy())

    async def _write(self, server_ids: set[int]) -> None:
        # A merge reads, then writes: two first checks at once would both insert.
        async with self._writing:
            async with self._database.session() as session:
                # Read all together, not each by its merge; the session itself lets go of them.
                known = select(StatusRow).where(StatusRow.server_id.in_(server_ids))
                _rows = (await session.scalars(known)).all()
                for server_id in server_ids:
                    await session.merge(self._last[server_id])
            self._unsaved -= server_ids

    async def _web(
        self, server: Server, patience: float, *, rights: bool
    ) -> tuple[ServerInfo | TrueConfError, float]:
        """What the web API says, or why it says nothing; and the seconds that it took."""
        begun = monotonic()
        answer: ServerInfo | TrueConfError
        try:
            async with asyncio.timeout(patience):
                answer = await server.client.server_info()
        except TimeoutError:
            return Unreachable("timeout", sent=True), patience
        except TrueConfError as failure:
            answer = failure
        seconds = monotonic() - begun
        due = (rights and self._rights.due(server)) or self._rights.refusal(server) is not None
        if due and not isinstance(answer, Unreachable | TLSFailure):
            await self._rights.try_now(server, patience - seconds)
        return answer, seconds

    def _row(self, server: Server) -> StatusRow | None:
        row = self._last.get(server.id)
        return row if row and row.address == server.address else None

    def _since(self, server: Server, verdict: Verdict, now: datetime) -> datetime:
        row = self._row(server)
        if row is None or row.since is None or row.verdict != verdict:
            return now
        unseen = (now - row.checked_at).total_seconds()
        return row.since if unseen <= max(LASTING, 2 * server.monitoring.interval) else now


async def _port(server: Server, patience: float) -> StatusPort:
    try:
        async with asyncio.timeout(patience):
            return await server.client.status_port()
    except TimeoutError:
        return StatusPort(answering=False, reason="timeout")


def _judge(
    port: StatusPort,
    web: ServerInfo | TrueConfError,
    seconds: float,
    refusal: TrueConfError | None,
    answered: bool,
) -> tuple[Verdict, str | None]:
    """The verdict and its reason.

    :param answered: whether the port has answered since the address was set, now or before
    """
    match web:
        case TLSFailure():
            return Verdict.TLS, web.reason
        case Unreachable(reason="server-error"):
            return Verdict.API_ERROR, web.reason
        case Unreachable():
            return Verdict.UNREACHABLE, web.reason
        case Blocked():
            return Verdict.API_ERROR, "blocked"
    if answered and not port.answering:
        return Verdict.ENGINE_STOPPED, None
    match refusal:
        case NotAuthorised():
            return Verdict.CREDENTIALS_REFUSED, None
        case PermissionMissing():
            return Verdict.PERMISSION_MISSING, refusal.permission
        case Unreachable():
            return Verdict.API_ERROR, refusal.reason
        case Blocked():
            return Verdict.API_ERROR, "blocked"
        case TrueConfError():
            return Verdict.API_ERROR, "protocol"
    if not port.answering:
        return Verdict.PORT_SILENT, None
    return (Verdict.SLOW if seconds > SLOW else Verdict.RUNNING), None
