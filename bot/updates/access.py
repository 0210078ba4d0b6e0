"""Who is acting, may they, and in which language; without waiting for the database."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, Message, TelegramObject, Update, User

from dialogs.press import Press
from l10n import Languages
from services.alerts import Outbox
from services.background import Supervisor
from services.operators import Operators

logger = logging.getLogger(__name__)

# A stranger is told once in this time (seconds) that the bot is not for them.
REFUSAL_EVERY = 3600.0
# So many strangers are remembered; a flood of new ones costs no more memory.
STRANGERS = 1000


class Access(BaseMiddleware):
    """Lets operators in, in their private chat only; strangers get one polite refusal an hour."""

    def __init__(
        self,
        operators: Operators,
        outbox: Outbox,
        languages: Languages,
        supervisor: Supervisor,
    ) -> None:
        self._operators = operators
        self._outbox = outbox
        self._languages = languages
        self._supervisor = supervisor
        self._refused: dict[int, float] = {}

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
            if isinstance(happened, CallbackQuery):
                refusal = texts.text("stranger-alert", id=str(user.id))
                await Press(bot, happened).answer(refusal, alert=True)
            elif isinstance(happened, Message) and _is_private(happened) and self._due(user.id):
                await happened.answer(texts.html("stranger-refusal", id=str(user.id)))
                logger.info("refused stranger %s", user.id)
        except TelegramAPIError as failure:
            logger.warning("a stranger could not be answered: %s", type(failure).__name__)

    def _due(self, user_id: int) -> bool:
        now = monotonic()
        if now - self._refused.get(user_id, -REFUSAL_EVERY) < REFUSAL_EVERY:
            return False
        self._refused.pop(user_id, None)  # so that the dict stays ordered by time
        self._refused[user_id] = now
        if len(self._refused) > STRANGERS:
            del self._refused[next(iter(self._refused))]
        return True

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
