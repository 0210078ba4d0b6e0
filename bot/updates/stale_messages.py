"""What people wrote while the bot was away comes all at once; the newest of it is enough."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from aiogram.types import TelegramObject, Update

from services.clock import Clock

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

# A message that is older has waited for the bot. Presses need no such rule: Telegram forgets
# them after 150 s (telegram-bot-api.md section 8).
OLD = timedelta(minutes=1)


class StaleMessages:
    """Two middlewares around the lock that lets one update of an operator in at a time."""

    def __init__(self, now: Clock) -> None:
        self._now = now
        self._newest: dict[int, int] = {}

    async def remember(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Before the lock: an update has come."""
        if isinstance(event, Update) and event.message:
            self._newest[event.message.chat.id] = event.update_id
        return await handler(event, data)

    async def drop_superseded(
        self, handler: Handler, event: TelegramObject, data: dict[str, Any]
    ) -> Any:
        """Behind the lock: leave out an old message if a newer one of the chat has come."""
        if isinstance(event, Update) and (message := event.message):
            superseded = event.update_id < self._newest.get(message.chat.id, 0)
            if superseded and self._now() - message.date > OLD:
                return None
        return await handler(event, data)
