"""The bot's own trouble is not the servers' trouble: when no server answers and Telegram does not
either, it is the bot that is offline. That is told once, when it is over.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from services.alerts import Alert, Kind
from services.db import Database
from services.outbox import Outbox
from services.shared import Shared, Spawn
from services.status import Check, Verdict

logger = logging.getLogger(__name__)

# Seconds for which what is known of Telegram is believed.
BELIEVED = 1.0


class OwnTrouble:
    """
    :param telegram_reachable: asks Telegram something harmless; never raises
    """

    def __init__(
        self,
        database: Database,
        outbox: Outbox,
        spawn: Spawn,
        telegram_reachable: Callable[[], Awaitable[bool]],
    ) -> None:
        self._database = database
        self._outbox = outbox
        self._spawn = spawn
        self._reachable = Shared("reach Telegram", telegram_reachable, spawn)
        self._answered_at = datetime.min.replace(tzinfo=UTC)
        self._since: datetime | None = None

    async def explains(self, check: Check, outage_since: datetime | None) -> bool:
        """Whether a check says nothing of its server, because the bot itself is offline.

        It is when no server has answered anything since some outage seems to have begun, and
        Telegram does not answer now.

        :param outage_since: when the outage began that the check would declare; None if it would
            not
        """
        if check.verdict != Verdict.UNREACHABLE:
            self._answered_at = max(self._answered_at, check.checked_at)
            await self.over(check.checked_at)
            return False
        if self._since is None and not self._suspected(outage_since):
            return False
        if await self._reachable.get(BELIEVED):
            await self.over(check.checked_at)
            return False
        if self._since is None and self._suspected(outage_since):
            self._since = outage_since
            logger.warning("neither a server nor Telegram answers: the bot is offline")
        return self._since is not None

    async def over(self, at: datetime) -> None:
        """The bot is online; tell so if it was not."""
        if self._since is not None:
            since, self._since = self._since, None
            # It must not be cut off with a check: nobody knew whether it was told.
            await asyncio.shield(self._spawn("tell of the own trouble", self._tell(since, at)))

    def _suspected(self, outage_since: datetime | None) -> bool:
        return outage_since is not None and self._answered_at < outage_since

    async def _tell(self, since: datetime, until: datetime) -> None:
        data = {"began_at": since.isoformat(), "ended_at": until.isoformat()}
        alert = Alert(Kind.OFFLINE, None, f"offline:{since.isoformat()}", data)
        try:
            async with self._database.session() as session:
                await self._outbox.put(session, alert)
        except BaseException:
            self._since = since
            raise
        self._outbox.wake()
        logger.warning("the bot was offline from %s to %s", since, until)
