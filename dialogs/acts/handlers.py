from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from dialogs.acting import carry_out
from dialogs.acts.getters import done_of
from dialogs.context import ActStart, WindowOutdated, operator_of, services_of
from dialogs.states import ActsSG


async def stop_recording(callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    asked = ActStart.from_dict(manager.start_data).asked
    done = await carry_out(callback, manager, asked)
    manager.dialog_data.update(done.to_dict())
    await manager.switch_to(ActsSG.result)


async def look_again(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    service = services_of(manager).acts
    if not await service.look_again(operator_of(manager), done_of(manager).entry):
        raise WindowOutdated
