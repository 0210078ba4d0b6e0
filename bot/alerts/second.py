"""Sends what waits for second channels: to each in order, as plain text in the language of the
settings. What a channel has taken is marked after its yes: a kill repeats it and loses nothing.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence

from bot.alerts.channel_queue import ChannelQueue
from bot.channels import Carrier, Channel, ChannelLimits
from l10n import Languages
from services.alerts import Fallback, Outbox, Untaken
from services.background import Loop, Spawn
from services.clock import Clock
from services.db import DatabaseFailed

logger = logging.getLogger(__name__)

FAREWELL = 10.0  # seconds for a message on its way when the bot ends


class ChannelSender:
    """`silence`: for how many seconds Telegram has answered nothing."""

    def __init__(
        self,
        channels: Sequence[Channel],
        outbox: Outbox,
        fallback: Fallback,
        untaken: Untaken,
        languages: Languages,
        *,
        spawn: Spawn,
        silence: Callable[[], float],
        now: Clock,
        limits: ChannelLimits,
    ) -> None:
        carrier = Carrier(limits)
        self._queues = {
            channel.id: ChannelQueue(
                channel,
                number,
                carrier,
                outbox,
                untaken,
                texts=languages.of_groups,
                now=now,
                limits=limits,
            )
            for number, channel in enumerate(channels, start=1)
        }
        self._outbox = outbox
        self._fallback = fallback
        self._spawn = spawn
        self._silence = silence
        self._limits = limits
        self._loop = Loop("second channels", spawn, self._look, lambda: limits.look)
        self._on_their_way: dict[str, asyncio.Task[None]] = {}

    def start(self) -> None:
        if self._queues:
            self._loop.begin()

    async def stop(self) -> None:
        """End, but let arrive what is on its way: cut off, it would be sent again."""
        await self._loop.end()
        if self._on_their_way:
            await asyncio.wait(self._on_their_way.values(), timeout=FAREWELL)

    async def _look(self) -> None:
        away = self._silence() >= self._limits.silence
        await self._fallback.write(away=away)
        due = await self._outbox.due()
        for channel, queue in self._queues.items():
            if queue.place in due and channel not in self._on_their_way and not queue.held:
                work = self._serve(channel, queue)
                self._on_their_way[channel] = self._spawn(f"alerts by {channel}", work)

    async def _serve(self, channel: str, queue: ChannelQueue) -> None:
        try:
            await asyncio.sleep(self._limits.gather)
            await queue.send()
        except DatabaseFailed as failure:
            logger.warning("channel %s: %s", channel, failure)
        finally:
            del self._on_their_way[channel]
