"""The services on a real database, with real clients of a simulated server, without Telegram."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from demo.trueconf import Guest, SimulatedTrueConf
from demo.trueconf import Person as Participant
from demo.trueconf import Session as Held
from services.background.gather import FigureLimits, Figures
from services.background.supervisor import Supervisor
from services.clock import utc_now
from services.conferences.listing import Card, Conferences
from services.conferences.references import SessionRef
from services.db import Database
from services.forgotten.searches import Forgotten
from services.last_known import LastKnown
from services.operators import Operator, Operators
from services.protection import Protections
from services.servers import MonitoringDefaults, Servers
from services.stop.audit import Entry
from services.stop.confirmations import Confirmation
from services.stop.ledger import Ledger
from services.stop.request import StopLimits
from services.stop.stop import Stop
from services.trueconf import ClientLimits, Endpoint, TlsContexts, TrueConfClient
from tests.queries import rows

ANNA, BORIS = 1001, 1002
ROOM, OTHER_ROOM = "4406127733", "5517238844"
TOPIC = "Weekly sync"
HOST = Participant("ivanova", "Anna Ivanova", 2)
POST = "/stop$"


@dataclass
class Stage:
    """Anna and Boris, and two servers of which the first one is simulated.

    `left_out` are the servers of whose stopped conferences the watch was told, `moved` is the
    first server as it was before it had its present address.
    """

    server: SimulatedTrueConf
    database: Database
    operators: Operators
    servers: Servers
    supervisor: Supervisor
    left_out: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.world = self.server.world
        self.main, self.other = self.servers.all()
        self.moved = replace(self.main, address="moved.example.com")
        self.conferences = Conferences(
            self.supervisor.spawn, Figures(FigureLimits()), LastKnown(utc_now), utc_now
        )
        self.forgotten = Forgotten(self.database, self.supervisor.spawn, utc_now)
        self.forgotten.when_stopped(self.left_out.append)
        self.protections = Protections(self.database, utc_now)
        self.choose(StopLimits())
        self.ledger = Ledger(self.database, utc_now)

    def choose(self, limits: StopLimits) -> None:
        """Start the service anew with these limits; nothing but the database remembers."""
        self.stop = Stop(
            self.database,
            self.servers,
            self.forgotten,
            self.protections,
            spawn=self.supervisor.spawn,
            limits=limits,
            now=utc_now,
        )

    @property
    def anna(self) -> Operator:
        return self.operators.ensure(ANNA)

    @property
    def boris(self) -> Operator:
        return self.operators.ensure(BORIS)

    def hold(self, people: Sequence[Participant] = (HOST,), *, room: str = ROOM) -> Held:
        """A conference has been running for 90 minutes."""
        self.world.add_room(room, TOPIC, "ivanova")
        return self.world.begin(room, people, datetime.now(UTC) - timedelta(minutes=90))

    def fill(self, guests: int) -> None:
        for _ in range(guests):
            self.world.join(ROOM, Guest())

    async def card(self, room: str = ROOM) -> Card:
        listing = await self.conferences.listing(self.anna, self.main, fresh=True)
        (session,) = listing.of_conference(room)
        return await self.conferences.card(self.anna, self.main, SessionRef.of(session))

    async def confirm(
        self, who: Operator | None = None, threshold: int | None = None, *, room: str = ROOM
    ) -> Confirmation:
        """A confirm screen of a conference that runs; Anna's, unless it is somebody else's."""
        card = await self.card(room)
        return await self.stop.confirm(who or self.anna, self.main, card, threshold)

    async def yes(self, shown: Confirmation, who: Operator | None = None) -> Entry:
        """A press on Yes that ends in a record; Anna's, unless it is somebody else's."""
        entry = await self.stop.execute(who or self.anna, shown.key)
        assert isinstance(entry, Entry)
        return entry

    async def asked_anew(self, shown: Confirmation) -> Confirmation:
        """A press on Yes that ends in another confirm screen."""
        anew = await self.stop.execute(self.anna, shown.key)
        assert isinstance(anew, Confirmation)
        return anew

    async def record(self) -> list[tuple[Any, ...]]:
        """Who, what, how many and why of every Yes, oldest first."""
        return await rows(
            self.database, "SELECT operator_name, outcome, people, detail FROM audit ORDER BY id"
        )


async def build(
    server: SimulatedTrueConf, database: Database, authority: Path, supervisor: Supervisor
) -> Stage:
    operators = Operators(database, (ANNA, BORIS), utc_now)
    operators.seen(ANNA, "Anna", "en")
    operators.seen(BORIS, "Boris", "en")
    monitoring = MonitoringDefaults(False, 15.0, 2, 1, 4307)
    tls = TlsContexts()
    endpoint = Endpoint(
        host="127.0.0.1",
        port=server.api.port,
        client_id="client",
        client_secret="secret",
        certificate=authority,
        generation=server.generation,
        status_port=server.status_port,
    )
    servers = Servers(
        database,
        [
            (
                "Main",
                server.address,
                TrueConfClient(endpoint, tls=tls, limits=ClientLimits()),
                monitoring,
            ),
            (
                "Other",
                "other.example.com",
                TrueConfClient(endpoint, tls=tls, limits=ClientLimits()),
                monitoring,
            ),
        ],
    )
    await servers.load()
    return Stage(server, database, operators, servers, supervisor)
