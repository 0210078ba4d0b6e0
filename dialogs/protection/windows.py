from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Cancel, Row, SwitchTo
from aiogram_dialog.widgets.text import List

from dialogs.protection import getters, handlers
from dialogs.states import ProtectionSG
from dialogs.widgets import Html, Label, Screen, numbers, pager, refresh


def create_windows() -> list[Screen]:
    return [_add(), _note(), _list(), _one()]


def _add() -> Screen:
    return Screen(
        Html("protection-add-body"),
        Button(
            Label("btn-protect-conference"),
            id="pc",
            on_click=handlers.protect_conference,
            when="conference",
        ),
        Button(Label("btn-protect-owner"), id="po", on_click=handlers.protect_owner, when="owner"),
        Cancel(Label("btn-back"), id="bk"),
        state=ProtectionSG.add,
        getter=getters.get_add,
    )


def _note() -> Screen:
    return Screen(
        Html("protection-one-body"),
        Html("protection-note-ask"),
        MessageInput(handlers.type_note, content_types="text"),
        Cancel(Label("btn-back"), id="bk"),
        state=ProtectionSG.note,
        getter=getters.get_one,
    )


def _list() -> Screen:
    return Screen(
        Html("protection-list-title"),
        List(Html("protection-list-row"), items="rows"),
        numbers(handlers.open_one),
        pager(),
        Row(refresh(), Cancel(Label("btn-back"), id="bk")),
        state=ProtectionSG.list,
        getter=getters.get_list,
    )


def _one() -> Screen:
    return Screen(
        Html("protection-one-body"),
        Button(Label("btn-lift"), id="lf", on_click=handlers.lift, when="may_lift"),
        Button(Label("btn-change-note"), id="nt", on_click=handlers.change_note, when="may_lift"),
        Row(
            SwitchTo(Label("btn-open-protections"), id="ls", state=ProtectionSG.list),
            Cancel(Label("btn-back"), id="bk"),
        ),
        state=ProtectionSG.one,
        getter=getters.get_one,
    )
