"""One message of alerts on its way to Telegram, a digest with its picture."""

from __future__ import annotations

import logging

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile, Message, ReplyParameters

from bot.telegram import once_only
from dialogs.alerts import Draft
from dialogs.picture import LONGEST_CAPTION
from dialogs.trends import drawing
from l10n import Texts
from services.alerts import DigestReady, Place
from services.clock import Clock
from services.errors import NotAllowed, ServerGone
from services.history import Span
from services.incidents import log_incident
from services.operators import Operator
from services.registry import Services

logger = logging.getLogger(__name__)


class Illustrations:
    def __init__(self, services: Services, now: Clock) -> None:
        self._services = services
        self._now = now

    async def of(self, message: Draft, reader: Operator | None, texts: Texts) -> bytes | None:
        """The picture of a digest, of the server in most trouble. None for other messages, and
        where there is none, or no room for the words beside it.
        """
        event = message.told[0].alert.event
        if not isinstance(event, DigestReady) or reader is None:
            return None
        if event.pictured is None or len(message.html) > LONGEST_CAPTION:
            return None
        try:
            return await self._draw(event, event.pictured, reader, texts)
        except (NotAllowed, ServerGone):
            return None
        except Exception as failure:  # whatever it is: the words are sent all the same
            log_incident("the picture of a digest", failure)
            return None

    async def _draw(
        self, event: DigestReady, server_id: int, reader: Operator, texts: Texts
    ) -> bytes | None:
        history, pictures = self._services.history, self._services.pictures
        server = self._services.servers.shown_to(reader, server_id)
        span = Span.WEEK if event.every == "weekly" else Span.DAY
        course = await history.course(reader, server, span, self._now() - event.end)
        if course.empty:
            return None
        limit = server.monitoring.users_limit
        return await pictures.draw(drawing(server.name, span, course, texts, limit=limit))


async def deliver(
    bot: Bot, place: Place, message: Draft, reply_to: int | None, picture: bytes | None
) -> Message:
    """Not repeated here. A picture that Telegram does not take holds back no words."""
    reply = _reply_to(reply_to)
    chat_id, topic = place.chat_id, place.topic or None
    with once_only():
        if picture is not None:
            try:
                return await bot.send_photo(
                    chat_id,
                    BufferedInputFile(picture, "digest.png"),
                    caption=message.html,
                    reply_markup=message.keyboard,
                    reply_parameters=reply,
                    message_thread_id=topic,
                )
            except TelegramBadRequest as refusal:
                logger.warning("chat %s takes no picture: %s", chat_id, refusal.message)
        return await bot.send_message(
            chat_id,
            message.html,
            reply_markup=message.keyboard,
            reply_parameters=reply,
            message_thread_id=topic,
        )


def _reply_to(message_id: int | None) -> ReplyParameters | None:
    if message_id is None:
        return None
    return ReplyParameters(message_id=message_id, allow_sending_without_reply=True)
