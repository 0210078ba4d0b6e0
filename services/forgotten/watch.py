"""Watches for forgotten conferences: announces each once, and its end; when in doubt, nothing."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.alerts import Alert, Outbox
from services.background import LoopSettings, ServerLoops, Spawn
from services.clock import Clock
from services.conferences import Sameness, SessionRef, note_listing, read_state
from services.db import Database
from services.db.models import WatchRow
from services.errors import ConferenceEnded
from services.forgotten import sightings
from services.forgotten.rules import THRESHOLDS, Finding
from services.forgotten.search import Search
from services.forgotten.searches import Forgotten
from services.forgotten.sightings import Sighting
from services.last_known import Figure, LastKnown
from services.maintenance import Maintenance
from services.operators import Operator
from services.roles import Right
from services.servers import Server, Servers
from services.trueconf import TrueConfError

# Seconds between two looks that operators can choose, and the default.
INTERVALS = (300.0, 600.0, 1800.0)
INTERVAL = 600.0
# The part of the interval by which looks vary.
JITTER = 0.1
# Intervals for which a number of forgotten conferences stands: the next look may be a late one.
LASTS = 2.2


@dataclass(frozen=True, slots=True)
class WatchState(LoopSettings):
    enabled: bool = False
    interval: float = INTERVAL
    threshold: int = THRESHOLDS[0]  # hours


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchLimits:
    spread: float = 30.0  # seconds over which the first looks are spread at the start
    usual: WatchState = WatchState()  # of a server until an operator chooses


class ForgottenWatch:
    def __init__(
        self,
        database: Database,
        servers: Servers,
        forgotten: Forgotten,
        *,
        outbox: Outbox,
        maintenance: Maintenance,
        known: LastKnown,
        spawn: Spawn,
        limits: WatchLimits,
        now: Clock,
    ) -> None:
        self._database = database
        self._servers = servers
        self._forgotten = forgotten
        self._outbox = outbox
        self._maintenance = maintenance
        self._known = known
        self._limits = limits
        self._now = now
        self._loops = ServerLoops(
            "watch",
            limits.usual,
            WatchRow,
            database=database,
            servers=servers,
            spawn=spawn,
            step=self._look,
            interval=self._interval,
        )

    async def load(self) -> None:
        """To be called once, before the first use."""
        await self._loops.load()

    def start(self) -> None:
        self._loops.start(self._limits.spread)

    async def stop(self) -> None:
        """The operators' choice stays."""
        await self._loops.stop()

    def state(self, operator: Operator, server: Server) -> WatchState:
        """Raises NotAllowed, as the others do."""
        operator.require(Right.VIEW, server.id)
        return self._loops.choice(server)

    def threshold(self, server: Server) -> int:
        """For the program itself: the hours after which a conference counts as forgotten."""
        return self._loops.choice(server).threshold

    async def switch(self, operator: Operator, server: Server, enabled: bool) -> None:
        await self._choose(operator, server, enabled=enabled)

    async def choose_threshold(self, operator: Operator, server: Server, hours: int) -> None:
        await self._choose(operator, server, threshold=hours)

    async def choose_interval(self, operator: Operator, server: Server, seconds: float) -> None:
        await self._choose(operator, server, interval=seconds)

    def scan_soon(self, server_id: int) -> None:
        """Something has happened to a server's conferences: look now, if it is watched."""
        self._loops.loop(server_id).soon.set()

    async def sighting(self, operator: Operator, sighting_id: int) -> tuple[Server, Sighting]:
        """Raises ServerGone, and ConferenceEnded when it is known to be over; NotAllowed."""
        operator.require(Right.VIEW)
        async with self._database.session() as session:
            found = await sightings.get(session, sighting_id)
        if found is None or found.ended:
            raise ConferenceEnded
        operator.require(Right.VIEW, found.server_id)
        return self._servers.get(found.server_id, found.address), found

    async def note_ended(self, server: Server, over: Sighting) -> None:
        await self._write(server, [over], [], self._now())

    async def _choose(self, operator: Operator, server: Server, **changes: Any) -> None:
        """Whatever is chosen holds for all, so it is known by whom. Raises NotAllowed."""
        operator.require(Right.ACT, server.id)
        await self._loops.choose(
            server, **changes, changed_by=operator.name, changed_at=self._now()
        )

    def _interval(self, server: Server) -> float:
        spread = random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311 - no secret
        return self._loops.choice(server).interval * spread

    async def _look(self, server: Server) -> None:
        hours = self._loops.choice(server).threshold
        search = await self._forgotten.look(server)
        self._note(server, search, hours)
        found = search.findings()
        running = [SessionRef.of(each.session) for each in found.forgotten + found.unjudged]
        async with self._database.session() as session:
            told = await sightings.still_open(session, server)
        over = [
            each
            for each in told
            if Sameness.SAME not in _compared(each.ref, running) and await _over(server, each)
        ]
        # What is forgotten in maintenance and still is after it is told then.
        paused = self._maintenance.holds(server.id)
        forgotten = [] if paused else found.older_than(hours).forgotten
        known = [each.ref for each in told]
        new = [
            each
            for each in forgotten
            if _compared(SessionRef.of(each.session), known) <= {Sameness.DIFFERENT}
        ]
        if new or over:
            await self._write(server, over, new, found.read_at)
        lasting = [
            sightings.forgotten_alert(server, each, finding, found.read_at)
            for each in told
            for finding in forgotten
            if each.ref.compare(SessionRef.of(finding.session)) is Sameness.SAME
        ]
        if lasting:
            await self._tell_missing(lasting)

    def _note(self, server: Server, search: Search, hours: int) -> None:
        """One that could not be judged is not counted: it may as well be in use."""
        lasts = LASTS * self._loops.choice(server).interval
        note_listing(self._known, server, search.listing)
        if search.failed:
            self._known.note(server, Figure.FORGOTTEN, None)
            return
        forgotten = search.findings().older_than(hours).forgotten
        self._known.note(server, Figure.FORGOTTEN, len(forgotten), lasts=lasts)

    async def _write(
        self,
        server: Server,
        over: Sequence[Sighting],
        new: Sequence[Finding],
        looked_at: datetime,
    ) -> None:
        async with self._database.session() as session:
            for each in over:
                if await sightings.end(session, each.id, self._now()):
                    await self._outbox.put(session, sightings.ended_alert(server, each))
            for finding in new:
                ref = SessionRef.of(finding.session)
                if not await sightings.is_known(session, server, ref):
                    seen = await sightings.add(session, server, finding.session, self._now())
                    alert = sightings.forgotten_alert(server, seen, finding, looked_at)
                    await self._outbox.put(session, alert)
        self._outbox.wake()

    async def _tell_missing(self, lasting: Sequence[Alert]) -> None:
        """Of what is still forgotten tell those who wanted no alerts when it was announced."""
        async with self._database.session() as session:
            put = [await self._outbox.put_missing(session, alert) for alert in lasting]
        if any(put):
            self._outbox.wake()


def _compared(ref: SessionRef, others: Sequence[SessionRef]) -> set[Sameness]:
    return {ref.compare(other) for other in others}


async def _over(server: Server, sighting: Sighting) -> bool:
    """Whether it is sure that a session has ended."""
    try:
        return (await read_state(server, sighting.ref)).over
    except TrueConfError:
        return False
