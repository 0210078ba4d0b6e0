"""What is repeated when Telegram does not answer, by the kind of method.

A repeated edit, answer or deletion does no harm. A repeated `send…` would show a message twice,
so it is repeated only when the first one surely did not arrive.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter, TelegramServerError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

from bot.telegram.polls import Polls
from bot.telegram.received import TakeUpdates
from bot.telegram.route import NotDelivered

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatLimits:
    """Seconds."""

    pauses: tuple[float, ...] = (0.3, 1.0, 2.0, 4.0)
    longest_flood_wait: float = 30.0  # longer ones are raised


_once_only: ContextVar[bool] = ContextVar("once_only", default=False)


@contextmanager
def once_only() -> Iterator[None]:
    """Requests made inside are not repeated here: whoever makes them does it."""
    token = _once_only.set(True)
    try:
        yield
    finally:
        _once_only.reset(token)


class Repeats(BaseRequestMiddleware):
    """`polls` say once that Telegram is away, so that not each request has to."""

    def __init__(self, limits: RepeatLimits, polls: Polls) -> None:
        self._limits = limits
        self._polls = polls

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        if _once_only.get() or isinstance(method, TakeUpdates):  # whoever polls repeats it
            return await make_request(bot, method)
        harmless = not method.__api_method__.startswith("send")
        for pause in self._limits.pauses:
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as flood:
                if flood.retry_after > self._limits.longest_flood_wait:
                    raise
                logger.warning("%s: told to wait %s s", method.__api_method__, flood.retry_after)
                await asyncio.sleep(flood.retry_after)
            except (TelegramNetworkError, TelegramServerError) as failure:
                if not (harmless or isinstance(failure, NotDelivered)):
                    raise
                level = logging.DEBUG if self._polls.away else logging.WARNING
                logger.log(level, "%s: %s, again", method.__api_method__, failure.message)
                await asyncio.sleep(pause)
        return await make_request(bot, method)
