"""What the windows of quiet hours show, and what is chosen there."""

from __future__ import annotations

from collections.abc import Collection
from itertools import groupby
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from dialogs.context import WindowOutdated, operator_of, services_of, texts_of
from dialogs.preferences.getters import KIND_NAMES
from dialogs.states import PreferencesSG
from dialogs.wishes import Wish
from dialogs.wording import clock, time_of
from services.alerts import URGENT
from services.quiet import DAYS, Hours

# How much of a typed text is repeated when it is no time.
REPEATED = 40
SPAN = 3  # so many days in a row are named by the first and the last


async def get_quiet(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hours, texts = _hours(dialog_manager), texts_of(dialog_manager)
    return {
        "on": hours.on,
        "switch": [{"item": "on", "wanted": hours.on}],
        "zone": texts.city(texts.timezone),
        "days": [
            {"item": each, "wanted": each in hours.days, "name": _day(each, dialog_manager)}
            for each in DAYS
        ],
        **_told(dialog_manager),
    }


async def get_urgent(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hours, texts = _hours(dialog_manager), texts_of(dialog_manager)
    return {
        "kinds": [
            {"item": each, "wanted": each in hours.urgent, "name": texts.text(KIND_NAMES[each])}
            for each in URGENT
        ]
    }


async def get_times(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Those that can be pressed; any other one can be typed."""
    hours, texts = _hours(dialog_manager), texts_of(dialog_manager)
    chosen, other = hours.begins, hours.ends
    if _field(dialog_manager) == "ends":
        chosen, other = other, chosen
    return {
        "zone": texts.city(texts.timezone),
        "typed": dialog_manager.dialog_data.get("typed"),
        "hours": [
            {"minute": each, "shown": clock(each), "chosen": each == chosen}
            for each in sorted({*range(0, 24 * 60, 60), chosen} - {other})
        ],
    }


async def get_line(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """For the first page of the preferences."""
    return {"quiet": _hours(dialog_manager).on, **_told(dialog_manager)}


def _told(manager: DialogManager) -> dict[str, Any]:
    """The hours in words."""
    hours, texts = _hours(manager), texts_of(manager)
    kinds = [texts.text(KIND_NAMES[each]) for each in URGENT if each in hours.urgent]
    return {
        "begins": clock(hours.begins),
        "ends": clock(hours.ends),
        "named": _named(hours.days, manager),
        "urgent": " · ".join(kinds),
        "nothing": not kinds,
    }


def _named(days: Collection[int], manager: DialogManager) -> str:
    """Days in words: three or more in a row as "Mon–Fri"."""
    if not days or len(days) == len(DAYS):
        return texts_of(manager).text("quiet-every-day" if days else "quiet-no-day")
    names: list[str] = []
    for _, run in groupby(enumerate(sorted(days)), lambda each: each[1] - each[0]):
        row = [_day(day, manager) for _, day in run]
        names += [f"{row[0]}–{row[-1]}"] if len(row) >= SPAN else row
    return ", ".join(names)


async def switch(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, wish: Wish
) -> None:
    await _choose(manager, on=not wish.refused)


async def choose_day(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, wish: Wish
) -> None:
    if wish.item not in map(str, DAYS):
        raise WindowOutdated
    day = {int(wish.item)}
    days = _hours(manager).days
    await _choose(manager, days=days - day if wish.refused else days | day)


async def choose_urgent(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, wish: Wish
) -> None:
    if wish.item not in URGENT:
        raise WindowOutdated
    urgent = _hours(manager).urgent
    kind = {wish.item}
    await _choose(manager, urgent=urgent - kind if wish.refused else urgent | kind)


async def choose_time(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, minute: int
) -> None:
    if not await _choose(manager, **{_field(manager): minute}):
        raise WindowOutdated
    await _leave_times(manager)


async def leave_times(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await _leave_times(manager)


async def type_time(message: Message, _input: Any, manager: DialogManager) -> None:
    typed = message.text or ""
    manager.show_mode = ShowMode.DELETE_AND_SEND  # each try would leave a dead screen above
    minute = time_of(typed)
    if minute is None or not await _choose(manager, **{_field(manager): minute}):
        manager.dialog_data["typed"] = typed[:REPEATED]
    else:
        await _leave_times(manager)


def _field(manager: DialogManager) -> str:
    """Of `Hours`, that the open window is for."""
    return "ends" if manager.current_context().state == PreferencesSG.quiet_ends else "begins"


def _day(number: int, manager: DialogManager) -> str:
    return texts_of(manager).text("maintenance-weekday-short", weekday=number)


def _hours(manager: DialogManager) -> Hours:
    return services_of(manager).quiet.hours(operator_of(manager))


async def _choose(manager: DialogManager, **changes: Any) -> bool:
    services = services_of(manager)
    chosen = await services.quiet.choose(operator_of(manager), **changes)
    services.outbox.wake()  # what was deferred may follow at once
    return chosen


async def _leave_times(manager: DialogManager) -> None:
    manager.dialog_data["typed"] = None
    await manager.switch_to(PreferencesSG.quiet)
