"""Results of stops that no screen has shown: they are told through the outbox."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from services.alerts import Alert, Outbox, StopSettled
from services.background import Loop, Spawn
from services.db import Database
from services.operators import Operators
from services.stop import audit
from services.stop.audit import Entry, Outcome
from services.stop.stop import Stop

EVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class StopResultLimits:
    """Seconds."""

    every: float = 10.0  # between two looks at the record; one is taken at each outcome, too
    expecting: float = 1.0  # the same while a screen is expected to show a result


class StopResults:
    def __init__(
        self,
        database: Database,
        operators: Operators,
        stop: Stop,
        *,
        outbox: Outbox,
        spawn: Spawn,
        limits: StopResultLimits,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._operators = operators
        self._stop = stop
        self._outbox = outbox
        self._limits = limits
        self._now = now
        self._loop = Loop(
            "tell results of stops", spawn, self._deliver, self._pause, soon=stop.settled
        )
        self._earlier: dict[int, Entry] = {}
        self._expecting = False

    async def load(self) -> None:
        """To be called before the first press of this run."""
        self._earlier = {entry.id: entry for entry in await self._stop.unfinished()}

    def start(self) -> None:
        self._loop.begin()

    async def stop(self) -> None:
        await self._loop.end()

    async def _deliver(self) -> None:
        await self._finish_earlier()
        unreported = await self._stop.unreported(EVER)
        left = [entry for entry in unreported if not self._stop.screens.will_show(entry)]
        self._expecting = len(left) < len(unreported)
        if left:
            await self._tell(*left, interrupted=False)

    def _pause(self) -> float:
        return self._limits.expecting if self._expecting else self._limits.every

    async def _finish_earlier(self) -> None:
        """Side by side: a server that cannot be reached holds up no other."""
        ends = await asyncio.gather(
            *(self._finish(entry) for entry in self._earlier.values()), return_exceptions=True
        )
        if failure := next((end for end in ends if end is not None), None):
            raise failure  # those that are left are tried again at the next look

    async def _finish(self, entry: Entry) -> None:
        settled = await self._stop.finish(entry)
        await self._tell(settled, interrupted=entry.outcome is None)
        del self._earlier[entry.id]

    async def _tell(self, *entries: Entry, interrupted: bool) -> None:
        """The alerts and the marks are one transaction: together they stand in one message."""
        async with self._database.session() as session:
            for entry in entries:
                shown_meanwhile = not await audit.mark_reported(session, self._now(), entry.id)
                # Who was removed from the settings has nothing to be told.
                if not shown_meanwhile and self._operators.get(entry.operator_id) is not None:
                    await self._outbox.put(session, _alert(entry, interrupted=interrupted))
        self._outbox.wake()


def _alert(entry: Entry, *, interrupted: bool) -> Alert:
    outcome = entry.outcome or Outcome.NOT_CONFIRMED
    event = StopSettled(
        entry=entry.id,
        interrupted=interrupted,
        outcome=outcome,
        server=entry.server_name,
        topic=entry.topic,
        conference_id=entry.ref.conference_id,
        detail=entry.detail,
        listed=entry.batch is not None and not (outcome.undecided or outcome.restarted),
    )
    return Alert(event, entry.server_id, f"stop:{entry.id}", entry.operator_id)
