"""Whether Telegram hands over updates, by what becomes of the polls."""

from __future__ import annotations

from time import monotonic

from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

from bot.telegram.received import TakeUpdates
from bot.telegram.refusals import is_refused


class Polls(BaseRequestMiddleware):
    """`polled_at` (monotonic): when a poll was last answered, or the first one began; None before
    that, and while Telegram refuses to hand over updates.
    """

    def __init__(self) -> None:
        self.polled_at: float | None = None
        self.away = False  # whether the last poll failed
        self._begun = False

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        if not isinstance(method, TakeUpdates):
            return await make_request(bot, method)
        if not self._begun:
            self._begun = True
            self.polled_at = monotonic()
        try:
            batch = await make_request(bot, method)
        except TelegramAPIError as failure:
            self.away = True
            if is_refused(failure):
                self.polled_at = None
            raise
        self.away = False
        self.polled_at = monotonic()
        return batch
