"""A file that somebody has asked for, from its rows to the chat."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import BufferedInputFile

from dialogs.context import Texts
from dialogs.log.choices import Export, Filter
from dialogs.log.tables import Request, table
from dialogs.wording import account_for
from services.operators import Operator
from services.registry import Services
from services.roles import Right
from services.tables import Form

logger = logging.getLogger(__name__)

# Seconds: some megabytes through a slow line.
UPLOAD = 180


@dataclass(frozen=True, slots=True)
class Order:
    chat: int
    form: Form
    export: Export
    chosen: Filter
    now: datetime


async def send(
    bot: Bot, services: Services, operator: Operator, texts: Texts, order: Order
) -> None:
    """It, or why there is none. Nobody waits for it: they may have gone on to something else."""
    try:
        try:
            await _make_and_send(bot, services, operator, texts, order)
        except TelegramAPIError:
            raise
        except Exception as failure:  # whatever it is: they are waiting for the file
            key, arguments = account_for(failure)
            await bot.send_message(order.chat, texts.html(key, **arguments))
    except TelegramAPIError as failure:
        logger.warning("a file could not be sent: %s", type(failure).__name__)


async def _make_and_send(
    bot: Bot, services: Services, operator: Operator, texts: Texts, order: Order
) -> None:
    subject, days = order.export.subject, order.export.days
    asked = Request(services, operator, texts, order.export, order.chosen, order.now)
    title, columns, rows = table(asked)
    file = await services.tables.make(order.form, title, columns, rows)
    operator.require(Right.ACT)  # it may have been taken from them meanwhile
    day = order.now.astimezone(asked.zone).date()
    caption = texts.html(
        "log-export-caption", subject=str(subject), days=days, rows=file.rows, cut=file.cut
    )
    document = BufferedInputFile(file.content, f"trueconf-{subject}-{day}.{order.form}")
    await bot.send_document(order.chat, document, caption=caption, request_timeout=UPLOAD)
