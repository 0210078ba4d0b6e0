"""A fresh look at each conference that was chosen."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence

from services.conferences import Card, Conferences
from services.errors import ConferenceEnded, NotAllowed
from services.operators import Operator
from services.several.candidates import MOST, Candidate, LeftOut, doubt
from services.trueconf import TLSFailure, TrueConfError, Unreachable

# Conferences that are read, and those that are stopped, at the same time.
AT_ONCE = 4

Seen = Card | LeftOut


class Look:
    """No more is read once enough can be asked for, or of a server that was not reached."""

    def __init__(
        self, conferences: Conferences, operator: Operator, chosen: Sequence[Candidate]
    ) -> None:
        self._conferences = conferences
        self._operator = operator
        self._chosen = chosen
        self._seen: dict[int, Seen] = {}
        self._silent: set[int] = set()

    async def seen(self) -> Sequence[Seen]:
        """In the order in which they were chosen. Raises Interrupted."""
        waiting = iter(range(len(self._chosen)))
        await asyncio.gather(*(self._work(waiting) for _ in range(AT_ONCE)))
        seen = [self._seen.get(number, LeftOut.TOO_MANY) for number in range(len(self._chosen))]
        surplus = [number for number, each in enumerate(seen) if isinstance(each, Card)][MOST:]
        for number in surplus:
            seen[number] = LeftOut.TOO_MANY
        return seen

    async def _work(self, waiting: Iterator[int]) -> None:
        for number in waiting:
            if sum(isinstance(each, Card) for each in self._seen.values()) >= MOST:
                return
            self._seen[number] = await self._look(self._chosen[number])

    async def _look(self, chosen: Candidate) -> Seen:
        server = chosen.server
        if server.id in self._silent:
            return LeftOut.UNREADABLE
        try:
            card = await self._conferences.card(self._operator, server, chosen.ref)
        except ConferenceEnded:
            return LeftOut.ENDED
        except NotAllowed:
            return LeftOut.NOT_ALLOWED
        except TrueConfError as failure:
            if isinstance(failure, Unreachable | TLSFailure):
                self._silent.add(server.id)
            return LeftOut.UNREADABLE
        return doubt(chosen, card) or card
