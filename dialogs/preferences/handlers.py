from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from dialogs.context import (
    ONLY_ZONES,
    WindowOutdated,
    operator_of,
    servers_of,
    services_of,
    texts_of,
)
from dialogs.navigation import open_home
from dialogs.states import LogSG, PeopleSG, PreferencesSG
from dialogs.wishes import Wish
from l10n import REGIONS, find_zones, is_zone
from services.alerts import CHOICES, Kind
from services.errors import ServerGone

# How much of a typed text is repeated when it is no zone.
REPEATED = 40


async def choose_language(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, language: str
) -> None:
    await services_of(manager).operators.choose_language(operator_of(manager), language)


async def open_region(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, region: str
) -> None:
    if region not in REGIONS:
        raise WindowOutdated
    await _offer(manager, list(REGIONS[region]))


async def type_zone(message: Message, _input: Any, manager: DialogManager) -> None:
    typed = message.text or ""
    manager.show_mode = ShowMode.DELETE_AND_SEND  # each try would leave a dead screen above
    match find_zones(typed, texts_of(manager).city):
        case []:
            manager.dialog_data["unknown"] = typed[:REPEATED]
            await manager.switch_to(PreferencesSG.region)
        case [zone]:
            await _keep(manager, zone)
        case several:
            await _offer(manager, several)


async def choose_zone(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, zone: str
) -> None:
    if not is_zone(zone):
        raise WindowOutdated
    await _keep(manager, zone)


async def choose_kind(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, wish: Wish
) -> None:
    if wish.item not in CHOICES:
        raise WindowOutdated
    subscriptions, operator = services_of(manager).subscriptions, operator_of(manager)
    await subscriptions.refuse(operator, kind=Kind(wish.item), refused=wish.refused)


async def choose_server(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, wish: Wish
) -> None:
    services, operator = services_of(manager), operator_of(manager)
    server_ids = {str(server.id): server.id for server in servers_of(manager)}
    if wish.item not in server_ids:
        raise ServerGone
    server_id = server_ids[wish.item]
    await services.subscriptions.refuse(operator, server_id=server_id, refused=wish.refused)


async def unmute(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, server_id: int
) -> None:
    services = services_of(manager)
    await services.subscriptions.unmute(operator_of(manager), server_id)
    services.outbox.wake()  # what was deferred follows at once


async def open_people(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await manager.start(PeopleSG.list)


async def open_log(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await manager.start(LogSG.list)


async def leave_zones(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await _leave_zones(manager)


async def leave(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    """Back to where one came from; opened by a command, there is nothing below."""
    if len(manager.current_stack().intents) > 1:
        await manager.done()
    else:
        await open_home(manager)


async def _offer(manager: DialogManager, zones: list[str]) -> None:
    manager.dialog_data.update(zones=zones, unknown=None)
    await manager.switch_to(PreferencesSG.zone)


async def _keep(manager: DialogManager, zone: str) -> None:
    manager.dialog_data["unknown"] = None
    await services_of(manager).operators.choose_timezone(operator_of(manager), zone)
    await _leave_zones(manager)


async def _leave_zones(manager: DialogManager) -> None:
    """Back to where they were opened, which is mostly the view."""
    if manager.start_data == ONLY_ZONES:
        await manager.done()
    else:
        await manager.switch_to(PreferencesSG.view)
