"""Screens that are shown anew by themselves, as long as the operator has not left them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.fsm.storage.base import BaseEventIsolation, BaseStorage, StorageKey
from aiogram_dialog import ShowMode
from aiogram_dialog.manager.bg_manager import BgManager

from bot.updates import presses
from dialogs.context import View
from services.background import Supervisor
from services.errors import NotAllowed

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveLimits:
    """Seconds."""

    open: float = 10.0  # for loading a dialog


class LiveScreens:
    """At most one for each operator, or each topic of their chat: the one shown last.

    A look takes its turn like a press, and only at the screen on top: aiogram-dialog handles an
    update of a screen that was left as an error, stores that without a lock, and could undo a
    press.
    """

    def __init__(
        self,
        supervisor: Supervisor,
        bot: Bot,
        storage: BaseStorage,
        isolation: BaseEventIsolation,
        limits: LiveLimits,
    ) -> None:
        self._limits = limits
        self._supervisor = supervisor
        self._bot = bot
        self._storage = storage
        self._isolation = isolation
        self._next: dict[StorageKey, View] = {}

    def show_again(self, view: View, due: Callable[[], Awaitable[bool]]) -> None:
        """Show a window once more after `due` says that there is something new, if the operator
        has not left it by then.

        While there is something to show, each time asks for the next one.
        """
        key = self._key(view)
        self._next[key] = view
        waiting = self._wait(key, view, presses.update_ended.get(), due)
        self._supervisor.spawn("wait for news of a screen", waiting, endless=True)

    def leave(self, view: View) -> None:
        """Another window is on top now."""
        self._next.pop(self._key(view), None)

    def _key(self, view: View) -> StorageKey:
        return StorageKey(self._bot.id, view.operator_id, view.operator_id, view.thread_id)

    async def _wait(
        self,
        key: StorageKey,
        view: View,
        shown: asyncio.Event | None,
        due: Callable[[], Awaitable[bool]],
    ) -> None:
        if not await due():
            return
        if shown is not None:
            # Until its update has ended a screen is not stored, and could not be shown anew.
            await shown.wait()
        # Not to be cut off: aiogram-dialog would leave a task behind.
        self._supervisor.spawn("show a screen anew", self._show_on_top(key, view))

    async def _show_on_top(self, key: StorageKey, view: View) -> None:
        # A press takes its turn by operator, whatever the topic.
        async with self._isolation.lock(replace(key, thread_id=None)):
            if self._next.get(key) is not view:
                return  # a newer screen is on top
            del self._next[key]
            stack = await self._storage.get_data(replace(key, destiny="aiogd:stack:"))
            if (stack.get("intents") or [None])[-1] != view.screen.intent_id:
                return
            try:
                await self._show(view.screen)
            except NotAllowed:
                logger.info("a live screen of %s is theirs no longer", view.operator_id)
            except TelegramAPIError as refusal:
                logger.warning("a live screen was refused: %s", type(refusal).__name__)

    async def _show(self, screen: BgManager) -> None:
        async with AsyncExitStack() as opened:
            try:
                async with asyncio.timeout(self._limits.open):
                    manager = await opened.enter_async_context(screen.fg())
            except TimeoutError:
                # aiogram-dialog waits for ever for a dialog that cannot be loaded.
                logger.warning("a live screen could not be loaded")
                return
            await manager.update({}, show_mode=ShowMode.EDIT)
