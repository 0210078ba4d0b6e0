"""What an earlier process has left."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import NamedTuple

from aiogram import Bot
from aiogram.types import Update

from bot.telegram import Updates
from services.db import DatabaseFailed
from services.received import Left, Received

logger = logging.getLogger(__name__)

# Telegram itself forgets a press after that (telegram-bot-api.md section 8): nobody waits for it.
OLD = timedelta(seconds=150)


class LeftUpdate(NamedTuple):
    """To be handled, or, if `is_again`, only answered."""

    update: Update
    is_again: bool


async def left_updates(bot: Bot, updates: Updates, received: Received) -> list[LeftUpdate]:
    """Those that Telegram takes for received, and that nobody has handled to their end."""
    found: list[LeftUpdate] = []
    over: list[int] = []
    try:
        for each in await received.left():
            taken = updates.read_kept(bot, each.content)
            if taken is None or _is_over(taken.update, each):
                over.append(each.update_id)
            else:
                found.append(LeftUpdate(taken.update, each.is_again))
        if over:
            await received.done(*over)
    except DatabaseFailed as failure:
        logger.warning("trouble with the updates of before: %s", failure)
    return found


def _is_over(update: Update, left: Left) -> bool:
    is_press = update.callback_query is not None
    if is_press and left.age >= OLD:
        logger.info("update %s is a press of long ago, and is left out", update.update_id)
        return True
    if left.is_again and not is_press:
        logger.warning("update %s has ended two processes, and is left out", update.update_id)
        return True
    return False
