from typing import Any

from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Cancel, Column, Group, Row, Select, SwitchTo
from aiogram_dialog.widgets.text import List

from dialogs.maintenance import getters, handlers
from dialogs.states import MaintenanceSG
from dialogs.widgets import Html, Label, Screen, refresh


def create_windows() -> list[Screen]:
    return [_view(), _once(), _weekly(), _begins(), _lasts(), _plan()]


def _view() -> Screen:
    durations = _select("maintenance-duration-item", "d", ("durations", "minutes"), handlers.pause)
    plans = _select("maintenance-plan-item", "p", ("choices", "plan"), handlers.open_plan)
    return Screen(
        Html("maintenance-view-title"),
        Html("maintenance-view-running", when="running"),
        Html("maintenance-view-paused", when="paused"),
        Html("maintenance-view-plans", when="planned"),
        List(Html("maintenance-view-plan"), items="plans"),
        Html("maintenance-view-choose", when="may_act"),
        Button(Label("btn-end-pause"), id="en", on_click=handlers.end, when="can_end"),
        Group(durations, width=3, when="may_act"),
        Row(
            SwitchTo(Label("btn-plan-once"), id="on", state=MaintenanceSG.once),
            SwitchTo(Label("btn-plan-weekly"), id="wk", state=MaintenanceSG.weekly),
            when="may_act",
        ),
        Column(plans),
        Row(refresh(), Cancel(Label("btn-back"), id="bk")),
        state=MaintenanceSG.view,
        getter=getters.get_view,
    )


def _once() -> Screen:
    days = _select("maintenance-day-item", "dy", ("days", "iso"), handlers.choose_day, str)
    return Screen(
        Html("maintenance-once-title"),
        Group(days, width=2),
        _back(MaintenanceSG.view),
        state=MaintenanceSG.once,
        getter=getters.get_days,
    )


def _weekly() -> Screen:
    weekdays = _select(
        "maintenance-weekday-item", "wd", ("weekdays", "weekday"), handlers.choose_weekday
    )
    return Screen(
        Html("maintenance-weekly-title"),
        Group(weekdays, width=2),
        _back(MaintenanceSG.view),
        state=MaintenanceSG.weekly,
        getter=getters.get_days,
    )


def _begins() -> Screen:
    hours = _select("maintenance-hour-item", "h", ("hours", "hour"), handlers.choose_begin)
    return Screen(
        Html("maintenance-begins-title"),
        Html("maintenance-time-unknown", when="unknown"),
        Group(hours, width=4),
        Button(Label("btn-back"), id="bk", on_click=handlers.leave_begins),
        MessageInput(handlers.type_begin, content_types="text"),
        state=MaintenanceSG.begins,
        getter=getters.get_hours,
    )


def _lasts() -> Screen:
    durations = _select(
        "maintenance-duration-item", "l", ("durations", "minutes"), handlers.choose_duration
    )
    return Screen(
        Html("maintenance-lasts-title"),
        Group(durations, width=3),
        _back(MaintenanceSG.begins),
        state=MaintenanceSG.lasts,
        getter=getters.get_lasts,
    )


def _plan() -> Screen:
    return Screen(
        Html("maintenance-plan-body", when="found"),
        Html("maintenance-plan-gone", when="gone"),
        Button(Label("btn-delete-plan"), id="rm", on_click=handlers.delete, when="can_delete"),
        _back(MaintenanceSG.view),
        state=MaintenanceSG.plan,
        getter=getters.get_plan,
    )


def _select(
    key: str, widget_id: str, items: tuple[str, str], on_click: Any, type_factory: Any = int
) -> Select[Any]:
    """:param items: their name in the getter's data, and what of each is its id"""
    return Select(
        Label(key),
        id=widget_id,
        items=items[0],
        item_id_getter=lambda item: item[items[1]],
        type_factory=type_factory,
        on_click=on_click,
    )


def _back(state: Any) -> SwitchTo:
    return SwitchTo(Label("btn-back"), id="bk", state=state)
