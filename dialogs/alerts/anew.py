"""Messages of alerts that are drawn anew, as what they tell holds now."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Message

from dialogs.alerts.texts import Draft, draft
from l10n import Texts
from services.alerts import PendingAlert, Place, batch_of
from services.clock import Clock
from services.operators import Operator
from services.registry import Services
from services.roles import Right
from services.standing import Holding


def drawn_anew(
    told: Sequence[PendingAlert],
    holding: Holding,
    texts: Texts,
    now: datetime,
    *,
    buttons: bool,
    reader: Operator | None,
) -> Draft | None:
    """None where not all that the message told can be: another version sent it, or there is no
    room.
    """
    items = batch_of(told)
    message = draft(items, texts, now, buttons=buttons, reader=reader, holding=holding, anew=True)
    whole = len(message.told) == len(items) > 0 and not message.broken
    return message if whole else None


async def draw_pressed(
    callback: CallbackQuery, services: Services, operator: Operator, texts: Texts, clock: Clock
) -> None:
    """The message in their chat under which somebody pressed; one that cannot be drawn stays as
    it is.
    """
    pressed = callback.message
    if not isinstance(pressed, Message):
        return
    standing, place = services.standing, Place(pressed.chat.id)
    async with standing.drawing(place):
        told = await standing.told(place.chat_id, pressed.message_id)
        if not all(operator.may(Right.VIEW, alert.server_id) for alert in told):
            return
        holding = await standing.holding(place, told)
        message = drawn_anew(told, holding, texts, clock(), buttons=True, reader=operator)
        if message is not None:
            with suppress(TelegramBadRequest):  # it reads so already, or is gone
                await pressed.edit_text(message.html, reply_markup=message.keyboard)
