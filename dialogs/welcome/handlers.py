from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Data, DialogManager

from dialogs.context import ONLY_ZONES, WindowOutdated, operator_of, servers_of, services_of
from dialogs.navigation import open_home
from dialogs.states import PreferencesSG, WelcomeSG
from l10n import is_zone
from services.roles import Right


async def choose_zone(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, zone: str
) -> None:
    if not is_zone(zone):
        raise WindowOutdated
    await services_of(manager).operators.choose_timezone(operator_of(manager), zone)
    await _ask_on(manager)


async def open_zones(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await manager.start(PreferencesSG.region, ONLY_ZONES)


async def zone_chosen(_start: Data, _result: Any, manager: DialogManager) -> None:
    """Back from all time zones: one that was chosen there answers the question."""
    if operator_of(manager).timezone is not None:
        await _ask_on(manager)


async def monitor_all(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    services, operator = services_of(manager), operator_of(manager)
    for server in servers_of(manager, Right.ACT):
        await services.monitor.switch(operator, server, enabled=True)
    await open_home(manager)


async def leave(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await open_home(manager)


async def _ask_on(manager: DialogManager) -> None:
    """Whether to monitor is asked where nothing is monitored, which is how the bot begins; and
    not of somebody who may not switch it.
    """
    monitor, servers = services_of(manager).monitor, servers_of(manager, Right.ACT)
    if not servers or any(monitor.state(server).enabled for server in servers):
        await open_home(manager)
    else:
        await manager.switch_to(WelcomeSG.monitoring)
