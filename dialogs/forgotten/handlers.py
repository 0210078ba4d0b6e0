from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from dialogs.context import is_alone, operator_of, server_of, services_of
from dialogs.lists import card_of_found
from dialogs.navigation import open_flow
from dialogs.states import ConferencesSG, ForgottenSG, RuleSG
from dialogs.widgets import to_first_page


async def open_card(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, key: str
) -> None:
    card = await card_of_found(manager, server_of(manager), key)
    await manager.start(ConferencesSG.card, card.to_dict())


async def search_again(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    forgotten = services_of(manager).forgotten
    forgotten.search(operator_of(manager), server_of(manager), fresh=True)
    await to_first_page(manager)


async def cancel(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    services_of(manager).forgotten.cancel(operator_of(manager), server_of(manager))
    await manager.done()


async def choose_threshold(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, hours: int
) -> None:
    forgotten = services_of(manager).forgotten
    await forgotten.choose_threshold(operator_of(manager), server_of(manager), hours)
    await _leave_threshold(manager)


async def open_rules(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await open_flow(manager, RuleSG.view, server_of(manager))


async def leave_threshold(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await _leave_threshold(manager)


async def _leave_threshold(manager: DialogManager) -> None:
    if is_alone(manager.start_data):
        await manager.done()
    else:
        await manager.switch_to(ForgottenSG.list)
