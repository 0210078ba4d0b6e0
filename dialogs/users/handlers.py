from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager


async def refresh(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    manager.middleware_data["fresh"] = True  # for the getter: one wait for everything
