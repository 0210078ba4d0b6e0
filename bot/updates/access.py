"""Who is acting, may they, and in which language; without waiting for the database."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, Message, TelegramObject, Update, User

from bot.rarely import Rarely
from dialogs.press import Press
from l10n import Languages
from services.alerts import Outbox
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


class Access(BaseMiddleware):
    """Lets operators in, in their private chat only; strangers get one polite refusal an hour."""

    def __init__(
        self,
        operators: Operators,
        outbox: Outbox,
        languages: Languages,
        supervisor: Supervisor,
        *,
        admission: Admission,
        journal: Journal,
    ) -> None:
        self._operators = operators
        self._outbox = outbox
        self._languages = languages
        self._supervisor = supervisor
        self._admission = admission
        self._journal = journal
        self._to_refuse = Rarely(REFUSAL_EVERY)
        self._to_record = Rarely(REFUSAL_EVERY)
        self._attempts = Rarely(REFUSAL_EVERY, ATTEMPTS)

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        assert isinstance(event, Update)  # noqa: S101 - registered on updates only
        happened = event.event
        user: User | None = getattr(happened, "from_user", None)
        if user is None:
            return None
        operator = self._operators.get(user.id)
        if operator is None:
            # A task, for which the end of the program waits.
            self._supervisor.spawn("refuse", self._refuse(data["bot"], happened, user))
            return None
        if not _is_private(happened):
            text = self._languages.of(operator).text
            self._supervisor.spawn(
                "send to private", self._send_to_private(data["bot"], happened, text)
            )
            return None
        if self._operators.seen(user.id, user.full_name, user.language_code):
            operator = self._operators.ensure(user.id)
            self._supervisor.spawn("save operator", self._operators.save(operator))
        if self._outbox.is_paused(user.id) and isinstance(happened, Message | CallbackQuery):
            self._supervisor.spawn("resume alerts", self._outbox.resume(user.id))
        data["operator"] = operator
        data["texts"] = self._languages.of(operator)
        return await handler(event, data)

    async def _refuse(self, bot: Bot, happened: TelegramObject, user: User) -> None:
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
                and _is_private(happened)
                and self._to_refuse.due(user.id)
            ):
                await happened.answer(texts.html("stranger-refusal", id=str(user.id)))
                logger.info("refused stranger %s", user.id)
        except (TelegramAPIError, DatabaseFailed) as failure:
            logger.warning("a stranger could not be answered: %s", type(failure).__name__)

    async def _asks(self, message: Message, user: User) -> bool:
        """Whether this opens an invitation, and an owner has been asked."""
        if not _is_private(message):
            return False
        command, _, code = (message.text or "").partition(" ")
        if command != "/start" or not code or not self._attempts.due(user.id):
            return False
        return await self._admission.ask(
            code.strip(),
            user.id,
            user.full_name,
            username=user.username,
            telegram_language=user.language_code,
        )

    async def _record(self, happened: TelegramObject, user: User) -> None:
        """Strangers have no names of buttons that mean something: what they try is not kept."""
        pressed = isinstance(happened, CallbackQuery)
        if (pressed or isinstance(happened, Message)) and self._to_record.due(user.id):
            detail = "press" if pressed else "message"
            await self._journal.refused(user.id, user.full_name, "stranger", detail=detail)

    async def _send_to_private(
        self, bot: Bot, happened: TelegramObject, text: Callable[[str], str]
    ) -> None:
        """Answers a press outside of private chats; a message there is not for the bot."""
        if isinstance(happened, CallbackQuery):
            await Press(bot, happened).answer(text("private-only"), alert=True)


def _is_private(happened: TelegramObject) -> bool:
    message = happened.message if isinstance(happened, CallbackQuery) else happened
    chat = getattr(message, "chat", None)
    return chat is not None and chat.type == ChatType.PRIVATE
