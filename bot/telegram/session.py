"""The Bot's HTTP session: what is repeated when Telegram does not answer, by the kind of method.

A repeated edit, answer or deletion does no harm, so these are repeated until Telegram says yes.
A repeated `send…` would show a message twice, so it is repeated only when the first one surely
did not arrive.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType

from bot.counters import TelegramRequests
from bot.telegram.received import TakeUpdates, UpdatesSeen
from bot.telegram.refusals import is_refused
from bot.telegram.route import NotDelivered, RouteLimits
from bot.telegram.routes import Routes
from bot.timings import waiting_for

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class TelegramLimits:
    """Seconds.

    :ivar timeout: before a request is given up; a poll adds its own waiting time
    :ivar pauses: between attempts
    :ivar longest_flood_wait: that is sat out
    """

    timeout: float = 15.0
    pauses: tuple[float, ...] = (0.3, 1.0, 2.0, 4.0)
    longest_flood_wait: float = 30.0
    routes: RouteLimits = field(default_factory=RouteLimits)


_once_only: ContextVar[bool] = ContextVar("once_only", default=False)


@contextmanager
def once_only() -> Iterator[None]:
    """Requests made inside are not repeated here: whoever makes them does it."""
    token = _once_only.set(True)
    try:
        yield
    finally:
        _once_only.reset(token)


class TelegramSession(BaseSession):
    """
    :param api: Telegram's own server or another Bot API server; for polling and sending alike
    :param proxies: see `Routes`
    :ivar updates: what became of those that polls brought
    :ivar polled_at: when a poll was last answered, or the first one began (monotonic); None
        before the first one, and while Telegram refuses to hand over updates
    """

    def __init__(
        self, api: TelegramAPIServer, proxies: Sequence[str], limits: TelegramLimits
    ) -> None:
        super().__init__(api=api, timeout=limits.timeout)
        self._limits = limits
        self.routes = Routes(api, proxies, limits.routes)
        self.requests = TelegramRequests()
        self.updates = UpdatesSeen()
        self.polled_at: float | None = None
        self._polls = 0
        self._away = False

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        if isinstance(method, TakeUpdates):
            return await self._poll(bot, method, self._limits.timeout + (method.timeout or 0))
        with waiting_for("telegram"):
            return await self._request(bot, method, timeout or self._limits.timeout)

    async def _request(
        self, bot: Bot, method: TelegramMethod[TelegramType], seconds: float
    ) -> TelegramType:
        if _once_only.get():
            return await self._once(bot, method, seconds)
        harmless = not method.__api_method__.startswith("send")
        for pause in self._limits.pauses:
            try:
                return await self._once(bot, method, seconds)
            except TelegramRetryAfter as flood:
                if flood.retry_after > self._limits.longest_flood_wait:
                    raise
                logger.warning("%s: told to wait %s s", method.__api_method__, flood.retry_after)
                await asyncio.sleep(flood.retry_after)
            except (TelegramNetworkError, TelegramServerError) as failure:
                if not (harmless or isinstance(failure, NotDelivered)):
                    raise
                # Of a Telegram that is away polling tells once.
                level = logging.DEBUG if self._away else logging.WARNING
                logger.log(level, "%s: %s, again", method.__api_method__, failure.message)
                await asyncio.sleep(pause)
        return await self._once(bot, method, seconds)

    async def _poll(
        self, bot: Bot, method: TelegramMethod[TelegramType], seconds: float
    ) -> TelegramType:
        """Whoever polls repeats it."""
        if not self._polls:
            self.polled_at = monotonic()
        self._polls += 1
        try:
            batch = await self._once(bot, method, seconds)
        except TelegramAPIError as failure:
            self._away = True
            if is_refused(failure):
                self.polled_at = None
            raise
        self._away = False
        self.polled_at = monotonic()
        return batch

    async def _once(
        self, bot: Bot, method: TelegramMethod[TelegramType], seconds: float
    ) -> TelegramType:
        with self.requests.of(method.__api_method__):
            return await self.routes.request(bot, method, seconds)

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        """Downloads; part of aiogram's interface, the bot has none."""
        content = self.routes.current.stream_content(
            url, headers, timeout, chunk_size, raise_for_status
        )
        async for chunk in content:
            yield chunk

    async def close(self) -> None:
        await self.routes.close()
