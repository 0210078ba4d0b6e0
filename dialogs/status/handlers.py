from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from dialogs.context import WindowOutdated, is_alone, operator_of, server_of, services_of
from dialogs.navigation import open_flow
from dialogs.states import AttentionSG, MaintenanceSG, RuleSG, StatusSG, TrendsSG
from dialogs.status.getters import INTERVALS
from services.forgotten import INTERVALS as LOOKS
from services.forgotten import THRESHOLDS


async def open_trends(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await open_flow(manager, TrendsSG.view, server_of(manager))


async def open_attention(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await open_flow(manager, AttentionSG.view, server_of(manager))


async def monitor(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    service = services_of(manager).monitor
    await service.switch(operator_of(manager), server_of(manager), enabled=True)


async def open_pause(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await open_flow(manager, MaintenanceSG.view, server_of(manager))


async def choose_interval(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, seconds: float
) -> None:
    server = server_of(manager)
    usual = seconds == server.monitoring.interval
    if not usual and seconds not in INTERVALS:
        raise WindowOutdated
    chosen = None if usual else seconds
    await services_of(manager).monitor.choose_interval(operator_of(manager), server, chosen)
    await manager.switch_to(StatusSG.view)


async def watch(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    service = services_of(manager).watch
    await service.switch(operator_of(manager), server_of(manager), enabled=True)


async def stop_watching(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    service = services_of(manager).watch
    await service.switch(operator_of(manager), server_of(manager), enabled=False)


async def choose_threshold(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, hours: int
) -> None:
    if hours not in THRESHOLDS:
        raise WindowOutdated
    service = services_of(manager).watch
    await service.choose_threshold(operator_of(manager), server_of(manager), hours)


async def choose_look(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, seconds: float
) -> None:
    if seconds not in LOOKS:
        raise WindowOutdated
    service = services_of(manager).watch
    await service.choose_interval(operator_of(manager), server_of(manager), seconds)


async def unmute(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    subscriptions, server = services_of(manager).subscriptions, server_of(manager)
    await subscriptions.unmute(operator_of(manager), server.id)
    services_of(manager).outbox.wake()


async def open_rules(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await open_flow(manager, RuleSG.view, server_of(manager))


async def leave_watch(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    if is_alone(manager.start_data):
        await manager.done()
    else:
        await manager.switch_to(StatusSG.view)
