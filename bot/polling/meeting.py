"""The first word with Telegram, and whether it answers at all."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramAPIError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.utils.backoff import Backoff, BackoffConfig

from bot.telegram import Routes, kind_of, once_only, told

logger = logging.getLogger(__name__)

PAUSES = BackoffConfig(min_delay=1.0, max_delay=60.0, factor=2.0, jitter=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetLimits:
    """Seconds."""

    reach: float = 5.0  # for Telegram to answer when the servers do not
    pauses: BackoffConfig = PAUSES


async def reachable(bot: Bot, limits: MeetLimits) -> bool:
    """Whether Telegram answers now, be it with a refusal."""
    try:
        async with asyncio.timeout(limits.reach):
            await bot.get_me()
    except (TelegramNetworkError, TimeoutError):
        return False
    except AiogramError as answer:
        logger.debug("Telegram answers: %s", type(answer).__name__)
    return True


async def wait_until_known(bot: Bot, routes: Routes, limits: MeetLimits) -> bool:
    """Whether Telegram knows the token; waits for Telegram as long as it takes."""
    pauses = Backoff(limits.pauses)
    said = None
    while True:
        try:
            with once_only():
                me = await bot.me()
        except (TelegramUnauthorizedError, TelegramNotFound):
            return False
        except TelegramAPIError as failure:
            wait = next(pauses)
            if isinstance(failure, TelegramRetryAfter):
                wait = max(wait, min(failure.retry_after, pauses.max_delay))
            kind = kind_of(failure)
            level = logging.WARNING if kind != said else logging.DEBUG
            logger.log(level, "getMe: %s Again in %.0f s.", told(failure, routes), wait)
            said = kind
            await asyncio.sleep(wait)
        else:
            logger.info("this is @%s", me.username)
            return True
