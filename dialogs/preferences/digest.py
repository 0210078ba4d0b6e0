"""The window in which an operator chooses a digest: off, each day or each week, and its hour."""

from __future__ import annotations

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Column, Group, Select, SwitchTo

from dialogs.context import WindowOutdated, operator_of, services_of, texts_of
from dialogs.states import PreferencesSG
from dialogs.widgets import Html, Label, Screen
from services.digest import HOURS, Choice, Every

NAMES = {
    Every.OFF: "preferences-digest-off",
    Every.DAILY: "preferences-digest-daily",
    Every.WEEKLY: "preferences-digest-weekly",
}


async def get_digest(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    choice = await services_of(dialog_manager).digests.choice(operator_of(dialog_manager))
    texts = texts_of(dialog_manager)
    return {
        "wanted": choice.every is not Every.OFF,
        "city": texts.city(texts.timezone),
        "every": [
            {"every": each, "name": texts.text(key), "chosen": each is choice.every}
            for each, key in NAMES.items()
        ],
        "hours": [
            {"hour": each, "chosen": each == choice.hour} for each in sorted({*HOURS, choice.hour})
        ],
    }


async def choose_every(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, every: str
) -> None:
    if every not in list(Every):
        raise WindowOutdated
    digests, operator = services_of(manager).digests, operator_of(manager)
    hour = (await digests.choice(operator)).hour
    await digests.choose(operator, Choice(Every(every), hour))


async def choose_hour(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, hour: int
) -> None:
    digests, operator = services_of(manager).digests, operator_of(manager)
    every = (await digests.choice(operator)).every
    if hour not in HOURS or every is Every.OFF:
        raise WindowOutdated
    await digests.choose(operator, Choice(every, hour))


def create_window() -> Screen:
    return Screen(
        Html("preferences-digest-title"),
        Html("preferences-digest-when", when="wanted"),
        Column(
            Select(
                Label("preferences-digest-item"),
                id="e",
                items="every",
                item_id_getter=lambda item: item["every"],
                on_click=choose_every,
            )
        ),
        Group(
            Select(
                Label("preferences-digest-hour"),
                id="h",
                items="hours",
                item_id_getter=lambda item: item["hour"],
                type_factory=int,
                on_click=choose_hour,
            ),
            width=4,
            when="wanted",
        ),
        SwitchTo(Label("btn-back"), id="bk", state=PreferencesSG.alerts),
        state=PreferencesSG.digest,
        getter=get_digest,
    )
