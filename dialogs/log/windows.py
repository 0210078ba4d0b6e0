from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, Select, SwitchTo
from aiogram_dialog.widgets.text import List

from dialogs.log import getters, handlers
from dialogs.states import LogSG
from dialogs.widgets import Html, Label, Screen, numbers, pager, refresh


def create_windows() -> list[Screen]:
    return [
        _list(),
        _entry(),
        _choice(LogSG.servers, "log-servers-title", getters.get_servers, handlers.choose_server),
        _choice(LogSG.people, "log-people-title", getters.get_people, handlers.choose_person),
        _choice(LogSG.kinds, "log-kinds-title", getters.get_kinds, handlers.choose_kind),
        _export(),
    ]


def _list() -> Screen:
    return Screen(
        Html("log-list-title"),
        List(Html("log-list-row"), items="rows"),
        numbers(handlers.open_entry),
        pager(),
        Row(
            Button(Label("btn-log-server"), id="sv", on_click=handlers.open_servers),
            Button(Label("btn-log-person"), id="pe", on_click=handlers.open_people),
            Button(Label("btn-log-kind"), id="kd", on_click=handlers.open_kinds),
        ),
        Button(Label("btn-log-all"), id="al", on_click=handlers.show_all, when="filtered"),
        SwitchTo(Label("btn-open-export"), id="ex", state=LogSG.export),
        Row(refresh(), Button(Label("btn-back"), id="bk", on_click=handlers.leave)),
        state=LogSG.list,
        getter=getters.get_list,
    )


def _entry() -> Screen:
    return Screen(
        Html("log-entry-body"),
        Html("log-entry-together", when="several"),
        Html("log-question-title", when="asked"),
        Html("conferences-confirm-disconnected", when="counted"),
        Html("conferences-confirm-uncounted", when="uncounted"),
        Html("log-question-facts", when="asked"),
        Row(refresh(), SwitchTo(Label("btn-back"), id="bk", state=LogSG.list)),
        state=LogSG.entry,
        getter=getters.get_entry,
    )


def _choice(state: State, title: str, getter: Any, on_click: Any) -> Screen:
    return Screen(
        Html(title),
        _keys("log-every-item", "e", "every", on_click),
        Column(_keys("log-choice-item", "c", "choices", on_click)),
        pager(),
        Button(Label("btn-back"), id="bk", on_click=handlers.back_to_list),
        state=state,
        getter=getter,
    )


def _export() -> Screen:
    return Screen(
        Html("log-export-body"),
        Column(_keys("log-subject-item", "j", "subjects", handlers.choose_subject)),
        Group(_keys("log-span-item", "d", "spans", handlers.choose_span), width=2),
        Row(
            Button(Label("btn-export-csv"), id="cs", on_click=handlers.export_csv),
            Button(Label("btn-export-xlsx"), id="xl", on_click=handlers.export_xlsx),
        ),
        SwitchTo(Label("btn-back"), id="bk", state=LogSG.list),
        state=LogSG.export,
        getter=getters.get_export,
    )


def _keys(key: str, widget_id: str, items: str, on_click: Any) -> Select[str]:
    return Select(
        Label(key),
        id=widget_id,
        items=items,
        item_id_getter=lambda item: item["choice"],
        on_click=on_click,
    )
