"""Is a server well? One look at its status port and its web API, and the last known verdict."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import select

from services.background import Interrupted, Spawn, gather_pair, reading
from services.clock import Clock
from services.db import Database, DatabaseFailed
from services.db.models import StatusRow
from services.incidents import Incidents
from services.last_known import CERTIFICATE_LASTS, Figure, LastKnown
from services.monitoring.known_check import KnownCheck
from services.monitoring.questions import PermissionProbe, ask_port, ask_web
from services.monitoring.verdicts import Check, Verdict, is_answer, judge
from services.operators import Operator
from services.roles import Right
from services.servers import Server
from services.trueconf import ServerInfo

__all__ = ["Check", "Status", "StatusLimits", "Verdict"]

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusLimits:
    """Seconds."""

    patience: float = 5.0  # for one check
    slow: float = 2.0  # from when on a good answer counts as slow
    lasting: float = 900.0  # between equal verdicts; beyond it nobody knows what was in between
    rights_every: float = 300.0  # between tries of token and permissions while nothing is refused


class Status:
    def __init__(
        self, database: Database, known: LastKnown, spawn: Spawn, limits: StatusLimits, now: Clock
    ) -> None:
        self._database = database
        self._spawn = spawn
        self._figures = known
        self.limits = limits
        self._now = now
        self._last: dict[int, KnownCheck] = {}
        # Servers that this process has checked, and those whose check is not saved.
        self._seen: set[int] = set()
        self._unsaved: set[int] = set()
        self._permissions = PermissionProbe(limits.rights_every)
        self._incidents = Incidents()
        self._writing = asyncio.Lock()

    async def load(self) -> None:
        """Call it once, before the first use."""
        async with self._database.session() as session:
            self._last = {
                row.server_id: KnownCheck.of_row(row)
                for row in await session.scalars(select(StatusRow))
            }

    def last(self, server: Server) -> Check | None:
        """The last known one at the server's present address, of an earlier run of the program
        with its verdict alone; None before the first.
        """
        known = self._known(server)
        return known.check if known else None

    async def check(self, operator: Operator, server: Server, max_age: float = 0.0) -> Check:
        """Look at a server now, or take what was found at most `max_age` seconds ago. Never raises
        TrueConfError. Raises NotAllowed.
        """
        operator.require(Right.VIEW, server.id)
        before = self.last(server)
        if before and timedelta() <= self._now() - before.checked_at < timedelta(seconds=max_age):
            return before
        check = await self.look(server, self.limits.patience)
        if before is None or (before.verdict, before.reason) != (check.verdict, check.reason):
            # Whoever waits no longer for the figure must not cut off a transaction.
            await asyncio.shield(
                self._spawn(f"keep the check of {server.name}", self._keep(server))
            )
        return check

    async def look(self, server: Server, patience: float, *, rights: bool = False) -> Check:
        """Look at the status port and the web API, side by side. What goes wrong, be it a mistake
        of ours, is a verdict and no exception. It stays in memory until `save`.

        "Engine stopped" only after the port has answered once since address and port were set:
        before that it may be another port, or a firewall (trueconf-api.md section 14.11).

        :param patience: seconds
        :param rights: try token and permissions too, if it is time to; always where they were
            refused the last time, or the open address proves little
        """
        try:
            check = await self._look(server, patience, rights=rights)
        except Interrupted:
            raise
        except Exception as failure:  # whatever it is: somebody has to hear of it
            return self.failed(server, failure, part="look")
        self.works(server, part="look")
        return check

    def failed(self, server: Server, failure: Exception, *, part: str) -> Check:
        """The check of which a mistake of ours has cut off this part."""
        what = f"the check of {server.name} failed"
        number = self._incidents.number((server.id, part), what, failure)
        now = self._now()
        since = self._since(server, Verdict.CHECK_FAILED, now)
        check = Check(Verdict.CHECK_FAILED, number, now, since)
        self._note(server, check, answered=self._port_answered(server))
        return check

    def works(self, server: Server, *, part: str) -> None:
        self._incidents.over((server.id, part))

    def shift(self, by: timedelta) -> None:
        for server_id in self._seen:
            known = self._last[server_id]
            since = known.check.since
            check = replace(
                known.check,
                checked_at=known.check.checked_at + by,
                since=None if since is None else since + by,
            )
            self._last[server_id] = replace(known, check=check)

    async def save(self) -> None:
        await self._write(self._unsaved.copy())

    async def _keep(self, server: Server) -> None:
        try:
            await self._write({server.id})
        except DatabaseFailed as failure:  # `save` writes it later
            logger.warning("%s: what was found is not saved yet: %s", server.name, failure)

    async def _look(self, server: Server, patience: float, *, rights: bool) -> Check:
        async with reading():
            port, web = await gather_pair(
                ask_port(server, patience),
                ask_web(server, patience, self._permissions, due=rights),
            )
        answered = port.answering or self._port_answered(server)
        verdict, reason = judge(
            port,
            web.answer,
            self._permissions.refusal(server),
            answered=answered,
            served=web.served,
            slow=web.seconds > self.limits.slow,
        )
        info = web.answer if isinstance(web.answer, ServerInfo) else None
        check = Check(
            verdict,
            reason,
            now := self._now(),
            self._since(server, verdict, now),
            version=port.version or (info.version if info else None),
            generation=info.generation if info else None,
            seconds=web.seconds if is_answer(web.answer) else None,
            verified=is_answer(web.answer) and server.client.verifies_certificate,
            certificate_expires=self._certificate_end(server),
        )
        self._note(server, check, answered=answered)
        if is_answer(web.answer) and (end := check.certificate_expires):
            self._figures.note(
                server, Figure.CERTIFICATE, end.timestamp(), lasts=CERTIFICATE_LASTS
            )
        return check

    def _note(self, server: Server, check: Check, *, answered: bool) -> None:
        self._last[server.id] = KnownCheck(
            check=check,
            address=server.address,
            port=server.monitoring.port,
            port_answered=answered,
        )
        self._seen.add(server.id)
        self._unsaved.add(server.id)

    async def _write(self, server_ids: set[int]) -> None:
        # A merge reads, then writes: two first checks at once would both insert.
        async with self._writing:
            async with self._database.session() as session:
                # Read all together, not each by its merge.
                known = select(StatusRow).where(StatusRow.server_id.in_(server_ids))
                _rows = (await session.scalars(known)).all()
                for server_id in server_ids:
                    await session.merge(self._last[server_id].to_row(server_id))
            self._unsaved -= server_ids

    def _known(self, server: Server) -> KnownCheck | None:
        known = self._last.get(server.id)
        return known if known and known.address == server.address else None

    def _port_answered(self, server: Server) -> bool:
        """Whether it has answered at the address and port of the settings."""
        known = self._known(server)
        ports = None, server.monitoring.port
        return known is not None and known.port_answered and known.port in ports

    def _since(self, server: Server, verdict: Verdict, now: datetime) -> datetime:
        last = self.last(server)
        if last is None or last.since is None or last.verdict is not verdict:
            return now
        unseen = (now - last.checked_at).total_seconds()
        lasting = max(self.limits.lasting, 2 * server.monitoring.interval)
        return min(last.since, now) if unseen <= lasting else now

    def _certificate_end(self, server: Server) -> datetime | None:
        subject = server.id, "certificate"
        try:
            end = server.client.certificate_expires
        except Exception as failure:  # unknown: that says nothing of how the server is
            self._incidents.number(subject, f"the certificate of {server.name}", failure)
            return None
        self._incidents.over(subject)
        return end
