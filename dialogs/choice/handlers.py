from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from dialogs.choice.getters import EVERYTHING
from dialogs.context import WindowOutdated, operator_of, services_of
from services.matching import Only, Order


async def choose_order(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, order: str
) -> None:
    if order not in list(Order):
        raise WindowOutdated
    await services_of(manager).choices.order(operator_of(manager), Order(order))
    await manager.done()


async def choose_filter(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, only: str
) -> None:
    if only not in (EVERYTHING, *Only):
        raise WindowOutdated
    wanted = None if only == EVERYTHING else Only(only)
    await services_of(manager).choices.show_only(operator_of(manager), wanted)
    await manager.done()
