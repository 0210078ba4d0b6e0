"""What an earlier process has left."""

from __future__ import annotations

import logging
from datetime import timedelta

from aiogram import Bot

from bot.telegram import Taken, Updates
from services.db import DatabaseFailed
from services.received import Received

logger = logging.getLogger(__name__)

# Telegram itself forgets a press after that (telegram-bot-api.md section 8): nobody waits for it.
OLD = timedelta(seconds=150)


async def left_updates(bot: Bot, updates: Updates, received: Received) -> list[Taken]:
    """Those that Telegram takes for received, and that nobody has handled to their end."""
    try:
        left = await received.left()
    except DatabaseFailed as failure:
        logger.warning("updates of before may be lost: %s", failure)
        return []
    every = [(updates.read_kept(bot, content), age) for content, age in left]
    return [taken for taken, age in every if taken is not None and not _is_old(taken, age)]


def _is_old(taken: Taken, age: timedelta) -> bool:
    if taken.update.callback_query is None or age < OLD:
        return False
    logger.info("update %s is a press of long ago, and is left out", taken.update.update_id)
    return True
