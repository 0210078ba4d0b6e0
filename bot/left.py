"""What an earlier process has left."""

from __future__ import annotations

import json
import logging

from aiogram import Bot

from bot.telegram import Taken, TakeUpdates, Updates
from services.db import DatabaseFailed
from services.received import Received

logger = logging.getLogger(__name__)


async def left_updates(bot: Bot, updates: Updates, received: Received) -> list[Taken]:
    """Those that Telegram takes for received, and that nobody has handled to their end."""
    try:
        left = await received.left()
    except DatabaseFailed as failure:
        logger.warning("updates of before may be lost: %s", failure)
        return []
    each_alone = ([json.loads(content)] for content in left)
    return [taken for one in each_alone for taken in updates.read(bot, TakeUpdates(), one)]
