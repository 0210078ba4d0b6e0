"""Dangerous buttons: they count once their screen can have been read, and show their work."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from time import monotonic

from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, Message

from dialogs import press as presses
from services.background import Supervisor

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmLimits:
    """Seconds."""

    reading: float = 1.5  # until a new screen's dangerous button works: longer than a double tap
    quiet: float = 0.25  # work that is quicker shows only its result


class ConfirmScreens:
    """Remembers screens only as long as they are too new."""

    def __init__(self, supervisor: Supervisor, limits: ConfirmLimits) -> None:
        self._supervisor = supervisor
        self._limits = limits
        self._shown_at: dict[tuple[int, int], float] = {}

    def remember(self, chat_id: int, message_id: int) -> None:
        """Telegram has accepted a screen, sent or edited."""
        now = monotonic()
        new = now - self._limits.reading
        self._shown_at = {key: at for key, at in self._shown_at.items() if at > new}
        self._shown_at[chat_id, message_id] = now

    def unread(self, callback: CallbackQuery) -> bool:
        """Whether the press that is being handled came too soon after its screen."""
        press, message = presses.current.get(), callback.message
        if press is None or message is None:
            return False
        shown_at = self._shown_at.get((message.chat.id, message.message_id))
        return shown_at is not None and press.at - shown_at < self._limits.reading

    @asynccontextmanager
    async def working(self, callback: CallbackQuery, text: str) -> AsyncIterator[None]:
        """Around the work of a press: soon `text` replaces the screen and its buttons."""
        ended = asyncio.Event()
        showing = self._supervisor.spawn(
            "show work in progress", self._show_unless(ended, callback, text)
        )
        try:
            yield
        finally:
            ended.set()
            await asyncio.wait({showing})  # or it could overtake the result

    async def _show_unless(self, ended: asyncio.Event, callback: CallbackQuery, text: str) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(self._limits.quiet):
                await ended.wait()
                return
        press = presses.current.get()
        if press is not None:
            await (
                press.answer()
            )  # a failure then goes into the screen, and brings its buttons back
        try:
            if isinstance(callback.message, Message):
                await callback.message.edit_text(text)
        except TelegramAPIError as refusal:
            logger.warning("work in progress could not be shown: %s", type(refusal).__name__)
