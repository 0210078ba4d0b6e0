from aiogram import F
from aiogram_dialog.widgets.kbd import Button, Cancel, Column, Row, Select, SwitchTo
from aiogram_dialog.widgets.text import List

from dialogs.find import HEAD, finding_keys, typing
from dialogs.forgotten import getters, handlers
from dialogs.states import ForgottenSG
from dialogs.together import stop_several
from dialogs.widgets import Html, Label, Screen, numbers, pager


def create_windows() -> list[Screen]:
    found = Screen(
        *HEAD,
        Html("forgotten-list-reading", when="reading"),
        Html("forgotten-list-searching", when="counted"),
        Html("forgotten-list-title", when="found"),
        List(Html("forgotten-list-row"), items="rows"),
        stop_several(),
        typing(),
        numbers(handlers.open_card),
        pager(),
        *finding_keys(),
        Html("as-of", when="found"),
        Button(Label("btn-cancel-search"), id="x", on_click=handlers.cancel, when="searching"),
        Row(
            SwitchTo(Label("btn-threshold"), id="th", state=ForgottenSG.threshold),
            Button(Label("btn-open-rules"), id="ru", on_click=handlers.open_rules),
            when="found",
        ),
        ways=Row(
            Button(Label("btn-refresh"), id="rf", on_click=handlers.search_again),
            Cancel(Label("btn-back"), id="bk"),
            when=~F["searching"],
        ),
        state=ForgottenSG.list,
        getter=getters.get_list,
    )
    threshold = Screen(
        Html("forgotten-threshold-title"),
        Column(
            Select(
                Label("forgotten-threshold-item"),
                id="h",
                items="thresholds",
                item_id_getter=lambda item: item["hours"],
                type_factory=int,
                on_click=handlers.choose_threshold,
            )
        ),
        Button(Label("btn-back"), id="bk", on_click=handlers.leave_threshold),
        state=ForgottenSG.threshold,
        getter=getters.get_thresholds,
    )
    return [found, threshold]
