from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from dialogs import navigation
from dialogs.context import operator_of, server_of, services_of
from dialogs.navigation import open_flow, open_server_menu
from dialogs.states import ConferencesSG, ForgottenSG, PreferencesSG, StatusSG, UsersSG


async def open_server(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, server_id: int
) -> None:
    shown = services_of(manager).servers.shown_to(operator_of(manager), server_id)
    await open_server_menu(manager, shown)


async def open_home(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await navigation.open_home(manager)


async def open_conferences(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await open_flow(manager, ConferencesSG.list, server_of(manager))


async def open_forgotten(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await open_flow(manager, ForgottenSG.list, server_of(manager))


async def open_users(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await open_flow(manager, UsersSG.online, server_of(manager))


async def open_status(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await open_flow(manager, StatusSG.view, server_of(manager))


async def open_preferences(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await manager.start(PreferencesSG.view)
