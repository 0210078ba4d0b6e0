"""Taking alerts, and what is done about those that nobody takes, as one service."""

from __future__ import annotations

from services.alerts import Outbox
from services.attention.insistence import AttentionLimits, Insistence
from services.attention.takes import Takes
from services.attention.terms import TermsOfServers
from services.background import Spawn
from services.clock import Clock
from services.db import Database
from services.journal import Journal
from services.maintenance import Maintenance
from services.monitoring import Monitor, Outages
from services.operators import Operators
from services.servers import Servers


class Attention(Takes):
    def __init__(
        self,
        database: Database,
        operators: Operators,
        servers: Servers,
        monitor: Monitor,
        *,
        outages: Outages,
        outbox: Outbox,
        journal: Journal,
        maintenance: Maintenance,
        spawn: Spawn,
        limits: AttentionLimits,
        now: Clock,
    ) -> None:
        super().__init__(
            database, operators, servers, outages, outbox=outbox, journal=journal, now=now
        )
        self.terms = TermsOfServers(database, now)
        self._insistence = Insistence(
            database,
            servers,
            monitor,
            outages=outages,
            takes=self,
            terms=self.terms,
            outbox=outbox,
            maintenance=maintenance,
            spawn=spawn,
            limits=limits,
            now=now,
        )
        self.load = self.terms.load
        self.start = self._insistence.start
        self.stop = self._insistence.stop
