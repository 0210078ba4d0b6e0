"""Every press is answered exactly once and within a second, and leaves one line in the log."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from dataclasses import dataclass
from time import monotonic
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InputFile,
    Message,
    TelegramObject,
    Update,
)
from aiogram_dialog.api.entities import DialogUpdate, MediaAttachment, NewMessage, OldMessage
from aiogram_dialog.api.protocols import MessageNotModified
from aiogram_dialog.manager.message_manager import MessageManager

from bot import timings
from bot.timings import Timings
from dialogs import press as presses
from dialogs.context import accepted
from dialogs.picture import Picture
from dialogs.press import Press
from dialogs.tags import is_under_alert
from services.background import Supervisor

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class PressLimits:
    """Seconds."""

    early: float = 0.4  # until a press is answered early; Telegram's own time comes on top
    double: float = 1.0  # a press this soon after another was meant for the screen before


# Set when the update that is being handled has ended, its dialog stack stored.
update_ended: ContextVar[asyncio.Event | None] = ContextVar("update_ended", default=None)


class AnsweringMessageManager(MessageManager):
    """aiogram-dialog answers each press after its screen; this one knows which are answered.

    `note_shown` gets the chat and message id of each screen that Telegram has accepted.
    """

    def __init__(self, note_shown: Callable[[int, int], None]) -> None:
        super().__init__()
        self._note_shown = note_shown

    async def show_message(
        self, bot: Bot, new_message: NewMessage, old_message: OldMessage | None
    ) -> OldMessage:
        try:
            message = await super().show_message(bot, new_message, old_message)
        except MessageNotModified:
            # The answer to a first edit may have been lost, and this one was a repetition.
            if old_message is not None:
                self._note_shown(old_message.chat.id, old_message.message_id)
            await accepted()
            raise
        self._note_shown(message.chat.id, message.message_id)
        await accepted()
        return message

    async def get_media_source(self, media: MediaAttachment, bot: Bot) -> InputFile | str:
        if isinstance(media, Picture) and not media.file_id:
            return BufferedInputFile(media.png, "picture.png")
        return await super().get_media_source(media, bot)

    async def answer_callback(self, bot: Bot, callback_query: CallbackQuery) -> None:
        press = presses.current.get()
        if press is not None:
            await press.answer()

    async def remove_inline_kbd(self, bot: Bot, old_message: OldMessage | None) -> Message | None:
        """What is pressed loses its buttons where a new screen follows; an alert keeps them."""
        press = presses.current.get()
        if press is not None and is_under_alert(press.callback.data):
            return None
        return await super().remove_inline_kbd(bot, old_message)


class Presses(BaseMiddleware):
    """Stands around everything else: before errors are handled and before an operator's earlier
    press ends. `window_of` names the window of a callback data, for the log.
    """

    def __init__(
        self,
        supervisor: Supervisor,
        window_of: Callable[[str | None], str],
        limits: PressLimits,
    ) -> None:
        self._supervisor = supervisor
        self._limits = limits
        self._window_of = window_of
        self._in_work = 0
        self._pressing: Counter[int] = Counter()
        self._pressed: dict[int, float] = {}
        self._idle = asyncio.Event()
        self._idle.set()

    async def drained(self) -> None:
        """Wait until no update is in work."""
        await self._idle.wait()

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        assert isinstance(event, Update)  # noqa: S101 - registered on updates only
        ended = asyncio.Event()
        update_ended.set(ended)
        try:
            return await self._handle(handler, event, data)
        finally:
            ended.set()

    async def _handle(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: Update,
        data: dict[str, Any],
    ) -> Any:
        if isinstance(event, DialogUpdate):  # a screen that is shown anew by itself
            presses.current.set(None)
            return await handler(event, data)
        measured = Timings()
        timings.current.set(measured)
        begun = monotonic()
        who = data["operator"].id
        press = self._begin(who, event, data)
        try:
            if press is not None and data.get("is_again"):  # it has ended two processes
                return await press.answer(data["texts"].text("error-left"), alert=True)
            return await handler(event, data)
        finally:
            if press is not None:
                await press.answer()
                logger.info(
                    "press operator=%s window=%s %s total=%.0fms",
                    who,
                    self._window_of(press.callback.data),
                    measured,
                    (monotonic() - begun) * 1000,
                )
                self._pressing[who] -= 1
                self._pressed[who] = monotonic()
            self._end()

    def _begin(self, who: int, event: Update, data: dict[str, Any]) -> Press | None:
        self._in_work += 1
        self._idle.clear()
        if event.callback_query is None:
            return None
        double = self._limits.double
        just_now = monotonic() - self._pressed.get(who, -double) < double
        is_double_press = self._pressing[who] > 0 or just_now
        self._pressing[who] += 1
        press = Press(
            data["bot"],
            event.callback_query,
            is_double_press=is_double_press,
            is_left=data.get("is_left", False),
        )
        presses.current.set(press)
        asyncio.get_running_loop().call_later(
            self._limits.early, self._answer_early, press, data["texts"].text("press-working")
        )
        return press

    def _end(self) -> None:
        self._in_work -= 1
        if not self._in_work:
            self._idle.set()

    def _answer_early(self, press: Press, text: str) -> None:
        if not press.answered:
            self._supervisor.spawn("early answer", press.answer(text))
