"""Screens that show the progress of something: edited at most once a second until it has ended."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial

from aiogram import Bot
from aiogram.fsm.storage.base import BaseEventIsolation, BaseStorage, StorageKey
from aiogram_dialog import ShowMode
from aiogram_dialog.manager.bg_manager import BgManager

from bot import presses
from bot.supervisor import Supervisor

# Seconds between two looks at one screen; a little more than one, so that no two edits come
# closer than a second, however quick the second one is.
EVERY = 1.2


class Live:
    """At most one screen for each operator: the one that was shown last.

    A look is taken like a press: one at a time for an operator, and only while the screen is
    still the one on top. aiogram-dialog handles an update of a screen that was left as an error,
    and stores the stack after that without a lock: it could undo a press.
    """

    def __init__(
        self,
        supervisor: Supervisor,
        bot: Bot,
        storage: BaseStorage,
        isolation: BaseEventIsolation,
    ) -> None:
        self._supervisor = supervisor
        self._bot = bot
        self._storage = storage
        self._isolation = isolation
        self._next: dict[int, asyncio.Task[None]] = {}

    def follow(self, operator_id: int, screen: BgManager) -> None:
        """Show a screen once more in a moment, if the operator has not left it by then.

        As long as there is something to follow, each look asks for the next one.
        """
        earlier = self._next.get(operator_id)
        if earlier is not None and earlier is not asyncio.current_task():
            earlier.cancel()
        shown = presses.update_ended.get()
        look = self._look(operator_id, screen, shown)
        task = self._supervisor.spawn("live screen", look, endless=True)
        self._next[operator_id] = task
        task.add_done_callback(partial(self._forget, operator_id))

    def _forget(self, operator_id: int, task: asyncio.Task[None]) -> None:
        if self._next.get(operator_id) is task:
            del self._next[operator_id]

    async def _look(
        self, operator_id: int, screen: BgManager, shown: asyncio.Event | None
    ) -> None:
        await asyncio.sleep(EVERY)
        if shown is not None:
            # Until its update has ended a screen is not stored, and could not be shown anew.
            await shown.wait()
        key = StorageKey(self._bot.id, chat_id=operator_id, user_id=operator_id)
        async with self._isolation.lock(key):
            stack = await self._storage.get_data(replace(key, destiny="aiogd:stack:"))
            if (stack.get("intents") or [None])[-1] == screen.intent_id:
                async with screen.fg() as manager:
                    await manager.update({}, show_mode=ShowMode.EDIT)
