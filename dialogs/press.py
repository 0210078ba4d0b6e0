"""The press that is being handled, and its one answer: it belongs to whoever has something to say
first.
"""

from __future__ import annotations

import logging
from contextvars import ContextVar
from dataclasses import dataclass, field
from time import monotonic

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery

logger = logging.getLogger(__name__)

# Telegram cuts the text of an answer (Bot API, answerCallbackQuery).
LONGEST_ANSWER = 200


@dataclass(slots=True)
class Press:
    """One press on a button.

    That it was answered is noted here and not by a request middleware, which would have to
    remember the ids of all presses: whoever has something to say asks first.

    :ivar is_double_press: it came during an earlier press of the operator or right after
    :ivar is_left: an earlier process may have done it or some of it, and shown what came of that
    :ivar at: when it came (monotonic); it may have waited since for earlier ones
    """

    bot: Bot
    callback: CallbackQuery
    is_double_press: bool = False
    is_left: bool = False
    at: float = field(default_factory=monotonic, init=False)
    answered: bool = field(default=False, init=False)

    async def answer(self, text: str | None = None, *, alert: bool = False) -> bool:
        """Answer the press, if nobody has: True when this answer was the one."""
        if self.answered:
            return False
        self.answered = True
        try:
            await self.bot.answer_callback_query(
                self.callback.id, text and text[:LONGEST_ANSWER], show_alert=alert
            )
        except TelegramAPIError as failure:
            logger.warning("a press could not be answered: %s", type(failure).__name__)
        return True


current: ContextVar[Press | None] = ContextVar("current_press", default=None)


async def say(text: str) -> None:
    """As the answer to the press that is being handled, if nobody has answered it."""
    press = current.get()
    if press is not None:
        await press.answer(text, alert=True)
