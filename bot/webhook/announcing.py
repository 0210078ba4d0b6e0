"""Tells Telegram where to hand over updates."""

from __future__ import annotations

import asyncio
import logging

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramRetryAfter
from aiogram.types import FSInputFile
from aiogram.utils.backoff import Backoff

from bot.settings import WebhookSettings
from bot.telegram import ALLOWED, Routes, kind_of, marked, quoted, secret_of, told
from bot.webhook.limits import WebhookLimits

logger = logging.getLogger(__name__)


async def announce(
    bot: Bot, routes: Routes, settings: WebhookSettings, limits: WebhookLimits
) -> None:
    """Set the webhook, as long as it takes: whether Telegram knows its secret cannot be asked."""
    pauses = Backoff(limits.pauses)
    said = None
    while True:
        try:
            await bot.set_webhook(
                marked(settings.url.get_secret_value(), bot.token),
                certificate=FSInputFile(settings.certificate) if settings.certificate else None,
                max_connections=limits.max_connections,
                allowed_updates=list(ALLOWED),
                drop_pending_updates=False,
                secret_token=secret_of(bot.token),
            )
        except TelegramAPIError as failure:
            wait = next(pauses)
            if isinstance(failure, TelegramRetryAfter):
                wait = max(wait, min(failure.retry_after, pauses.max_delay))
            kind = kind_of(failure)
            words = (
                f"Telegram refuses the webhook: {quoted(failure.message)}."
                if kind == "refused"
                else told(failure, routes)
            )
            level = logging.WARNING if kind != said else logging.DEBUG
            logger.log(level, "setWebhook: %s Again in %.0f s.", words, wait)
            said = kind
            await asyncio.sleep(wait)
        else:
            return
