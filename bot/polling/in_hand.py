"""The updates that are in work. To ask Telegram for the next ones confirms these, so what takes
longer than a moment is on the disk by then: whoever is killed loses none.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.types import Update

from bot.left import left_updates
from bot.polling.limits import PollLimits
from bot.telegram import Taken, Updates
from services.background import Supervisor
from services.db import DatabaseFailed
from services.received import Received

logger = logging.getLogger(__name__)

_Works = dict[asyncio.Task[Any], Taken]


class InHand:
    def __init__(
        self,
        bot: Bot,
        updates: Updates,
        dispatcher: Dispatcher,
        *,
        received: Received,
        supervisor: Supervisor,
        limits: PollLimits,
    ) -> None:
        self.updates = updates
        self._bot = bot
        self._dispatcher = dispatcher
        self._received = received
        self._supervisor = supervisor
        self._limits = limits
        self._loose: _Works = {}  # not on the disk

    async def go_on(self) -> None:
        """Begin, with what an earlier process has not handled to its end."""
        await self._dispatcher.emit_startup(bot=self._bot, **self._dispatcher.workflow_data)
        for update, is_again in await left_updates(self._bot, self.updates, self._received):
            work = self._begin(update, is_left=True, is_again=is_again)
            self._watch(work, update.update_id)

    def begin(self, every: Sequence[Taken], *, is_left: bool) -> None:
        for taken in every:
            self._loose[self._begin(taken.update, is_left=is_left)] = taken

    def _begin(self, update: Update, **given: bool) -> asyncio.Task[Any]:
        work = self._dispatcher.feed_update(self._bot, update, **given)
        return self._supervisor.spawn(f"update {update.update_id}", work)

    async def secure(self) -> None:
        """Until what is in work may be confirmed. With a database that fails or is slow it may be
        all the same: others' presses are waiting to be answered.
        """
        if not self._loose:
            return
        await asyncio.wait(self._loose, timeout=self._limits.moment)
        slow = {task: taken for task, taken in self._loose.items() if not task.done()}
        self._loose = {}
        if slow:
            keeping = self._supervisor.spawn("keep updates", self._keep(slow))
            await asyncio.wait((keeping,), timeout=self._limits.keeping)

    async def _keep(self, works: _Works) -> None:
        try:
            await self._received.keep(
                {taken.update.update_id: taken.content for taken in works.values()}
            )
        except DatabaseFailed as failure:
            logger.warning("updates in work could not be kept: %s", failure)
            return
        for task, taken in works.items():
            self._watch(task, taken.update.update_id)

    def _watch(self, work: asyncio.Task[Any], number: int) -> None:
        self._supervisor.spawn(f"end of update {number}", self._note_end(work, number))

    async def _note_end(self, work: asyncio.Task[Any], number: int) -> None:
        await asyncio.wait((work,))
        if work.cancelled():  # the next process goes on with it
            return
        try:
            await self._received.done(number)
        except DatabaseFailed as failure:
            logger.warning("update %s may be handled again: %s", number, failure)
