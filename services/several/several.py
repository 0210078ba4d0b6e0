"""Stops several conferences that one screen names (design section 4, "Stop")."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence

from services.addresses import place
from services.background import Spawn
from services.conferences import Conferences
from services.errors import ConferenceEnded, NotAllowed, NotStoppable, Protected, ServerGone
from services.operators import Operator
from services.roles import Right
from services.servers import Servers
from services.several.candidates import Candidate, LeftOut, Question
from services.several.looking import Look, Seen
from services.several.run import Run
from services.stop import Confirmation, Named, Stop, new_key
from services.trueconf import Session


class Several:
    def __init__(
        self, servers: Servers, conferences: Conferences, stop: Stop, *, spawn: Spawn
    ) -> None:
        self._servers = servers
        self._conferences = conferences
        self._stop = stop
        self._spawn = spawn
        self._runs: dict[str, Run] = {}
        self._beginning = asyncio.Lock()
        self._ending = False

    async def ask(self, operator: Operator, chosen: Iterable[Candidate]) -> Question:
        """Read each of them afresh, and record the screen that names those that can be stopped:
        at most `MOST`, in the order given.

        :raises NotAllowed, Interrupted:
        """
        operator.require(Right.ACT)
        # One server may have two names here.
        candidates = [*{(place(c.server.address), c.ref): c for c in chosen}.values()]
        seen = await Look(self._conferences, operator, candidates).seen()
        batch, named = new_key(), 0
        left_out: list[tuple[Candidate, LeftOut]] = []
        for candidate, card in zip(candidates, seen, strict=True):
            if reason := await self._name(operator, candidate, card, batch):
                left_out.append((candidate, reason))
            else:
                named += 1
        return Question(batch, named, left_out)

    async def begin(self, operator: Operator, batch: str) -> Question | None:
        """A press on Yes: those that the screen names are being stopped from now on. Where it was
        pressed before, nothing: `named` tells what that has done.

        The screen that takes its place, where it was too old.

        :raises NotAllowed, Interrupted:
        :raises ConfirmationOutdated: this operator has no such screen, or a newer one
        """
        operator.require(Right.ACT)
        async with self._beginning:
            if batch in self._runs:
                return None
            named = await self._stop.batches.pressed(operator, batch)
            if not named:
                return None
            if not self._stop.batches.expired(named):
                self._start(operator, batch, named)
                return None
            await self._stop.batches.expire(operator, named)
        return await self.ask(operator, self._again(named))

    async def named(self, operator: Operator, batch: str) -> Sequence[Named]:
        """What the screen names, each with what its Yes did. Raises NotAllowed, and
        ConfirmationOutdated: this operator has no such screen.
        """
        operator.require(Right.VIEW)
        return await self._stop.batches.named(operator, batch)

    def run(self, operator: Operator, batch: str) -> Run | None:
        """The one that a Yes has begun; None: nobody pressed it since the start of the program,
        or it is long over. Raises NotAllowed.
        """
        operator.require(Right.VIEW)
        run = self._runs.get(batch)
        return run if run and run.operator.id == operator.id else None

    def stop_here(self, operator: Operator, batch: str) -> None:
        """Begin no other of them. Raises NotAllowed."""
        operator.require(Right.VIEW)
        if run := self.run(operator, batch):
            run.stop_here()

    async def look_again(self, operator: Operator, batch: str) -> None:
        """At those of which the server did not say what became of them. Raises NotAllowed, and
        ConfirmationOutdated: this operator has no such screen.
        """
        operator.require(Right.ACT)
        await self._stop.batches.look_again(operator, batch)

    def end(self) -> None:
        """The program ends: nothing that has not begun begins any more."""
        self._ending = True
        for run in self._runs.values():
            run.stop_here()

    async def _name(
        self, operator: Operator, candidate: Candidate, card: Seen, batch: str
    ) -> LeftOut | None:
        """On the screen, unless there is a reason against it."""
        if isinstance(card, LeftOut):
            return card
        try:
            await self._stop.confirm(operator, candidate.server, card, candidate.threshold, batch)
        except Protected:
            return LeftOut.PROTECTED
        except NotAllowed:
            return LeftOut.NOT_ALLOWED
        except (NotStoppable, ConferenceEnded):
            return LeftOut.DOUBTFUL
        return None

    def _start(self, operator: Operator, batch: str, named: Sequence[Confirmation]) -> None:
        """The one before of this operator is forgotten, where it is over: it is on record."""
        self._runs = {
            key: run
            for key, run in self._runs.items()
            if not run.over or run.operator.id != operator.id
        }
        run = self._runs[batch] = Run(operator, named)
        if self._ending:
            run.stop_here()
        self._spawn("stop several conferences", run.carry_out(self._stop, batch))

    def _again(self, named: Iterable[Confirmation]) -> Iterable[Candidate]:
        """The same conferences, of servers that are still there."""
        for each in named:
            try:
                server = self._servers.get(each.server_id, each.address)
            except ServerGone:
                continue
            session = Session(
                conference_id=each.ref.conference_id,
                session_id=each.ref.session_id,
                started_at=each.ref.started_at,
                topic=each.topic,
                owner=each.owner,
            )
            yield Candidate(server, session, each.threshold)
