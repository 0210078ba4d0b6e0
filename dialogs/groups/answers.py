"""Answers that everybody in a group reads: seldom, and at Telegram's pace."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from time import monotonic

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Message, ReplyParameters

from services.alerts import Place

# Seconds in which one server is told of once in one topic.
ONCE_IN = 10.0
# So many are remembered.
MOST = 1000


class Answers:
    """:param turn: waits until a message to a chat may be sent, and counts it"""

    def __init__(
        self, turn: Callable[[int], Awaitable[None]], now: Callable[[], float] = monotonic
    ) -> None:
        self._turn = turn
        self._now = now
        self._told: dict[tuple[Place, int], float] = {}

    def may(self, place: Place, server_id: int) -> bool:
        """Whether a server may be told of now; that counts as told."""
        now, key = self._now(), (place, server_id)
        if now - self._told.get(key, float("-inf")) < ONCE_IN:
            return False
        self._told.pop(key, None)  # so that the dict stays ordered by time
        self._told[key] = now
        if len(self._told) > MOST:
            del self._told[next(iter(self._told))]
        return True

    async def send(self, bot: Bot, callback: CallbackQuery, place: Place, html: str) -> None:
        """As an answer to the message that was pressed, in its topic."""
        message = callback.message
        if message is None:
            return
        reply = ReplyParameters(message_id=message.message_id, allow_sending_without_reply=True)
        # An answer in General has the number of a thread, too, which takes no messages.
        thread = None
        if isinstance(message, Message) and message.is_topic_message:
            thread = message.message_thread_id
        await self._turn(place.chat_id)
        try:
            await bot.send_message(
                place.chat_id, html, reply_parameters=reply, message_thread_id=thread
            )
        except TelegramBadRequest:  # the topic has been closed since
            await bot.send_message(place.chat_id, html)
