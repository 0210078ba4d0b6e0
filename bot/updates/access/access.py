"""Who is acting, may they, and in which language; without waiting for the database."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.types import CallbackQuery, Message, TelegramObject, Update, User

from bot.updates.access.names import name_of
from bot.updates.access.strangers import Strangers, is_private
from dialogs.press import Press
from dialogs.tags import may_stand_in_groups
from l10n import Languages
from services.background import Supervisor
from services.registry import Services


class Access(BaseMiddleware):
    """Lets operators in, in their private chat, and by the buttons of groups in these; strangers
    get one polite refusal an hour.
    """

    def __init__(
        self,
        services: Services,
        languages: Languages,
        supervisor: Supervisor,
    ) -> None:
        self._operators = services.operators
        self._outbox = services.outbox
        self._languages = languages
        self._supervisor = supervisor
        self._strangers = Strangers(
            services.operators,
            languages,
            supervisor,
            admission=services.admission,
            journal=services.journal,
        )

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
            self._strangers.meet(data["bot"], happened, user)
            return None
        private = is_private(happened)
        if not private and not _is_group_press(happened):
            text = self._languages.of(operator).text
            self._supervisor.spawn(
                "send to private", self._send_to_private(data["bot"], happened, text)
            )
            return None
        if self._operators.seen(user.id, name_of(user), user.language_code):
            operator = self._operators.ensure(user.id)
            self._supervisor.spawn("save operator", self._operators.save(operator))
        if private and self._outbox.is_paused(user.id) and _reaches_the_bot(happened):
            self._supervisor.spawn("resume alerts", self._outbox.resume(user.id))
        data["operator"] = operator
        data["texts"] = self._languages.of(operator)
        return await handler(event, data)

    async def _send_to_private(
        self, bot: Bot, happened: TelegramObject, text: Callable[[str], str]
    ) -> None:
        """Answers a press outside of private chats; a message there is not for the bot."""
        if isinstance(happened, CallbackQuery):
            await Press(bot, happened).answer(text("private-only"), alert=True)


def _is_group_press(happened: TelegramObject) -> bool:
    return isinstance(happened, CallbackQuery) and may_stand_in_groups(happened.data)


def _reaches_the_bot(happened: TelegramObject) -> bool:
    return isinstance(happened, Message | CallbackQuery)
