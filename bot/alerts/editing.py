"""Edits of messages of alerts on their way to Telegram."""

from __future__ import annotations

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from bot.alerts.drafts import Drafts
from bot.alerts.pace import Pace
from bot.alerts.refusals import leaves_nothing_to_edit
from bot.telegram import once_only
from dialogs.alerts import Draft
from services.alerts import VIEWED, BatchItem, Outbox, PendingAlert, Place, edits
from services.standing import Standing


class CannotBeDrawn(Exception):
    """None of the messages: another version sent them, or what they tell has no room."""


class Unsayable(Exception):
    """It cannot be put into words; the cause says why."""


class Editor:
    def __init__(
        self, bot: Bot, outbox: Outbox, standing: Standing, drafts: Drafts, pace: Pace
    ) -> None:
        self._bot = bot
        self._outbox = outbox
        self._standing = standing
        self._drafts = drafts
        self._pace = pace

    async def edit(self, place: Place, alert: PendingAlert) -> bool:
        """Edit all messages of an alert; False: its chat may not see it any more.

        :raises CannotBeDrawn, Unsayable:
        :raises AiogramError: what Telegram said
        """
        drawn = 0
        for message_id in edits(alert):
            await self._pace.turn(place.chat_id)
            if not self._outbox.may_see(place, alert.server_id):
                return False
            async with self._standing.drawing(place):
                message = await self._message(place, message_id, alert)
                if message is not None:
                    await self._outbox.prove()
                    await self._edit_one(place.chat_id, message_id, message)
                    drawn += 1
        if not drawn:
            raise CannotBeDrawn
        return True

    async def _message(self, place: Place, message_id: int, alert: PendingAlert) -> Draft | None:
        if alert.kind in VIEWED:
            return await self._drafts.anew(place, message_id)
        message = await self._drafts.of(place, [BatchItem(alert)])
        if message.broken:
            raise Unsayable from message.broken[0][1]
        return message

    async def _edit_one(self, chat_id: int, message_id: int, new: Draft) -> None:
        try:
            with once_only():
                await self._bot.edit_message_text(
                    new.html, chat_id=chat_id, message_id=message_id, reply_markup=new.keyboard
                )
        except TelegramBadRequest as refusal:
            if not leaves_nothing_to_edit(refusal):
                raise
