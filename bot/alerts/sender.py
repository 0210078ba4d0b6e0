"""Sends what waits in the outbox: to each place in order and in its language, at Telegram's pace,
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

from bot.alerts.delivery import Illustrations, deliver
from bot.alerts.drafts import Drafts
from bot.alerts.editing import CannotBeDrawn, Editor, Unsayable
from bot.alerts.limits import SenderLimits
from bot.alerts.pace import Pace
from bot.alerts.refusals import is_gone, is_of_a_topic, is_of_the_bot, is_ours, words_of
from bot.alerts.topics import Topics
from bot.alerts.unrenderable import Unrenderable
from dialogs.alerts import Draft
from l10n import Languages
from services.alerts import (
    BatchItem,
    PendingAlert,
    Place,
    batch_of,
    edit_of,
    ids_of,
    is_silent,
    obsolete,
    settled_by,
)
from services.background import Loop, Spawn
from services.clock import Clock
from services.db import DatabaseFailed
from services.registry import Services

logger = logging.getLogger(__name__)


class Sender:
    def __init__(
        self,
        bot: Bot,
        services: Services,
        languages: Languages,
        spawn: Spawn,
        *,
        illustrations: Illustrations,
        pace: Pace,
        now: Clock,
        limits: SenderLimits,
    ) -> None:
        self._bot = bot
        self._outbox = outbox = services.outbox
        self._spawn = spawn
        self._illustrations = illustrations
        self._limits = limits
        self._pace = pace
        self._topics = Topics(limits.topic_again)
        self._drafts = Drafts(services, languages, now)
        self._editor = Editor(bot, outbox, services.standing, self._drafts, pace)
        self._pause = 0.0
        self._loop = Loop("send alerts", spawn, self._send_due, lambda: self._pause, outbox.news)
        self._on_their_way: dict[Place, asyncio.Task[None]] = {}
        self._troubles: dict[Place, str] = {}
        # Chats that refused a list because of one of its alerts, and how many are told at a time.
        self._at_a_time: dict[Place, int] = {}
        # Chats that refused a reply: its message may be in a topic that is closed.
        self._without_reply: set[Place] = set()
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
        self._pause = self._limits.busy
        due = await self._outbox.due()
        self._pause = self._limits.longest_sleep
        for place, seconds in due.items():
            if place.channel or place in self._on_their_way:
                continue  # not by Telegram, or looks again at its end
            wait = max(seconds, self._pace.wait(place.chat_id))
            if wait > 0:
                self._pause = min(self._pause, wait - gather)
            else:
                work = self._serve(place)
                self._on_their_way[place] = self._spawn(f"alerts for chat {place.chat_id}", work)

    async def _serve(self, place: Place) -> None:
        try:
            await self._send_next(place)
        except Exception as failure:  # the trouble of one chat is not that of the others
            expected, limits = isinstance(failure, DatabaseFailed), self._limits
            self._pace.hold(place.chat_id, limits.busy if expected else limits.longest_sleep)
            if self._is_new(place, type(failure).__name__):
                logger.log(
                    logging.WARNING if expected else logging.ERROR,
                    "alerts for chat %s: %s",
                    place.chat_id,
                    failure,
                    exc_info=None if expected else failure,
                )
        finally:
            del self._on_their_way[place]
            self._outbox.wake()

    async def _send_next(self, place: Place) -> None:
        lot = await self._outbox.waiting(place)
        waiting = lot.alerts
        if outdated := obsolete(waiting):
            await self._outbox.drop(outdated)
            waiting = [alert for alert in waiting if alert.id not in outdated]
        unsaid = await self._unrenderable.note(place.chat_id, lot.unreadable)
        if edit := edit_of(waiting, self._in_words):
            unsaid += await self._edit(place, edit, waiting)
        elif news := batch_of(waiting, self._in_words):
            unsaid += await self._say(place, news)
        if unsaid:
            await self._outbox.failed(place, unsaid)

    async def _say(self, place: Place, news: Sequence[BatchItem]) -> list[int]:
        """Send what comes first; the ids of what could not be put into words, this time."""
        news = news[: self._at_a_time.get(place, len(news))]
        way = self._topics.way(place)
        message = await self._drafts.of(place, news, astray=way != place)
        unsaid: list[int] = []
        for entry, failure in message.broken:
            unsaid += await self._unrenderable.note(place.chat_id, entry.ids, failure)
        if message.told:
            await self._send(place, way, message)
        return unsaid

    async def _send(self, place: Place, way: Place, message: Draft) -> None:
        reply_to = None if place in self._without_reply else message.reply_to
        reader = self._drafts.reader(place)
        picture = await self._illustrations.of(message, reader, self._drafts.texts(place))
        await self._pace.turn(place.chat_id)
        if not all(self._outbox.may_see(place, each.alert.server_id) for each in message.told):
            return  # not since its turn came: the next look gives it up
        await self._outbox.prove()
        try:
            sent = await deliver(self._bot, way, message, reply_to, picture)
        except TelegramBadRequest as refusal:
            if reply_to is not None and not is_ours(refusal):
                self._without_reply.add(place)  # and again at once
            elif not self._topics.refused(place, way, refusal):
                await self._note_failure(place, message.told, refusal)
        except AiogramError as failure:
            await self._note_failure(place, message.told, failure)
        else:
            # Also where Telegram said yes and nothing that can be read: it has been sent.
            self._topics.took(place, way)
            number = getattr(sent, "message_id", None)
            await self._note_success(place, ids_of(message.told), number or None)

    async def _edit(
        self, place: Place, alert: PendingAlert, waiting: Sequence[PendingAlert]
    ) -> list[int]:
        """See `_say`."""
        try:
            edited = await self._editor.edit(place, alert)
        except Unsayable as broken:
            cause = broken.__cause__
            failure = cause if isinstance(cause, Exception) else broken
            return await self._unrenderable.note(place.chat_id, [alert.id], failure)
        except (TelegramBadRequest, CannotBeDrawn) as refusal:
            if isinstance(refusal, TelegramBadRequest):
                logger.info("chat %s refuses an edit: %s", place.chat_id, words_of(refusal))
            if is_silent(alert):
                await self._outbox.drop([alert.id])
            else:
                self._in_words.add(alert.id)
        except AiogramError as failure:
            await self._note_failure(place, [BatchItem(alert)], failure)
        else:
            if edited:
                await self._note_success(place, settled_by(alert, waiting), None)
        return []

    async def _note_success(
        self, place: Place, ids: Sequence[int], message_id: int | None
    ) -> None:
        await self._outbox.sent(place, ids, message_id)
        self._outbox.closed.took(place)
        self._at_a_time.pop(place, None)
        self._without_reply.discard(place)
        self._in_words.difference_update(ids)
        if self._troubles.pop(place, None):
            logger.info("alerts for chat %s arrive again", place.chat_id)

    async def _note_failure(
        self, place: Place, told: Sequence[BatchItem], failure: AiogramError
    ) -> None:
        ids = ids_of(told)
        match failure:
            case TelegramRetryAfter(retry_after=asked):
                seconds = await self._outbox.put_off(place, asked)
                logger.warning("alerts for chat %s: told to wait %s s", place.chat_id, seconds)
                self._pace.flood(place.chat_id, seconds)
            case TelegramMigrateToChat(migrate_to_chat_id=moved_to):
                await self._outbox.move(place.chat_id, moved_to)
            case TelegramBadRequest() if is_ours(failure) and len(told) > 1:
                self._at_a_time[place] = len(told) // 2
            case TelegramBadRequest() if is_ours(failure):
                logger.error("alert %s for chat %s: %s", ids, place.chat_id, words_of(failure))
                await self._outbox.give_up(ids)
                self._at_a_time.pop(place, None)
            case TelegramBadRequest() if is_of_a_topic(failure) and not place.is_person:
                # General, and all that falls back on it. It was not because of the reply.
                self._topics.forget(place)
                self._without_reply.discard(place)
                await self._outbox.closed.refused(place, ids, words_of(failure))
            case TelegramBadRequest() | TelegramForbiddenError() if not is_of_the_bot(failure):
                await self._outbox.pause(place.chat_id, words_of(failure), gone=is_gone(failure))
            case _:
                trouble = type(failure).__name__
                if self._is_new(place, trouble):
                    logger.warning(
                        "alerts for chat %s are not sent yet: %s", place.chat_id, trouble
                    )
                await self._outbox.failed(place, ids)

    def _is_new(self, place: Place, trouble: str) -> bool:
        """Whether a trouble is another one than last time: it is logged once."""
        before, self._troubles[place] = self._troubles.get(place), trouble
        return before != trouble
