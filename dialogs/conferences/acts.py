"""Keys of the card and of a stop's result that lead to acts beside a stop."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from dialogs.acting import carry_out
from dialogs.context import (
    ActDone,
    ActStart,
    ServerRef,
    WindowOutdated,
    confirm_screens_of,
    now_of,
    operator_of,
    server_of,
    services_of,
    session_of,
    texts_of,
)
from dialogs.states import ActsSG
from services.acts import ActKind, Asked


async def ask_to_stop_recording(
    callback: CallbackQuery, _button: Any, manager: DialogManager
) -> None:
    asked = await _asked(callback, manager, ActKind.STOP_RECORDING)
    if asked is not None:
        await manager.start(ActsSG.confirm_recording, ActStart(asked).to_dict())


async def call_owner(callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    """A press that Telegram delivers again after a restart calls nobody a second time."""
    key = f"call:{callback.id}"
    asked = await _asked(callback, manager, ActKind.CALL_OWNER, key)
    if asked is not None:
        await _show(manager, await carry_out(callback, manager, asked))


async def start_again(callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    services, operator = services_of(manager), operator_of(manager)
    stopped = await services.stop.entry(operator, manager.dialog_data["entry"])
    if stopped is None:
        raise WindowOutdated
    asked = services.acts.again(stopped)
    await _show(manager, await carry_out(callback, manager, asked))


async def _asked(
    callback: CallbackQuery, manager: DialogManager, kind: ActKind, key: str = ""
) -> Asked | None:
    """About the session of the card, as it is read now; None where that offers it no more: then
    the card is shown anew.
    """
    services, operator, server = services_of(manager), operator_of(manager), server_of(manager)
    now = now_of(manager)
    async with confirm_screens_of(manager).asking(
        callback, texts_of(manager).text("screen-waiting")
    ):
        card = await services.conferences.card(operator, server, session_of(manager))
    if kind not in services.acts.on_card(server, card):
        return None
    return Asked.about(kind, server, card.session, now, key)


async def _show(manager: DialogManager, done: ActDone) -> None:
    about = ServerRef.of(server_of(manager)).to_dict()
    await manager.start(ActsSG.result, about | done.to_dict())
