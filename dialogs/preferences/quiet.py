"""The windows in which an operator chooses quiet hours, and what is urgent."""

from __future__ import annotations

from aiogram.fsm.state import State
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, Select, SwitchTo
from aiogram_dialog.widgets.kbd.select import OnItemClick

from dialogs.preferences import quiet_choices as choices
from dialogs.states import PreferencesSG
from dialogs.widgets import Html, Label, Screen
from dialogs.wishes import Wish


def create_quiet_windows() -> list[Screen]:
    back = SwitchTo(Label("btn-back"), id="bk", state=PreferencesSG.quiet)
    view = Screen(
        Html("quiet-title"),
        Html("quiet-hours", when="on"),
        Column(_boxes("quiet-on-item", "o", "switch", choices.switch)),
        Row(
            SwitchTo(Label("btn-quiet-begins"), id="fr", state=PreferencesSG.quiet_begins),
            SwitchTo(Label("btn-quiet-ends"), id="to", state=PreferencesSG.quiet_ends),
            when="on",
        ),
        Group(_boxes("quiet-day-item", "d", "days", choices.choose_day), width=4, when="on"),
        SwitchTo(Label("btn-quiet-urgent"), id="ur", state=PreferencesSG.urgent, when="on"),
        SwitchTo(Label("btn-back"), id="bk", state=PreferencesSG.view),
        state=PreferencesSG.quiet,
        getter=choices.get_quiet,
    )
    urgent = Screen(
        Html("quiet-urgent-title"),
        Column(_boxes("preferences-alerts-item", "k", "kinds", choices.choose_urgent)),
        back,
        state=PreferencesSG.urgent,
        getter=choices.get_urgent,
    )
    begins = _times("quiet-begins-title", PreferencesSG.quiet_begins)
    ends = _times("quiet-ends-title", PreferencesSG.quiet_ends)
    return [view, begins, ends, urgent]


def _times(title: str, state: State) -> Screen:
    hours = Select(
        Label("quiet-hour-item"),
        id="h",
        items="hours",
        item_id_getter=lambda item: item["minute"],
        type_factory=int,
        on_click=choices.choose_time,
    )
    return Screen(
        Html(title),
        Html("quiet-no-time", when="typed"),
        Group(hours, width=4),
        Button(Label("btn-back"), id="bk", on_click=choices.leave_times),
        MessageInput(choices.type_time, content_types="text"),
        state=state,
        getter=choices.get_times,
    )


def _boxes(
    key: str, widget_id: str, items: str, pressed: OnItemClick[Select[Wish], Wish]
) -> Select[Wish]:
    return Select(
        Label(key),
        id=widget_id,
        items=items,
        item_id_getter=lambda item: Wish(str(item["item"]), refused=item["wanted"]).pack(),
        type_factory=Wish.unpack,
        on_click=pressed,
    )
