"""What takes many requests of a server, and so is read behind the screen of all servers: how many
people are in its conferences, and how many of those look forgotten.
"""

import asyncio
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from datetime import datetime

from aiogram_dialog import DialogManager

from dialogs.context import ask, is_background, now_of, operator_of, services_of
from dialogs.servers.state import State
from services.background import reading
from services.conferences import Count
from services.operators import Operator
from services.registry import Services
from services.trueconf import TrueConfError

# Seconds for which a tally serves those who open the screen.
TALLY_AGE = 120.0


@dataclass(frozen=True, slots=True)
class Tally:
    """
    :ivar more: some could not be judged, and may be forgotten as well
    """

    people: Count | None = None
    forgotten: Count | None = None
    more: bool = False

    def is_old(self, now: datetime) -> bool:
        read = [each.read_at for each in (self.people, self.forgotten) if each is not None]
        return len(read) < 2 or (now - min(read)).total_seconds() > TALLY_AGE  # noqa: PLR2004 - both


async def tally_of(
    manager: DialogManager, state: State, hours: int, turns: asyncio.Semaphore, *, fresh: bool
) -> Tally:
    """What is known. What is not, or is of before, is asked for once the screen is shown, which
    shows it then; a server that says nothing now is left alone.

    :param hours: after which the operator calls a conference forgotten
    """
    services, operator, server = services_of(manager), operator_of(manager), state.server

    async def read() -> None:
        """What fails stays unknown: the row of the server tells how it is."""
        async with AsyncExitStack() as turn:
            async with reading():
                await turn.enter_async_context(turns)
            search = services.forgotten.search(operator, server, fresh=fresh)
            if _listed(state) is None:
                with suppress(TrueConfError):
                    await services.users.present(operator, server, fresh=fresh)
            await search.ended()

    known = _known(services, operator, state, hours)
    silent = state.waiting or state.listing is None or "listing" in state.old
    due = fresh or is_background(manager) or known.is_old(now_of(manager))
    if due and not silent:
        await ask(manager, f"tally {server.id}", read, later=True)
    return known


def _known(services: Services, operator: Operator, state: State, hours: int) -> Tally:
    found = services.forgotten.known(operator, state.server)
    present = services.users.last_present(operator, state.server)
    people = _listed(state)
    if people is None and present is not None:
        people = Count(present.people, present.read_at)
    if found is None:
        return Tally(people)
    chosen = found.older_than(hours)
    return Tally(people, Count(len(chosen.forgotten), found.read_at), bool(chosen.unjudged))


def _listed(state: State) -> Count | None:
    """By the list of conferences, where it tells of all of them."""
    if state.listing is None or state.listing.read_at is None:
        return None
    people = [each.people for each in state.listing.sessions]
    told = [each for each in people if each is not None]
    return Count(sum(told), state.listing.read_at) if len(told) == len(people) else None
