from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from dialogs import navigation
from dialogs.context import server_of, servers_of
from dialogs.navigation import jump_of, open_flow, open_server_menu
from dialogs.states import ConferencesSG, ForgottenSG, PreferencesSG, StatusSG, UsersSG
from services.errors import ServerGone


async def open_server(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, server_id: int
) -> None:
    servers = {server.id: server for server in servers_of(manager)}
    if server_id not in servers:
        raise ServerGone
    await open_server_menu(manager, servers[server_id], jump=jump_of(manager))


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
