"""Sends what waits in the outbox: to each chat in order and in its language, at Telegram's pace,
as one message where several alerts wait. A chat that is slow or gone holds up no other.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
)
from aiogram.types import ReplyParameters

from bot.alert_entries import Entry, edits, entries, to_drop
from bot.alert_texts import draft, said
from bot.l10n import Languages, Texts
from bot.pace import Pace
from bot.telegram import once_only
from services.loop import Loop
from services.operators import Operators
from services.outbox import Outbox
from services.recipients import is_group
from services.shared import Spawn
from services.waiting import Waiting

logger = logging.getLogger(__name__)

# Seconds for which alerts are gathered before the first one is sent: troubles come together.
GATHER = 0.5
# Seconds after which the outbox is looked at in any case: a clock may have been set.
LONGEST_SLEEP = 60.0
# Seconds that messages on their way have to arrive when the bot ends.
PATIENCE = 10.0

# Pieces of Telegram's refusals (telegram-bot-api.md sections 5 and 6).
_UNREACHABLE = ("chat not found", "not enough rights")
_NOTHING_TO_EDIT = ("not modified", "message to edit not found", "message can't be edited")


class Sender:
    def __init__(
        self, bot: Bot, outbox: Outbox, operators: Operators, languages: Languages, spawn: Spawn
    ) -> None:
        self._bot = bot
        self._outbox = outbox
        self._operators = operators
        self._languages = languages
        self._spawn = spawn
        self._pace = Pace()
        self._pause = 0.0
        self._loop = Loop("send alerts", spawn, self._look, lambda: self._pause, outbox.news)
        self._on_their_way: dict[int, asyncio.Task[None]] = {}
        self._troubles: dict[int, str] = {}
        # Chats of whose waiting alerts Telegram refuses one, so that they are sent one by one.
        self._singly: set[int] = set()

    def start(self) -> None:
        self._loop.begin()

    async def stop(self) -> None:
        """End, but let arrive what is on its way: cut off, it would be sent again."""
        await self._loop.end()
        if self._on_their_way:
            await asyncio.wait(self._on_their_way.values(), timeout=PATIENCE)

    async def _look(self) -> None:
        """Begin to send what is due."""
        await asyncio.sleep(GATHER)
        self._pause = LONGEST_SLEEP
        async with self._loop.uncut:
            due = await self._outbox.due()
        for chat_id, seconds in due.items():
            if chat_id in self._on_their_way:
                continue  # looks again at its end
            wait = max(seconds, self._pace.wait(chat_id))
            if wait > 0:
                self._pause = min(self._pause, wait - GATHER)
            else:
                work = self._serve(chat_id)
                self._on_their_way[chat_id] = self._spawn(f"alerts for chat {chat_id}", work)

    async def _serve(self, chat_id: int) -> None:
        """Send one message to a chat."""
        try:
            await self._send_next(chat_id)
        except Exception:  # the trouble of one chat is not that of the others
            logger.exception("alerts for chat %s", chat_id)
            self._pace.hold(chat_id, LONGEST_SLEEP)
        finally:
            del self._on_their_way[chat_id]
            self._outbox.wake()

    async def _send_next(self, chat_id: int) -> None:
        waiting = await self._outbox.waiting(chat_id)
        if outdated := to_drop(waiting):
            await self._outbox.drop(outdated)
            waiting = [alert for alert in waiting if alert.id not in outdated]
        if not waiting:
            return
        if edits(waiting[0]):
            await self._edit(chat_id, waiting[0])
        else:
            await self._say(chat_id, entries(waiting))

    async def _say(self, chat_id: int, news: Sequence[Entry]) -> None:
        if len(news) == 1:
            self._singly.discard(chat_id)
        elif chat_id in self._singly:
            news = news[:1]
        message = draft(news, self._texts(chat_id), buttons=not is_group(chat_id))
        await self._pace.turn(chat_id)
        try:
            with once_only():
                sent = await self._bot.send_message(
                    chat_id,
                    message.html,
                    reply_markup=message.keyboard,
                    reply_parameters=_reply_to(message.reply_to),
                )
        except AiogramError as failure:
            await self._note_failure(chat_id, message.ids, failure)
        else:
            # Telegram says 0 where the message cannot be edited or replied to.
            await self._note_success(chat_id, message.ids, sent.message_id or None)

    async def _edit(self, chat_id: int, alert: Waiting) -> None:
        html = said(Entry(alert), self._texts(chat_id))
        try:
            for message_id in edits(alert):
                await self._pace.turn(chat_id)
                await self._edit_one(chat_id, message_id, html)
        except AiogramError as failure:
            await self._note_failure(chat_id, [alert.id], failure)
        else:
            await self._note_success(chat_id, [alert.id], None)

    async def _edit_one(self, chat_id: int, message_id: int, html: str) -> None:
        try:
            with once_only():
                await self._bot.edit_message_text(html, chat_id=chat_id, message_id=message_id)
        except TelegramBadRequest as refusal:
            if not _says(refusal, _NOTHING_TO_EDIT):
                raise

    def _texts(self, chat_id: int) -> Texts:
        operator = self._operators.get(chat_id)
        return self._languages.of(operator) if operator else self._languages.of_groups()

    async def _note_success(
        self, chat_id: int, ids: Sequence[int], message_id: int | None
    ) -> None:
        await self._outbox.sent(chat_id, ids, message_id)
        if self._troubles.pop(chat_id, None):
            logger.info("alerts for chat %s arrive again", chat_id)

    async def _note_failure(self, chat_id: int, ids: Sequence[int], failure: AiogramError) -> None:
        match failure:
            case TelegramRetryAfter(retry_after=seconds):
                logger.warning("alerts for chat %s: told to wait %s s", chat_id, seconds)
                self._pace.flood(chat_id, seconds)
                await self._outbox.put_off(ids, seconds)
            case TelegramMigrateToChat(migrate_to_chat_id=moved_to):
                await self._outbox.move(chat_id, moved_to)
            case TelegramForbiddenError():
                await self._outbox.pause(chat_id, failure.message)
            case TelegramBadRequest() if _says(failure, _UNREACHABLE):
                await self._outbox.pause(chat_id, failure.message)
            case TelegramBadRequest() if len(ids) > 1:
                self._singly.add(chat_id)
            case TelegramBadRequest():
                logger.error("alert %s for chat %s: %s", ids, chat_id, failure.message)
                await self._outbox.give_up(ids)
            case _:
                trouble = type(failure).__name__
                if self._troubles.get(chat_id) != trouble:
                    logger.warning("alerts for chat %s are not sent yet: %s", chat_id, trouble)
                self._troubles[chat_id] = trouble
                await self._outbox.failed(ids)


def _says(refusal: TelegramBadRequest, pieces: Sequence[str]) -> bool:
    return any(piece in refusal.message.lower() for piece in pieces)


def _reply_to(message_id: int | None) -> ReplyParameters | None:
    if message_id is None:
        return None
    return ReplyParameters(message_id=message_id, allow_sending_without_reply=True)
