"""Dangerous buttons: they count once their screen can have been read, and show their work."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from time import monotonic

from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, LinkPreviewOptions, Message
from aiogram.utils.text_decorations import html_decoration

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
        async with self._unless_quick(lambda: _replace(callback, text)):
            yield

    @asynccontextmanager
    async def asking(self, callback: CallbackQuery, text: str) -> AsyncIterator[None]:
        """Around what only reads for the next screen: soon `text` stands below the screen, which
        keeps its buttons. Where no other screen follows, it is taken away again.
        """
        shown = False

        async def show() -> None:
            nonlocal shown
            shown = not _ends_with(callback, text)
            if shown:
                await _edit(callback, text)

        try:
            async with self._unless_quick(show):
                yield
        except Exception:  # whatever it is: somebody else tells it
            with suppress(TelegramAPIError):
                if shown:
                    await _edit(callback)
            raise

    @asynccontextmanager
    async def _unless_quick(self, show: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
        ended = asyncio.Event()
        showing = self._supervisor.spawn("show work in progress", self._show_unless(ended, show))
        try:
            yield
        finally:
            ended.set()
            await asyncio.wait({showing})  # or it could overtake the result

    async def _show_unless(
        self, ended: asyncio.Event, show: Callable[[], Awaitable[None]]
    ) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(self._limits.quiet):
                await ended.wait()
                return
        try:
            await show()
        except TelegramAPIError as refusal:
            logger.warning("work in progress could not be shown: %s", type(refusal).__name__)


async def _replace(callback: CallbackQuery, text: str) -> None:
    press = presses.current.get()
    if press is not None:
        await press.answer()  # a failure then goes into the screen, and brings its buttons back
    if isinstance(callback.message, Message):
        await callback.message.edit_text(text)


def _ends_with(callback: CallbackQuery, text: str) -> bool:
    """Whether the screen waits for its own figures, too."""
    message = callback.message
    return isinstance(message, Message) and (message.text or "").endswith(text)


async def _edit(callback: CallbackQuery, below: str = "") -> None:
    """The screen as it was pressed, with something below."""
    message = callback.message
    if not isinstance(message, Message) or message.text is None:
        return
    screen = html_decoration.unparse(message.text, message.entities or [])
    await message.edit_text(
        f"{screen}\n\n{below}" if below else screen,
        reply_markup=message.reply_markup,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
