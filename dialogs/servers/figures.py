"""What is known of a server at a glance, and how old it is."""

import asyncio
from collections.abc import Hashable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from dialogs.context import Answer
from services.background import reading
from services.conferences import Count, Listing
from services.monitoring import Check
from services.operators import Operator
from services.registry import Services
from services.servers import Server

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Glance:
    """What a server said in a short time; None where it did not."""

    check: Check | None = None
    listing: Listing | None = None
    online: Count | None = None

    @property
    def said(self) -> Hashable:
        """What an operator reads of it, but for the times."""
        return (
            self.check and (self.check.verdict, self.check.reason),
            self.listing and len(self.listing.sessions),
            self.online and self.online.number,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ages:
    """How old a look of our own and a list may be. Seconds."""

    look: float
    listing: float


async def glance(
    services: Services, operator: Operator, server: Server, ages: Ages, turns: asyncio.Semaphore
) -> Glance:
    """:param turns: of those that look at many servers at once"""
    read, conferences, users = services.figures.read, services.conferences, services.users
    async with AsyncExitStack() as turn:
        async with reading():
            await turn.enter_async_context(turns)
        return Glance(
            *await asyncio.gather(
                read(partial(look, services, operator, server, ages.look)),
                read(partial(conferences.listing, operator, server, max_age=ages.listing)),
                read(partial(users.count, operator, server)),
            )
        )


def newest(answer: Answer[T | None], last: T | None) -> tuple[T | None, bool]:
    """A figure, and whether it is an old one because there is no answer."""
    if answer.value is not None and not answer.waiting:
        return answer.value, False
    return last, last is not None


async def look(
    services: Services, operator: Operator, server: Server, max_age: float = 0.0
) -> Check:
    """What the monitoring found last; a look of our own where there is none."""
    return watched(services, server) or await services.status.check(operator, server, max_age)


def watched(services: Services, server: Server) -> Check | None:
    """What the monitoring found last; None where it is off, or has found nothing yet."""
    monitor = services.monitor.state(server)
    return monitor.check if monitor.enabled else None
