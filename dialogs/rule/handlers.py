from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from dialogs.context import (
    ALONE,
    ServerRef,
    WindowOutdated,
    operator_of,
    server_of,
    services_of,
    texts_of,
)
from dialogs.rule.choices import Span, box, mode_of, number
from dialogs.rule.reading import note_reading
from dialogs.states import ForgottenSG, RuleSG, StatusSG
from dialogs.widgets import to_first_page
from dialogs.wishes import Wish
from l10n import find_zones, is_zone

# How much of a typed text is repeated when it is no zone.
REPEATED = 40


async def open_threshold(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    data = ServerRef.of(server_of(manager)).to_dict()
    await manager.start(ForgottenSG.threshold, data | ALONE)


async def open_watch(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    data = ServerRef.of(server_of(manager)).to_dict()
    await manager.start(StatusSG.watch, data | ALONE)


async def choose_mode(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, word: str
) -> None:
    policy, mode = services_of(manager).policy, mode_of(word)
    await policy.switch(operator_of(manager), server_of(manager), mode)


async def resume(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await services_of(manager).policy.resume(operator_of(manager), server_of(manager))


async def open_report(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await note_reading(manager, server_of(manager))
    await to_first_page(manager)
    await manager.switch_to(RuleSG.report)


async def choose_box(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, wish: Wish
) -> None:
    await _choose(manager, **box(wish))


async def choose_threshold(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, given: int
) -> None:
    await _choose(manager, **number("threshold", given))


async def choose_warning(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, given: int
) -> None:
    await _choose(manager, **number("warning", given))


async def choose_at_once(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, given: int
) -> None:
    await _choose(manager, **number("at_once", given))


async def choose_per_day(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, given: int
) -> None:
    await _choose(manager, **number("per_day", given))


async def choose_span(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, span: Span
) -> None:
    await _choose(manager, from_hour=span.begins, to_hour=span.ends)


async def choose_begin(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, given: int
) -> None:
    await _choose(manager, **number("from_hour", given))
    await manager.switch_to(RuleSG.hours)


async def choose_end(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, given: int
) -> None:
    await _choose(manager, **number("to_hour", given))
    await manager.switch_to(RuleSG.hours)


async def open_zones(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    manager.dialog_data.update(zones=None, unknown=None)
    await manager.switch_to(RuleSG.zone)


async def type_zone(message: Message, _input: Any, manager: DialogManager) -> None:
    typed = message.text or ""
    manager.show_mode = ShowMode.DELETE_AND_SEND  # each try would leave a dead screen above
    match find_zones(typed, texts_of(manager).city):
        case []:
            manager.dialog_data.update(zones=None, unknown=typed[:REPEATED])
        case [zone]:
            await _keep_zone(manager, zone)
        case several:
            manager.dialog_data.update(zones=several, unknown=None)


async def choose_zone(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, zone: str
) -> None:
    if not is_zone(zone):
        raise WindowOutdated
    await _keep_zone(manager, zone)


async def _keep_zone(manager: DialogManager, zone: str) -> None:
    await _choose(manager, zone=zone)
    await manager.switch_to(RuleSG.hours)


async def _choose(manager: DialogManager, **changes: Any) -> None:
    await services_of(manager).policy.choose(operator_of(manager), server_of(manager), **changes)
