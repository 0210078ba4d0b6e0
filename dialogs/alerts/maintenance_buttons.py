"""A server is paused: what is told of it, and the button that ends it."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup

from dialogs.press import say
from dialogs.tags import ALERT, RowId
from l10n import Texts
from services.alerts import MaintenanceTold
from services.operators import Operator
from services.registry import Services


class End(CallbackData, prefix=f"{ALERT}pause"):
    server_id: RowId
    pause: RowId


def create_router() -> Router:
    """To be included before the dialogs."""
    router = Router(name="maintenance buttons")
    router.callback_query.register(on_end, End.filter())
    return router


def render(event: MaintenanceTold, texts: Texts) -> str:
    return texts.html(
        "alert-maintenance",
        state=event.state,
        server=event.server,
        planned=event.planned,
        by=event.by,
        endless=event.until is None,
        until=event.until or event.at,
    )


def keyboard(server_id: int, event: MaintenanceTold, texts: Texts) -> InlineKeyboardMarkup | None:
    if event.state != "begun":
        return None
    data = End(server_id=server_id, pause=event.pause).pack()
    button = InlineKeyboardButton(text=texts.text("btn-end-pause"), callback_data=data)
    return InlineKeyboardMarkup(inline_keyboard=[[button]])


async def on_end(
    _callback: CallbackQuery,
    callback_data: End,
    services: Services,
    operator: Operator,
    texts: Texts,
) -> None:
    """The pause of this alert, and no later one."""
    server = services.servers.shown_to(operator, callback_data.server_id)
    ended = await services.maintenance.end(operator, server, only=callback_data.pause)
    await say(texts.text("maintenance-ended", server=server.name, ended=ended))
