"""Buttons under alerts. They belong to no window: they stay under their alert for ever, and what
they open is a new screen below.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from aiogram import Bot, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup
from aiogram_dialog import DialogManager, ShowMode

from dialogs.navigation import open_server_menu
from dialogs.tags import ALERT, RowId
from l10n import Texts
from services.alerts import HOURS
from services.operators import Operator
from services.registry import Services
from services.standing import Holding

NOTHING = Holding()


class OpenStatus(CallbackData, prefix=f"{ALERT}status"):
    server_id: int


class Mute(CallbackData, prefix=f"{ALERT}mute"):
    server_id: RowId
    hours: int


class Unmute(CallbackData, prefix=f"{ALERT}unmute"):
    server_id: RowId


def create_router() -> Router:
    """To be included before the dialogs."""
    router = Router(name="alert buttons")
    router.callback_query.register(on_open_status, OpenStatus.filter())
    return router


def keyboard(
    server_id: int,
    texts: Texts,
    take: InlineKeyboardButton | None = None,
    *,
    holding: Holding = NOTHING,
) -> InlineKeyboardMarkup:
    """What an operator can do about the trouble of a server."""
    status = _button(texts.text("btn-open-status"), OpenStatus(server_id=server_id))
    if until := holding.mutes.get(server_id):
        mutes = [_button(texts.text("btn-muted", until=until), Unmute(server_id=server_id))]
    else:
        mutes = [
            _button(
                texts.text("alert-mute-item", hours=hours),
                Mute(server_id=server_id, hours=hours),
            )
            for hours in HOURS
        ]
    return InlineKeyboardMarkup(inline_keyboard=[[*([take] if take else []), status], mutes])


async def on_open_status(
    _callback: CallbackQuery,
    callback_data: OpenStatus,
    services: Services,
    operator: Operator,
    dialog_manager: DialogManager,
    bot: Bot,
) -> None:
    server = services.servers.shown_to(operator, callback_data.server_id)
    async with screen_below(bot, dialog_manager):
        await open_server_menu(dialog_manager, server, ShowMode.SEND, jump="status")


@asynccontextmanager
async def screen_below(bot: Bot, manager: DialogManager) -> AsyncIterator[None]:
    """A new screen is sent inside; then the one that was open loses its buttons, and keeps them
    where none came. aiogram-dialog would take those of the message that was pressed.
    """
    stack, chat = manager.current_stack(), manager.middleware_data["event_chat"]
    open_before = stack.last_message_id if stack else None
    yield
    if open_before is not None:
        with suppress(TelegramAPIError):
            await bot.edit_message_reply_markup(chat_id=chat.id, message_id=open_before)


def _button(text: str, data: CallbackData) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=text, callback_data=data.pack())
