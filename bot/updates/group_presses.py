"""Presses in groups: they go to routers of their own, behind which there are no dialogs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.types import CallbackQuery, TelegramObject, Update

from bot.updates import errors
from bot.updates.access import is_private
from dialogs.alerts import taking
from dialogs.context import WindowOutdated
from dialogs.groups import Answers, create_router


class GroupPresses(BaseMiddleware):
    """Stands behind the answering of presses and before all that has to do with dialogs. `turn`
    waits until a message to a chat may be sent.
    """

    def __init__(self, turn: Callable[[int], Awaitable[None]]) -> None:
        self._answers = Answers(turn)
        self._router = Router(name="groups")
        self._router.include_routers(create_router(), taking.create_router())

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        assert isinstance(event, Update)  # noqa: S101 - registered on updates only
        happened = event.event
        if not isinstance(happened, CallbackQuery) or is_private(happened):
            return await handler(event, data)
        try:
            handled = await self._router.propagate_event(
                "callback_query", happened, **data, group_answers=self._answers
            )
            if handled is UNHANDLED:  # forged, or of an older version
                raise WindowOutdated
            return handled
        except Exception as failure:
            await errors.on_error_in_group(event, failure, **data)
