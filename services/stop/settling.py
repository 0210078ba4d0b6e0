"""What became of a stop request, read again later and written down."""

from __future__ import annotations

import asyncio
from datetime import datetime

from services.conferences import SessionRef, read_state
from services.errors import ServerGone
from services.forgotten import Forgotten
from services.servers import Servers
from services.stop import rules as stop_rules
from services.stop.audit import Entry, Outcome
from services.stop.ledger import Ledger
from services.trueconf import TrueConfError


class Settling:
    """Only reads from servers. `patience`: seconds, where nobody waits for the outcome."""

    def __init__(
        self, ledger: Ledger, servers: Servers, forgotten: Forgotten, patience: float
    ) -> None:
        self._ledger = ledger
        self._servers = servers
        self._forgotten = forgotten
        self._patience = patience

    async def look(self, entry: Entry) -> Entry:
        """Look once more, where that may still tell. Raises ServerGone, TrueConfError."""
        if entry.outcome is None or not entry.outcome.undecided:
            return entry
        outcome = await self._read(entry)
        return await self.settle(entry, outcome, entry.detail if outcome.undecided else None)

    async def finish(self, entry: Entry) -> Entry:
        """Settle an intention of an earlier run."""
        if entry.outcome:
            return entry
        try:
            async with asyncio.timeout(self._patience):
                outcome = await self._read(entry)
        except (TrueConfError, ServerGone, TimeoutError):
            outcome = Outcome.NOT_CONFIRMED
        return await self.settle(entry, outcome)

    async def settle(self, entry: Entry, outcome: Outcome, detail: str | None = None) -> Entry:
        if outcome in {Outcome.STOPPED, Outcome.STOPPED_RESTARTED}:
            self.leave_out(entry.address, entry.ref)
        return await self._ledger.settle(entry, outcome, detail)

    async def stopped_by(self, address: str, ref: SessionRef, since: datetime) -> str | None:
        """The name of who stopped a session since a moment; None: the bot did not."""
        names = [server.id for server in self._servers.at(address)]
        return await self._ledger.stopped_by(ref, address, since, names)

    def leave_out(self, address: str, ref: SessionRef) -> None:
        """Out of the searches of its server, under all its names."""
        for server in self._servers.at(address):
            self._forgotten.leave_out(server.id, ref)

    async def _read(self, entry: Entry) -> Outcome:
        server = self._servers.get(entry.server_id, entry.address)
        return stop_rules.outcome_after_request(await read_state(server, entry.ref))
