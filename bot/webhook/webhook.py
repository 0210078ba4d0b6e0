"""The talk with Telegram by a webhook: takes updates, each on the disk before it is confirmed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.types import Update

from bot.left import left_updates
from bot.settings import WebhookSettings
from bot.telegram import Taken, TakeUpdates, TelegramSession, Unreadable, Updates, secret_of
from bot.webhook.announcing import announce
from bot.webhook.limits import WebhookLimits
from bot.webhook.watching import Watch
from services.background import Supervisor
from services.clock import Clock
from services.db import DatabaseFailed
from services.received import Received

logger = logging.getLogger(__name__)


class Webhook:
    """Listens and accepts apart: a process that stands by listens, and accepts nothing."""

    def __init__(
        self,
        bot: Bot,
        session: TelegramSession,
        dispatcher: Dispatcher,
        settings: WebhookSettings,
        limits: WebhookLimits,
        *,
        received: Received,
        prove: Callable[[], Awaitable[None]],  # that this process is the active one
        supervisor: Supervisor,
        now: Clock,
        on_set: Callable[[], object],
    ) -> None:
        self._bot = bot
        self._session = session
        self._dispatcher = dispatcher
        self._settings = settings
        self._limits = limits
        self._received = received
        self._prove = prove
        self._supervisor = supervisor
        self._now = now
        self._on_set = on_set
        self._updates = Updates(session.updates)
        self._turn = asyncio.Lock()  # one at a time, so presses keep their order
        self._accepting = False
        self._set = False
        self._running: asyncio.Task[None] | None = None

    def listening(self) -> AbstractAsyncContextManager[None]:
        """Raises OSError where nobody can listen at the address of the settings."""
        from bot.webhook.receiver import received  # noqa: PLC0415 - few want it, and it takes long

        assert self._settings.listen is not None  # noqa: S101 - the settings have both or none
        return received(
            self._settings.listen,
            secret_of(self._bot.token),
            self._limits,
            accepting=lambda: self._accepting,
            take=self.take,
        )

    def works(self) -> bool:
        """Whether updates are accepted, and Telegram knows where."""
        return self._accepting and self._set

    def begin(self) -> asyncio.Task[None]:
        """Accept updates until `end`, those first that an earlier process left."""
        self._running = self._supervisor.spawn("webhook", self._run())
        return self._running

    async def end(self) -> None:
        """Accept no more; what is in work goes on."""
        self._accepting = False
        if self._running is not None:
            self._running.cancel()
            await asyncio.wait((self._running,))

    async def take(self, raw: Any) -> bool:
        """Keep an update and begin to handle it; False: it is not kept and may come again."""
        async with self._turn:
            if not self._accepting or not await self._is_active():
                return False
            for taken in self._read(raw):
                if await self._is_new(taken):
                    self._begin(taken.update)
        return True

    async def _is_active(self) -> bool:
        try:
            await self._prove()
        except DatabaseFailed as failure:
            logger.info("updates are left with Telegram: %s", failure)
            return False
        return True

    def _read(self, raw: Any) -> list[Taken]:
        try:
            return self._updates.read(self._bot, TakeUpdates(), [raw])
        except Unreadable:  # it is noted; to repeat it would not help
            return []

    async def _is_new(self, taken: Taken) -> bool:
        number = taken.update.update_id
        try:
            return bool(await self._received.keep({number: taken.content}))
        except DatabaseFailed as failure:  # a press is answered all the same, as with polling
            logger.warning("update %s could not be kept: %s", number, failure)
            return True

    def _begin(self, update: Update, **given: bool) -> None:
        self._supervisor.spawn(f"update {update.update_id}", self._handle(update, **given))

    async def _handle(self, update: Update, **given: bool) -> None:
        await self._dispatcher.feed_update(self._bot, update, **given)
        try:
            await self._received.done(update.update_id)
        except DatabaseFailed as failure:
            logger.warning("update %s may be handled again: %s", update.update_id, failure)

    async def _run(self) -> None:
        try:
            await self._dispatcher.emit_startup(bot=self._bot, **self._dispatcher.workflow_data)
            for update, is_again in await left_updates(self._bot, self._updates, self._received):
                self._begin(update, is_left=True, is_again=is_again)
            self._accepting = True
            sent = await self._announce()
            self._on_set()
            watch = Watch(self._bot, self._settings, self._limits, self._now)
            while True:
                await watch.lost(sent)
                self._set = False
                sent = await self._announce()
        except asyncio.CancelledError:
            if self._accepting:
                raise
        finally:
            logger.info("Webhook stopped")

    async def _announce(self) -> bytes:
        routes = self._session.routes
        sent = await announce(self._bot, routes, self._settings, self._limits, self._prove)
        self._set = True
        return sent
