"""The Bot's HTTP session: what is repeated when Telegram does not answer, by the kind of method.

A repeated edit, answer or deletion does no harm, so these are repeated until Telegram says yes.
A repeated `send…` would show a message twice, so it is repeated only when the first one surely
did not arrive.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramConflictError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import GetUpdates, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import Update

from bot.tallies import TelegramRequests
from bot.timings import waiting_for
from bot.ways import NotDelivered, Ways

logger = logging.getLogger(__name__)

# Seconds before a request is given up; polling adds its own waiting time.
TIMEOUT = 15.0
# Seconds between attempts.
PAUSES = (0.3, 1.0, 2.0, 4.0)
# The longest flood wait that is sat out, in seconds.
LONGEST_FLOOD_WAIT = 30
# A second poller in the first seconds means that this process is the one too many.
CONFLICT_IS_FATAL = 30.0

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
    :param proxies: see `Ways`
    :param on_polling: called when polling has begun
    :param on_conflict: called when another process polls with this token as this one begins
    :ivar confirmed: updates before this id have been confirmed; None where that is not known
    :ivar polled_at: when a poll was last answered, or the first one began (monotonic)
    """

    def __init__(
        self,
        api: TelegramAPIServer,
        proxies: Sequence[str],
        *,
        on_polling: Callable[[], None],
        on_conflict: Callable[[], None],
    ) -> None:
        super().__init__(api=api, timeout=TIMEOUT)
        self.ways = Ways(api, proxies)
        self.requests = TelegramRequests()
        self.confirmed: int | None = None
        self.polled_at: float | None = None
        self._polling_since: float | None = None
        self._on_polling = on_polling
        self._on_conflict = on_conflict

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        if isinstance(method, GetUpdates):
            return cast(TelegramType, await self._poll(bot, method))
        with waiting_for("telegram"):
            return await self._request(bot, method, timeout or TIMEOUT)

    async def _request(
        self, bot: Bot, method: TelegramMethod[TelegramType], seconds: float
    ) -> TelegramType:
        if _once_only.get():
            return await self._once(bot, method, seconds)
        harmless = not method.__api_method__.startswith("send")
        for pause in PAUSES:
            try:
                return await self._once(bot, method, seconds)
            except TelegramRetryAfter as flood:
                if flood.retry_after > LONGEST_FLOOD_WAIT:
                    raise
                logger.warning("%s: told to wait %s s", method.__api_method__, flood.retry_after)
                await asyncio.sleep(flood.retry_after)
            except (TelegramNetworkError, TelegramServerError) as failure:
                if not (harmless or isinstance(failure, NotDelivered)):
                    raise
                logger.warning("%s: %s, again", method.__api_method__, type(failure).__name__)
                await asyncio.sleep(pause)
        return await self._once(bot, method, seconds)

    async def _poll(self, bot: Bot, method: GetUpdates) -> list[Update]:
        """Polling repeats itself (aiogram's own loop)."""
        if self._polling_since is None:
            self._polling_since = self.polled_at = monotonic()
            self._on_polling()
        self.confirmed = method.offset  # by asking for what comes after them
        try:
            updates = await self._once(bot, method, TIMEOUT + (method.timeout or 0))
        except TelegramConflictError:
            if monotonic() - self._polling_since < CONFLICT_IS_FATAL:
                self._on_conflict()
            raise
        except TelegramNetworkError:
            self.confirmed = None
            raise
        self.polled_at = monotonic()
        return updates

    async def _once(
        self, bot: Bot, method: TelegramMethod[TelegramType], seconds: float
    ) -> TelegramType:
        with self.requests.of(method.__api_method__):
            return await self.ways.request(bot, method, seconds)

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        """Downloads; part of aiogram's interface, the bot has none."""
        content = self.ways.current.stream_content(
            url, headers, timeout, chunk_size, raise_for_status
        )
        async for chunk in content:
            yield chunk

    async def close(self) -> None:
        await self.ways.close()
