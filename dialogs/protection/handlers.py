from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Data, DialogManager

from dialogs.context import (
    ProtectStart,
    WindowOutdated,
    operator_of,
    protection_start_of,
    server_of,
    services_of,
)
from dialogs.states import ProtectionSG
from services.protection import Kind


async def opened(data: Data, manager: DialogManager) -> None:
    """A window about one protection knows which one."""
    if (number := protection_start_of(data)) is not None:
        manager.dialog_data["protection"] = number


async def protect_conference(
    _callback: CallbackQuery, _button: Any, manager: DialogManager
) -> None:
    start = ProtectStart.from_dict(manager.start_data)
    if start.conference_id is None:
        raise WindowOutdated
    await _protect(manager, Kind.CONFERENCE, start.conference_id, start.topic)


async def protect_owner(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    start = ProtectStart.from_dict(manager.start_data)
    if start.owner is None:
        raise WindowOutdated
    await _protect(manager, Kind.OWNER, start.owner, start.owner)


async def type_note(message: Message, _input: Any, manager: DialogManager) -> None:
    protections, operator = services_of(manager).protections, operator_of(manager)
    number = manager.dialog_data["protection"]
    await protections.note(operator, server_of(manager), number, message.text or "")
    await manager.switch_to(ProtectionSG.one)


async def change_note(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await manager.switch_to(ProtectionSG.note)


async def open_one(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, key: str
) -> None:
    if not key.isdecimal():
        raise WindowOutdated
    manager.dialog_data["protection"] = int(key)
    await manager.switch_to(ProtectionSG.one)


async def lift(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    protections, operator = services_of(manager).protections, operator_of(manager)
    number = manager.dialog_data["protection"]
    await protections.lift(operator, server_of(manager), number)
    await manager.switch_to(ProtectionSG.list)


async def _protect(manager: DialogManager, kind: Kind, value: str, label: str) -> None:
    protections, operator = services_of(manager).protections, operator_of(manager)
    made = await protections.protect(operator, server_of(manager), kind, value, label=label)
    manager.dialog_data["protection"] = made.id
    await manager.switch_to(ProtectionSG.note)
