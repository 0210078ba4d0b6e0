"""Messages that the bot sends on its own."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError

from bot.l10n import Languages
from dialogs.conferences.results import RESULT_TEXTS, result_arguments
from services.audit import Entry
from services.services import Services

logger = logging.getLogger(__name__)

# Seconds between attempts to reach Telegram.
PAUSES = (5, 15, 60, 300)


async def tell_unfinished(
    bot: Bot, services: Services, languages: Languages, entries: Sequence[Entry]
) -> None:
    """Tell each operator what became of a stop that an earlier run of the bot did not see to its
    end.
    """
    for entry in entries:
        settled = await services.stop.finish(entry)
        if await _tell(bot, services, languages, settled):
            await services.stop.told(settled.id)


async def _tell(bot: Bot, services: Services, languages: Languages, entry: Entry) -> bool:
    operator = services.operators.get(entry.operator_id)
    if operator is None or entry.outcome is None:
        return True  # removed from the settings: nobody is left to be told
    texts = languages.of(operator)
    arguments = result_arguments(entry, texts)
    message = "\n\n".join(
        (
            texts.html("stop-interrupted", **arguments),
            texts.html(RESULT_TEXTS[entry.outcome], **arguments),
        )
    )
    for pause in PAUSES:
        try:
            await bot.send_message(operator.id, message)
            return True
        except (TelegramForbiddenError, TelegramBadRequest) as refusal:
            logger.warning("operator %s cannot be told: %s", operator.id, refusal.message)
            return False
        except TelegramAPIError as failure:
            logger.warning("operator %s not told yet: %s", operator.id, type(failure).__name__)
            await asyncio.sleep(pause)
    return False
