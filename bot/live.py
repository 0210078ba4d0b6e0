"""Screens that show the progress of something: edited at most once a second until it has ended."""

from __future__ import annotations

import asyncio
from functools import partial

from aiogram_dialog import BaseDialogManager, ShowMode

from bot import presses
from bot.supervisor import Supervisor

# Seconds between two looks at one screen; a little more than one, so that no two edits come
# closer than a second, however quick the second one is.
EVERY = 1.2


class Live:
    """At most one screen for each operator: the one that was shown last."""

    def __init__(self, supervisor: Supervisor) -> None:
        self._supervisor = supervisor
        self._next: dict[int, asyncio.Task[None]] = {}

    def follow(self, operator_id: int, screen: BaseDialogManager) -> None:
        """Show a screen once more in a moment, if the operator has not left it by then.

        As long as there is something to follow, each look asks for the next one.
        """
        if earlier := self._next.get(operator_id):
            earlier.cancel()
        shown = presses.update_ended.get()
        task = self._supervisor.spawn("live screen", self._show(screen, shown), endless=True)
        self._next[operator_id] = task
        task.add_done_callback(partial(self._forget, operator_id))

    def _forget(self, operator_id: int, task: asyncio.Task[None]) -> None:
        if self._next.get(operator_id) is task:
            del self._next[operator_id]

    async def _show(self, screen: BaseDialogManager, shown: asyncio.Event | None) -> None:
        await asyncio.sleep(EVERY)
        if shown is not None:
            # Until its update has ended a screen is not stored, and could not be shown anew.
            await shown.wait()
        await screen.update({}, show_mode=ShowMode.EDIT)
