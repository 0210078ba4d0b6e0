from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from dialogs.context import ListedStart, ServerRef, WindowOutdated, operator_of, services_of
from dialogs.lists import card_of_found
from dialogs.states import ConferencesSG
from dialogs.widgets import to_first_page
from services.conferences import SessionRef
from services.servers import Server


async def open_running(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, item: str
) -> None:
    server, key = _chosen(manager, item)
    conferences = services_of(manager).conferences
    session = await conferences.by_key(operator_of(manager), server, key)
    card = ListedStart(ServerRef.of(server), SessionRef.of(session))
    await manager.start(ConferencesSG.card, card.to_dict())


async def open_found(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, item: str
) -> None:
    card = await card_of_found(manager, *_chosen(manager, item))
    await manager.start(ConferencesSG.card, card.to_dict())


async def search_again(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    services, operator = services_of(manager), operator_of(manager)
    for server in services.servers.of(operator):
        services.forgotten.search(operator, server, fresh=True)
    await to_first_page(manager)


async def cancel(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    services, operator = services_of(manager), operator_of(manager)
    for server in services.servers.of(operator):
        services.forgotten.cancel(operator, server)
    await manager.done()


def _chosen(manager: DialogManager, item: str) -> tuple[Server, str]:
    """The server and the key of a row.

    :raises ServerGone: it was removed from the settings
    :raises NotAllowed: the operator may not see it
    :raises WindowOutdated: no row has such an id
    """
    number, _, key = item.partition("-")
    if not number.isdecimal():
        raise WindowOutdated
    return services_of(manager).servers.shown_to(operator_of(manager), int(number)), key
