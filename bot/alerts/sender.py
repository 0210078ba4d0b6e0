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

from bot.alerts.limits import SenderLimits
from bot.alerts.pace import Pace
from bot.alerts.refusals import is_gone, is_of_the_bot, is_ours, leaves_nothing_to_edit, words_of
from bot.alerts.unrenderable import Unrenderable
from bot.telegram import once_only
from dialogs.alerts import Draft, draft, render
from l10n import Languages, Texts
from services.alerts import (
    BatchItem,
    Outbox,
    PendingAlert,
    batch_of,
    edits,
    ids_of,
    is_group,
    obsolete,
)
from services.background import Loop, Spawn
from services.clock import Clock
from services.db import DatabaseFailed
from services.operators import Operators

logger = logging.getLogger(__name__)


class Sender:
    def __init__(
        self,
        bot: Bot,
        outbox: Outbox,
        operators: Operators,
        languages: Languages,
        spawn: Spawn,
        *,
        now: Clock,
        limits: SenderLimits,
    ) -> None:
        self._bot = bot
        self._outbox = outbox
        self._operators = operators
        self._languages = languages
        self._spawn = spawn
        self._now = now
        self._limits = limits
        self._pace = Pace(limits.pace)
        self._pause = 0.0
        self._loop = Loop("send alerts", spawn, self._send_due, lambda: self._pause, outbox.news)
        self._on_their_way: dict[int, asyncio.Task[None]] = {}
        self._troubles: dict[int, str] = {}
        # Chats that refused a list because of one of its alerts, and how many are told at a time.
        self._at_a_time: dict[int, int] = {}
        # Chats that refused a reply: its message may be in a topic that is closed.
        self._without_reply: set[int] = set()
        # Alerts that would be edits, but cannot be.
        self._in_words: set[int] = set()
        self._unrenderable = Unrenderable(outbox, limits.tries)

    def start(self) -> None:
        self._loop.begin()

    async def stop(self) -> None:
        """End, but let arrive what is on its way: cut off, it would be sent again."""
        await self._loop.end()
        if self._on_their_way:
            await asyncio.wait(self._on_their_way.values(), timeout=self._limits.patience)

    async def _send_due(self) -> None:
        gather = self._limits.gather
        await asyncio.sleep(gather)
        self._pause = self._limits.longest_sleep
        due = await self._outbox.due()
        for chat_id, seconds in due.items():
            if chat_id in self._on_their_way:
                continue  # looks again at its end
            wait = max(seconds, self._pace.wait(chat_id))
            if wait > 0:
                self._pause = min(self._pause, wait - gather)
            else:
                work = self._serve(chat_id)
                self._on_their_way[chat_id] = self._spawn(f"alerts for chat {chat_id}", work)

    async def _serve(self, chat_id: int) -> None:
        try:
            await self._send_next(chat_id)
        except Exception as failure:  # the trouble of one chat is not that of the others
            self._pace.hold(chat_id, self._limits.longest_sleep)
            if self._is_new(chat_id, type(failure).__name__):
                expected = isinstance(failure, DatabaseFailed)
                logger.log(
                    logging.WARNING if expected else logging.ERROR,
                    "alerts for chat %s: %s",
                    chat_id,
                    failure,
                    exc_info=None if expected else failure,
                )
        finally:
            del self._on_their_way[chat_id]
            self._outbox.wake()

    async def _send_next(self, chat_id: int) -> None:
        lot = await self._outbox.waiting(chat_id)
        waiting = lot.alerts
        if outdated := obsolete(waiting):
            await self._outbox.drop(outdated)
            waiting = [alert for alert in waiting if alert.id not in outdated]
        unsaid = await self._unrenderable.note(chat_id, lot.unreadable)
        if waiting and edits(waiting[0]) and waiting[0].id not in self._in_words:
            unsaid += await self._edit(chat_id, waiting[0])
        elif news := batch_of(waiting, self._in_words):
            unsaid += await self._say(chat_id, news)
        if unsaid:
            await self._outbox.failed(chat_id, unsaid)

    async def _say(self, chat_id: int, news: Sequence[BatchItem]) -> list[int]:
        """Send what comes first; the ids of what could not be put into words, this time."""
        news = news[: self._at_a_time.get(chat_id, len(news))]
        texts, buttons = self._texts(chat_id), not is_group(chat_id)
        reader = self._operators.get(chat_id)
        message = draft(news, texts, self._now(), buttons=buttons, reader=reader)
        unsaid: list[int] = []
        for entry, failure in message.broken:
            unsaid += await self._unrenderable.note(chat_id, entry.ids, failure)
        if message.told:
            await self._send(chat_id, message)
        return unsaid

    async def _send(self, chat_id: int, message: Draft) -> None:
        reply_to = None if chat_id in self._without_reply else message.reply_to
        await self._pace.turn(chat_id)
        if not all(self._outbox.may_see(chat_id, each.alert.server_id) for each in message.told):
            return  # not since its turn came: the next look gives it up
        try:
            with once_only():
                sent = await self._bot.send_message(
                    chat_id,
                    message.html,
                    reply_markup=message.keyboard,
                    reply_parameters=_reply_to(reply_to),
                )
        except TelegramBadRequest as refusal:
            if reply_to is not None and not is_ours(refusal):
                self._without_reply.add(chat_id)  # and again at once
            else:
                await self._note_failure(chat_id, message.told, refusal)
        except AiogramError as failure:
            await self._note_failure(chat_id, message.told, failure)
        else:
            # Also where Telegram said yes and nothing that can be read: it has been sent.
            number = getattr(sent, "message_id", None)
            await self._note_success(chat_id, ids_of(message.told), number or None)

    async def _edit(self, chat_id: int, alert: PendingAlert) -> list[int]:
        """See `_say`."""
        try:
            html = render(BatchItem(alert), self._texts(chat_id), self._now())
        except Exception as failure:  # whatever it is: the others are told all the same
            return await self._unrenderable.note(chat_id, [alert.id], failure)
        try:
            for message_id in edits(alert):
                await self._pace.turn(chat_id)
                if not self._outbox.may_see(chat_id, alert.server_id):
                    return []
                await self._edit_one(chat_id, message_id, html)
        except TelegramBadRequest as refusal:
            logger.info("chat %s refuses an edit: %s", chat_id, words_of(refusal))
            self._in_words.add(alert.id)
        except AiogramError as failure:
            await self._note_failure(chat_id, [BatchItem(alert)], failure)
        else:
            await self._note_success(chat_id, [alert.id], None)
        return []

    async def _edit_one(self, chat_id: int, message_id: int, html: str) -> None:
        try:
            with once_only():
                await self._bot.edit_message_text(html, chat_id=chat_id, message_id=message_id)
        except TelegramBadRequest as refusal:
            if not leaves_nothing_to_edit(refusal):
                raise

    def _texts(self, chat_id: int) -> Texts:
        operator = self._operators.get(chat_id)
        return self._languages.of(operator) if operator else self._languages.of_groups()

    async def _note_success(
        self, chat_id: int, ids: Sequence[int], message_id: int | None
    ) -> None:
        await self._outbox.sent(chat_id, ids, message_id)
        self._at_a_time.pop(chat_id, None)
        self._without_reply.discard(chat_id)
        self._in_words.difference_update(ids)
        if self._troubles.pop(chat_id, None):
            logger.info("alerts for chat %s arrive again", chat_id)

    async def _note_failure(
        self, chat_id: int, told: Sequence[BatchItem], failure: AiogramError
    ) -> None:
        ids = ids_of(told)
        match failure:
            case TelegramRetryAfter(retry_after=asked):
                seconds = await self._outbox.put_off(chat_id, asked)
                logger.warning("alerts for chat %s: told to wait %s s", chat_id, seconds)
                self._pace.flood(chat_id, seconds)
            case TelegramMigrateToChat(migrate_to_chat_id=moved_to):
                await self._outbox.move(chat_id, moved_to)
            case TelegramBadRequest() if is_ours(failure) and len(told) > 1:
                self._at_a_time[chat_id] = len(told) // 2
            case TelegramBadRequest() if is_ours(failure):
                logger.error("alert %s for chat %s: %s", ids, chat_id, words_of(failure))
                await self._outbox.give_up(ids)
                self._at_a_time.pop(chat_id, None)
            case TelegramBadRequest() | TelegramForbiddenError() if not is_of_the_bot(failure):
                await self._outbox.pause(chat_id, words_of(failure), gone=is_gone(failure))
            case _:
                trouble = type(failure).__name__
                if self._is_new(chat_id, trouble):
                    logger.warning("alerts for chat %s are not sent yet: %s", chat_id, trouble)
                await self._outbox.failed(chat_id, ids)

    def _is_new(self, chat_id: int, trouble: str) -> bool:
        """Whether a trouble is another one than last time: it is logged once."""
        before, self._troubles[chat_id] = self._troubles.get(chat_id), trouble
        return before != trouble


def _reply_to(message_id: int | None) -> ReplyParameters | None:
    if message_id is None:
        return None
    return ReplyParameters(message_id=message_id, allow_sending_without_reply=True)
