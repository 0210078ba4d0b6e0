from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from dialogs.context import WindowOutdated, operator_of, server_of, services_of, texts_of
from dialogs.maintenance.choices import (
    ENDLESS,
    HOURS,
    WEEKDAYS,
    day_of,
    minutes_of,
    schedule,
)
from dialogs.press import say
from dialogs.states import MaintenanceSG
from dialogs.wording import time_of

# How much of a typed text is repeated when it is no time.
REPEATED = 40


async def pause(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, minutes: int
) -> None:
    chosen = None if minutes == ENDLESS else minutes_of(minutes)
    maintenance = services_of(manager).maintenance
    await maintenance.pause(operator_of(manager), server_of(manager), chosen)


async def end(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await services_of(manager).maintenance.end(operator_of(manager), server_of(manager))


async def choose_day(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, iso: str
) -> None:
    day = day_of(manager, iso).isoformat()
    await _open_begins(manager, day=day, weekday=None)


async def choose_weekday(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, weekday: int
) -> None:
    if weekday not in WEEKDAYS:
        raise WindowOutdated
    await _open_begins(manager, day=None, weekday=weekday)


async def choose_begin(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, hour: int
) -> None:
    if hour not in HOURS:
        raise WindowOutdated
    manager.dialog_data.update(minute=hour * 60, unknown=None)
    await manager.switch_to(MaintenanceSG.lasts)


async def type_begin(message: Message, _input: Any, manager: DialogManager) -> None:
    typed = message.text or ""
    manager.show_mode = ShowMode.DELETE_AND_SEND  # each try would leave a dead screen above
    minute = time_of(typed)
    if minute is None:
        manager.dialog_data["unknown"] = typed[:REPEATED]
    else:
        manager.dialog_data.update(minute=minute, unknown=None)
        await manager.switch_to(MaintenanceSG.lasts)


async def choose_duration(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, minutes: int
) -> None:
    when, maintenance = schedule(manager, minutes_of(minutes)), services_of(manager).maintenance
    if await maintenance.plan(operator_of(manager), server_of(manager), when) is None:
        await say(texts_of(manager).text("maintenance-over"))
    else:
        await manager.switch_to(MaintenanceSG.view)


async def open_plan(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, number: int
) -> None:
    manager.dialog_data["plan"] = number
    await manager.switch_to(MaintenanceSG.plan)


async def delete(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    number = manager.dialog_data.get("plan")
    if not isinstance(number, int):
        raise WindowOutdated
    maintenance = services_of(manager).maintenance
    await maintenance.forget(operator_of(manager), server_of(manager), number)
    await manager.switch_to(MaintenanceSG.view)


async def leave_begins(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    once = manager.dialog_data.get("day") is not None
    await manager.switch_to(MaintenanceSG.once if once else MaintenanceSG.weekly)


async def _open_begins(manager: DialogManager, **chosen: Any) -> None:
    manager.dialog_data.update(chosen, minute=None, unknown=None)
    await manager.switch_to(MaintenanceSG.begins)
