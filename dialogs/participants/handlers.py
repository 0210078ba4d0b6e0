from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Data, DialogManager, ShowMode

from dialogs.widgets import to_first_page
from services.matching import Words


async def opened(_data: Data, manager: DialogManager) -> None:
    """By what is read now; later pages are of the same reading."""
    manager.middleware_data["fresh"] = True


async def type_words(message: Message, _input: Any, manager: DialogManager) -> None:
    manager.show_mode = ShowMode.DELETE_AND_SEND  # each search would leave a dead screen above
    words = Words.of(message.text or "")
    await _search(manager, words.said if words else "")


async def show_all(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await _search(manager, "")


async def _search(manager: DialogManager, words: str) -> None:
    manager.dialog_data["words"] = words
    await to_first_page(manager)
