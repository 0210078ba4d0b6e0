from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from dialogs.context import CardStart, ServerRef, operator_of, server_of, services_of
from dialogs.states import ConferencesSG, ForgottenSG
from dialogs.widgets import to_first_page
from services.conferences import SessionRef
from services.errors import ConferenceEnded
from services.forgotten import Rule


async def open_card(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, key: str
) -> None:
    services, operator, server = services_of(manager), operator_of(manager), server_of(manager)
    found = services.forgotten.by_key(operator, server, key)
    if found is None:
        raise ConferenceEnded
    hours = await services.forgotten.threshold(operator, server)
    # What could not be judged is not stopped for being forgotten, so Yes does not judge again.
    threshold = hours if isinstance(found.reason, Rule) else None
    card = CardStart(ServerRef.of(server), SessionRef.of(found.session), threshold)
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
    await manager.switch_to(ForgottenSG.list)
