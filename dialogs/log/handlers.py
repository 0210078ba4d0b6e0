from functools import partial
from typing import Any

from aiogram import Bot
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from dialogs import press
from dialogs.context import WindowOutdated, now_of, operator_of, services_of, texts_of
from dialogs.log.choices import ALL, SPANS, Export, Filter, Subject
from dialogs.log.sending import Order, send
from dialogs.navigation import open_home
from dialogs.states import LogSG
from dialogs.widgets import to_first_page
from services.log import TOO_LARGE, Kind, Number
from services.tables import Form


async def open_entry(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, key: str
) -> None:
    if Number.from_key(key) is None:
        raise WindowOutdated
    manager.dialog_data["entry"] = key
    await manager.switch_to(LogSG.entry)


async def open_servers(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await to_first_page(manager)
    await manager.switch_to(LogSG.servers)


async def open_people(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await to_first_page(manager)
    await manager.switch_to(LogSG.people)


async def open_kinds(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await to_first_page(manager)
    await manager.switch_to(LogSG.kinds)


async def back_to_list(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await to_first_page(manager)
    await manager.switch_to(LogSG.list)


async def choose_server(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, choice: str
) -> None:
    await _choose(manager, server=_number(choice))


async def choose_person(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, choice: str
) -> None:
    await _choose(manager, person=_number(choice))


async def choose_kind(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, choice: str
) -> None:
    if choice != ALL and choice not in set(Kind):
        raise WindowOutdated
    await _choose(manager, kind=None if choice == ALL else choice)


async def show_all(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await _choose(manager, **Filter().to_dict())


async def choose_subject(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, choice: str
) -> None:
    if choice not in set(Subject):
        raise WindowOutdated
    manager.dialog_data["subject"] = choice


async def choose_span(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, choice: str
) -> None:
    if choice not in {str(days) for days in SPANS}:
        raise WindowOutdated
    manager.dialog_data["days"] = int(choice)


async def export_csv(callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await _export(callback, manager, Form.CSV)


async def export_xlsx(callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await _export(callback, manager, Form.XLSX)


async def leave(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    """Back to where one came from; opened by a command, there is nothing below."""
    if len(manager.current_stack().intents) > 1:
        await manager.done()
    else:
        await open_home(manager)


async def _export(callback: CallbackQuery, manager: DialogManager, form: Form) -> None:
    services, operator, texts = services_of(manager), operator_of(manager), texts_of(manager)
    bot = manager.middleware_data["bot"]
    assert isinstance(bot, Bot)  # noqa: S101 - aiogram's
    order = Order(
        chat=callback.from_user.id,
        form=form,
        export=Export.from_dict(manager.dialog_data),
        chosen=Filter.from_dict(manager.dialog_data),
        now=now_of(manager),
    )
    services.exports.begin(operator, partial(send, bot, services, operator, texts, order))
    await press.say(texts.text("log-export-begun"))


async def _choose(manager: DialogManager, **chosen: Any) -> None:
    manager.dialog_data.update(chosen)
    await to_first_page(manager)
    await manager.switch_to(LogSG.list)


def _number(choice: str) -> int | None:
    if choice == ALL:
        return None
    if not choice.isdecimal() or int(choice) >= TOO_LARGE:
        raise WindowOutdated
    return int(choice)
