"""The buttons under the alert of a forgotten conference: its card, stopping it, being reminded."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import StrEnum

from aiogram import Bot, F, Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup
from aiogram_dialog import DialogManager, ShowMode

from dialogs.alerts.buttons import screen_below
from dialogs.conferences import ask_to_stop
from dialogs.context import operator_of, services_of, texts_of
from dialogs.navigation import open_card
from dialogs.press import say
from dialogs.tags import ALERT, RowId
from l10n import Texts
from services.conferences import Card
from services.errors import ConferenceEnded
from services.forgotten import HOURS, Sighting
from services.servers import Server


class Act(StrEnum):
    OPEN = "open"
    STOP = "stop"
    REMIND = "remind"
    SILENCE = "silence"


class Button(CallbackData, prefix=f"{ALERT}forgotten"):
    """
    :ivar hours: of a reminder; else 0
    """

    act: Act
    sighting: RowId
    hours: int = 0


def create_router() -> Router:
    router = Router(name="forgotten buttons")
    router.callback_query.register(on_open, Button.filter(F.act == Act.OPEN))
    router.callback_query.register(on_stop, Button.filter(F.act == Act.STOP))
    router.callback_query.register(
        on_remind, Button.filter((F.act == Act.REMIND) & F.hours.in_(HOURS))
    )
    router.callback_query.register(on_silence, Button.filter(F.act == Act.SILENCE))
    return router


def keyboard(sighting: int, texts: Texts, *, may_act: bool) -> InlineKeyboardMarkup:
    """What an operator can do about the forgotten conference of an alert."""

    def button(text: str, act: Act, hours: int = 0) -> InlineKeyboardButton:
        data = Button(act=act, sighting=sighting, hours=hours)
        return InlineKeyboardButton(text=text, callback_data=data.pack())

    reminders = [
        button(texts.text("btn-remind", hours=hours), Act.REMIND, hours) for hours in HOURS
    ]
    stop = [button(texts.text("btn-stop"), Act.STOP)] if may_act else []
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [button(texts.text("btn-open-card"), Act.OPEN), *stop],
            reminders,
            [button(texts.text("btn-silence"), Act.SILENCE)],
        ]
    )


async def on_open(
    _callback: CallbackQuery, callback_data: Button, dialog_manager: DialogManager, bot: Bot
) -> None:
    async with _unless_ended(dialog_manager):
        server, sighting, _ = await _find(dialog_manager, callback_data.sighting)
        hours = _threshold(dialog_manager, server)
        async with screen_below(bot, dialog_manager):
            await open_card(dialog_manager, server, sighting.ref, hours, ShowMode.SEND)


async def on_stop(
    _callback: CallbackQuery, callback_data: Button, dialog_manager: DialogManager, bot: Bot
) -> None:
    """Ask for the same confirmation as the card does."""
    async with _unless_ended(dialog_manager):
        server, sighting, card = await _find(dialog_manager, callback_data.sighting)
        stop, operator = services_of(dialog_manager).stop, operator_of(dialog_manager)
        hours = _threshold(dialog_manager, server)
        shown = await stop.confirm(operator, server, card, hours)
        async with screen_below(bot, dialog_manager):
            await open_card(dialog_manager, server, sighting.ref, hours, ShowMode.NO_UPDATE)
            await ask_to_stop(dialog_manager, shown, card, ShowMode.SEND)
            await dialog_manager.show()


async def on_remind(
    _callback: CallbackQuery, callback_data: Button, dialog_manager: DialogManager
) -> None:
    reminders, operator = services_of(dialog_manager).reminders, operator_of(dialog_manager)
    hours = callback_data.hours
    async with _unless_ended(dialog_manager):
        await reminders.remind(operator, callback_data.sighting, hours)
        await say(texts_of(dialog_manager).text("forgotten-reminder-set", hours=hours))


async def on_silence(
    _callback: CallbackQuery, callback_data: Button, dialog_manager: DialogManager
) -> None:
    reminders, operator = services_of(dialog_manager).reminders, operator_of(dialog_manager)
    async with _unless_ended(dialog_manager):
        await reminders.remind(operator, callback_data.sighting, None)
        await say(texts_of(dialog_manager).text("forgotten-silenced"))


async def _find(manager: DialogManager, sighting_id: int) -> tuple[Server, Sighting, Card]:
    """The conference that an alert speaks of, read afresh.

    :raises ConferenceEnded, ServerGone, TrueConfError:
    """
    services, operator = services_of(manager), operator_of(manager)
    server, sighting = await services.watch.sighting(operator, sighting_id)
    try:
        return server, sighting, await services.conferences.card(operator, server, sighting.ref)
    except ConferenceEnded:
        await services.watch.note_ended(server, sighting)  # which edits the alert
        raise


def _threshold(manager: DialogManager, server: Server) -> int:
    return services_of(manager).watch.state(operator_of(manager), server).threshold


@asynccontextmanager
async def _unless_ended(manager: DialogManager) -> AsyncIterator[None]:
    """What an alert speaks of may be over: that is said; the alert says it too, or will soon."""
    try:
        yield
    except ConferenceEnded:
        await say(texts_of(manager).text("error-conference-ended"))
