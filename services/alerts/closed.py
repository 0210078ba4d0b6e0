"""Places that take nothing while their chat takes messages: General of a group is closed."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Collection

from sqlalchemy.ext.asyncio import AsyncSession

from services.alerts.alert import Alert
from services.alerts.events import GroupUnreachable
from services.alerts.holds import Holds, growing
from services.alerts.limits import OutboxLimits
from services.alerts.places import REPORTED, Place
from services.db import Database

logger = logging.getLogger(__name__)


class ClosedPlaces:
    """Kept in memory: after a restart each is tried at once.

    :param put: writes an alert for whoever has not got it
    :param wake: to be called after that
    """

    def __init__(
        self,
        database: Database,
        holds: Holds,
        put: Callable[[AsyncSession, Alert], Awaitable[bool]],
        wake: Callable[[], None],
        limits: OutboxLimits,
    ) -> None:
        self._database = database
        self._holds = holds
        self._put = put
        self._wake = wake
        self._limits = limits
        self._times: Counter[Place] = Counter()  # of refusals in a row

    async def refused(self, place: Place, ids: Collection[int], reason: str) -> None:
        """It is tried again after pauses that grow; its owners hear of it once, also over a
        restart.

        :param ids: of the alerts that it did not take
        """
        self._times[place] += 1
        limits, times = self._limits, self._times[place]
        self._holds.close(place, growing(limits.first_refusal, limits.longest_refusal, times))
        if times == 1:
            logger.warning("%s takes no alerts, they wait: %s", _words(place), reason)
        if times == REPORTED:
            event = GroupUnreachable(str(place.chat_id), reason, place.topic)
            thread = f"undelivered:{place.chat_id}:{place.topic}:{min(ids)}"
            async with self._database.session() as session:
                await self._put(session, Alert(event, None, thread))
            self._wake()

    def took(self, place: Place) -> None:
        if self._times.pop(place, 0):
            logger.info("%s takes alerts again", _words(place))


def _words(place: Place) -> str:
    return f"topic {place.topic or 'General'} of chat {place.chat_id}"
