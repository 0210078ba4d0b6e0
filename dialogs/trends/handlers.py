from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from dialogs.context import WindowOutdated
from dialogs.trends.getters import is_compared
from services.history import Span


async def choose_span(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, span: str
) -> None:
    if span not in list(Span):
        raise WindowOutdated
    manager.dialog_data["span"] = span


async def compare(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    """With the week before, or no longer."""
    manager.dialog_data["compared"] = not is_compared(manager)
