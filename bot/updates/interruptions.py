"""An operator's newer wish interrupts an older one that still waits for a server."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiogram.types import CallbackQuery, TelegramObject, Update
from aiogram_dialog.api.entities import DialogUpdate

from bot.updates.dialog_storage import DialogStorage
from services.background import Interrupted, Interruption, interruption

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

logger = logging.getLogger(__name__)


@dataclass(eq=False, slots=True)
class _Wish:
    """An update in work, or waiting for an earlier one."""

    button: tuple[int, str] | None  # None: it was no press
    interruption: Interruption = field(default_factory=Interruption)
    ended: asyncio.Event = field(default_factory=asyncio.Event)


class Interruptions:
    """Two middlewares around the lock that lets one update of an operator in at a time."""

    def __init__(self, storage: DialogStorage) -> None:
        self._storage = storage
        self._wishes: dict[int, list[_Wish]] = {}

    async def interrupt(
        self, handler: Handler, event: TelegramObject, data: dict[str, Any]
    ) -> Any:
        """Before the lock: a newer update interrupts the older ones of its operator.

        The same button again joins the press before it: it asks for what is being read already,
        and whoever presses often would never see it.
        """
        if not isinstance(event, Update) or isinstance(event, DialogUpdate):
            return await handler(event, data)
        who = data["operator"].id
        wishes = self._wishes.setdefault(who, [])
        wish = _Wish(_button(event))
        if wishes and wish.button is not None and wish.button == wishes[-1].button:
            await wishes[-1].ended.wait()
            return None
        for older in wishes:
            older.interruption.interrupt()
        wishes.append(wish)
        interruption.current.set(wish.interruption)
        try:
            return await handler(event, data)
        finally:
            wish.ended.set()
            wishes.remove(wish)
            if not wishes and self._wishes.get(who) is wishes:
                del self._wishes[who]

    async def give_way(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Behind the lock: an interrupted update ends here, and nothing of it is stored."""
        try:
            async with self._storage.draft(data["event_chat"].id):
                return await handler(event, data)
        except Interrupted:
            logger.info("gave way to what operator %s wants now", data["operator"].id)
            return None


def _button(update: Update) -> tuple[int, str] | None:
    press = update.callback_query
    if not isinstance(press, CallbackQuery) or press.message is None or press.data is None:
        return None
    return press.message.message_id, press.data
