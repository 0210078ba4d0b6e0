"""People who may not use the bot: answered politely, and never at the operators' cost.

A flood of them meets bounds for each and bounds for all together: on the messages, of which
Telegram lets a bot send only so many, on the rows of the database, and on the tasks.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from aiogram.enums import ChatType
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, Message, TelegramObject, User

from bot.rarely import Rarely
from bot.updates.access.names import name_of
from dialogs.press import Press
from l10n import Languages
from services.background import Supervisor
from services.db import DatabaseFailed
from services.journal import Journal
from services.members import Admission
from services.operators import Operators

logger = logging.getLogger(__name__)

# A stranger is told once in this time (seconds) that the bot is not for them.
REFUSAL_EVERY = 3600.0
# So many invitations a stranger can try in that time: nobody guesses one.
ATTEMPTS = 5
# All strangers together, each in so many seconds: refusals that are sent, and rows that are kept
# for more than a year. What those do who were here before is recorded besides.
REFUSALS, MINUTE = 20, 60.0
RECORDS, DAY = 100, 86400.0
# So many are seen to side by side, more than come with one poll. Others are left alone.
MOST_AT_ONCE = 200

_ALL = 0  # no person has this id


class Strangers:
    def __init__(
        self,
        operators: Operators,
        languages: Languages,
        supervisor: Supervisor,
        *,
        admission: Admission,
        journal: Journal,
    ) -> None:
        self._operators = operators
        self._languages = languages
        self._supervisor = supervisor
        self._admission = admission
        self._journal = journal
        self._to_refuse = Rarely(REFUSAL_EVERY)
        self._to_record = Rarely(REFUSAL_EVERY)
        self._attempts = Rarely(REFUSAL_EVERY, ATTEMPTS)
        self._refusals = Rarely(MINUTE, REFUSALS)
        self._records = Rarely(DAY, RECORDS)
        self._meeting: set[asyncio.Task[None]] = set()

    def meet(self, bot: Any, happened: TelegramObject, user: User) -> None:
        """In a task, for which the end of the program waits."""
        if len(self._meeting) < MOST_AT_ONCE:
            task = self._supervisor.spawn("refuse", self._refuse(bot, happened, user))
            self._meeting.add(task)
            task.add_done_callback(self._meeting.discard)

    async def _refuse(self, bot: Any, happened: TelegramObject, user: User) -> None:
        texts = self._languages.texts(user.language_code)
        try:
            if isinstance(happened, Message) and await self._asks(happened, user):
                await happened.answer(texts.html("people-asked"))
                return
            await self._record(happened, user)
            if isinstance(happened, CallbackQuery):
                refusal = texts.text("stranger-alert", id=str(user.id))
                await Press(bot, happened).answer(refusal, alert=True)
            elif (
                isinstance(happened, Message)
                and is_private(happened)
                and self._to_refuse.due(user.id)
                and self._refusals.due(_ALL)
            ):
                await happened.answer(texts.html("stranger-refusal", id=str(user.id)))
                logger.info("refused stranger %s", user.id)
        except (TelegramAPIError, DatabaseFailed) as failure:
            logger.warning("a stranger could not be answered: %s", type(failure).__name__)

    async def _asks(self, message: Message, user: User) -> bool:
        """Whether this opens an invitation, and an owner has been asked."""
        if not is_private(message):
            return False
        command, _, code = (message.text or "").partition(" ")
        if command != "/start" or not code or not self._attempts.due(user.id):
            return False
        return await self._admission.ask(
            code.strip(),
            user.id,
            name_of(user),
            username=user.username,
            telegram_language=user.language_code,
        )

    async def _record(self, happened: TelegramObject, user: User) -> None:
        """Strangers have no names of buttons that mean something: what they try is not kept."""
        pressed = isinstance(happened, CallbackQuery)
        seen = pressed or isinstance(happened, Message)
        if not seen or not self._to_record.due(user.id):
            return
        if self._operators.is_former(user.id) or self._records.due(_ALL):
            detail = "press" if pressed else "message"
            await self._journal.refused(user.id, name_of(user), "stranger", detail=detail)


def is_private(happened: TelegramObject) -> bool:
    message = happened.message if isinstance(happened, CallbackQuery) else happened
    chat = getattr(message, "chat", None)
    return chat is not None and chat.type == ChatType.PRIVATE
