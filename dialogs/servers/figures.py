"""What is known of a server at a glance, and how old it is."""

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from dialogs.context import Answer
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


async def glance(services: Services, operator: Operator, server: Server, *, fresh: bool) -> Glance:
    read, conferences, users = services.figures.read, services.conferences, services.users
    return Glance(
        *await asyncio.gather(
            read(partial(look, services, operator, server)),
            read(partial(conferences.listing, operator, server, fresh=fresh)),
            read(partial(users.count, operator, server)),
        )
    )


def newest(answer: Answer[T | None], last: T | None) -> tuple[T | None, bool]:
    """A figure, and whether it is an old one because there is no answer."""
    if answer.value is not None and not answer.waiting:
        return answer.value, False
    return last, last is not None


async def look(services: Services, operator: Operator, server: Server) -> Check:
    """What the monitoring found last; a look of our own where there is none."""
    return watched(services, server) or await services.status.check(operator, server)


def watched(services: Services, server: Server) -> Check | None:
    """What the monitoring found last; None where it is off, or has found nothing yet."""
    monitor = services.monitor.state(server)
    return monitor.check if monitor.enabled else None
