"""When no server answers and Telegram does not either, it is the bot that is offline, or its clock
that is wrong. That is told once, when it is over.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.alerts import Alert, BotWasOffline, Outbox
from services.background import SingleFlight, Spawn
from services.db import Database
from services.monitoring.verdicts import Check, Verdict

logger = logging.getLogger(__name__)

# Why a certificate is refused by a machine whose clock is wrong.
_CLOCK = ("expired", "not-yet-valid")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflineLimits:
    believed: float = 1.0  # seconds for which what is known of Telegram is believed


class OfflineDetector:
    """`telegram_reachable` asks Telegram something harmless and never raises."""

    def __init__(
        self,
        database: Database,
        outbox: Outbox,
        spawn: Spawn,
        telegram_reachable: Callable[[], Awaitable[bool]],
        limits: OfflineLimits,
    ) -> None:
        self._database = database
        self._outbox = outbox
        self._spawn = spawn
        self._reachable = SingleFlight("reach Telegram", telegram_reachable, spawn)
        self._limits = limits
        # When a server last answered anything, and with a certificate that was verified.
        self._answered_at: datetime | None = None
        self._verified_at: datetime | None = None
        self._since: datetime | None = None
        self._clock = False

    async def explains(self, check: Check, outage_since: datetime | None) -> bool:
        """Whether a check says nothing of its server, because the bot itself is in trouble.

        It is when no server has answered since `outage_since`, where the outage of this check
        would begin (None: it begins none), and Telegram does not answer now. If the time of a
        certificate is wrong, only servers with a verified one show that our clock is right.
        """
        if check.verdict is Verdict.CHECK_FAILED:
            return False  # which tells nothing of anybody
        clock = check.verdict is Verdict.TLS and check.reason in _CLOCK
        if check.verdict is not Verdict.UNREACHABLE and not clock:
            self._note_answer(check)
            if check.verified or not self._clock:
                await self.over(check.checked_at)
            return False
        if self._since is None and not self._suspected(outage_since, clock=clock):
            return False
        if await self._reachable.get(self._limits.believed):
            await self.over(check.checked_at)
            return False
        if self._since is None and self._suspected(outage_since, clock=clock):
            self._since, self._clock = outage_since, clock
            logger.warning(
                "neither a server nor Telegram answers: %s",
                "the clock of this machine seems wrong" if clock else "the bot is offline",
            )
        return self._since is not None

    async def over(self, at: datetime) -> None:
        """The bot is well; tell so if it was not."""
        if self._since is not None:
            since, self._since = self._since, None
            # It must not be cut off with a check: nobody knew whether it was told.
            telling = self._tell(since, max(at, since), clock=self._clock)
            await asyncio.shield(self._spawn("tell of the own trouble", telling))

    def shift(self, by: timedelta) -> None:
        moments = self._answered_at, self._verified_at, self._since
        moved = (None if moment is None else moment + by for moment in moments)
        self._answered_at, self._verified_at, self._since = moved

    def _note_answer(self, check: Check) -> None:
        self._answered_at = _later(self._answered_at, check.checked_at)
        if check.verified:
            self._verified_at = _later(self._verified_at, check.checked_at)

    def _suspected(self, outage_since: datetime | None, *, clock: bool) -> bool:
        answered_at = self._verified_at if clock else self._answered_at
        return outage_since is not None and (answered_at is None or answered_at < outage_since)

    async def _tell(self, since: datetime, until: datetime, *, clock: bool) -> None:
        thread = f"offline:{since.isoformat()}"
        alert = Alert(BotWasOffline(since, until, clock), None, thread)
        try:
            async with self._database.session() as session:
                await self._outbox.put(session, alert)
        except BaseException:
            self._since = since
            raise
        self._outbox.wake()
        logger.warning("the bot was offline from %s to %s", since, until)


def _later(one: datetime | None, other: datetime) -> datetime:
    return other if one is None else max(one, other)
