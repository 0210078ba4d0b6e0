"""Messages that the bot sends on its own."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError
from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.l10n import Languages, Texts
from dialogs.conferences.results import RESULT_TEXTS, result_arguments
from dialogs.tags import RowId
from services.audit import Entry, Outcome
from services.services import Services

logger = logging.getLogger(__name__)

# Seconds between attempts to reach Telegram.
PAUSES = (5, 15, 60, 300)


class CheckAgain(CallbackData, prefix="check"):
    """The button that looks again.

    :ivar entry: the number of the record
    """

    entry: RowId


async def tell_unfinished(
    bot: Bot, services: Services, languages: Languages, entries: Sequence[Entry]
) -> None:
    """Tell each operator what became of a stop that an earlier run of the bot did not see to its
    end. Side by side: a server or a chat that cannot be reached holds up no other.
    """
    await asyncio.gather(*(_settle(bot, services, languages, entry) for entry in entries))


def account(entry: Entry, texts: Texts) -> tuple[str, InlineKeyboardMarkup | None]:
    """What became of an interrupted stop; with a button where looking again may tell more."""
    arguments = result_arguments(entry, texts)
    outcome = entry.outcome or Outcome.NOT_CONFIRMED
    message = "\n\n".join(
        (
            texts.html("stop-interrupted", **arguments),
            texts.html(RESULT_TEXTS[outcome], **arguments),
        )
    )
    if not outcome.undecided:
        return message, None
    button = InlineKeyboardButton(
        text=texts.text("btn-check-again"), callback_data=CheckAgain(entry=entry.id).pack()
    )
    return message, InlineKeyboardMarkup(inline_keyboard=[[button]])


async def _settle(bot: Bot, services: Services, languages: Languages, entry: Entry) -> None:
    settled = await services.stop.finish(entry)
    operator = services.operators.get(settled.operator_id)
    # One who was removed from the settings has nothing to be told.
    if operator is None or await _told(
        bot, operator.id, *account(settled, languages.of(operator))
    ):
        await services.stop.told(settled.id)


async def _told(bot: Bot, chat_id: int, message: str, button: InlineKeyboardMarkup | None) -> bool:
    for pause in PAUSES:
        try:
            await bot.send_message(chat_id, message, reply_markup=button)
        except (TelegramForbiddenError, TelegramBadRequest) as refusal:
            logger.warning("operator %s cannot be told: %s", chat_id, refusal.message)
            return False
        except TelegramAPIError as failure:
            logger.warning("operator %s not told yet: %s", chat_id, type(failure).__name__)
            await asyncio.sleep(pause)
        else:
            return True
    return False
