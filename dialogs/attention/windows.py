from aiogram_dialog.widgets.kbd import Cancel, Column, Group, Select

from dialogs.attention import getters, handlers
from dialogs.states import AttentionSG
from dialogs.widgets import Html, Label, Screen
from dialogs.wishes import Wish


def create_windows() -> list[Screen]:
    return [_view()]


def _view() -> Screen:
    return Screen(
        Html("attention-view-title"),
        Html("attention-view-changed", when="changed"),
        Html("attention-view-choose"),
        Group(
            Select(
                Label("attention-repeat-item"),
                id="r",
                items="repeats",
                item_id_getter=lambda item: item["minutes"],
                type_factory=int,
                on_click=handlers.repeat,
            ),
            width=2,
        ),
        Group(
            Select(
                Label("attention-escalate-item"),
                id="e",
                items="escalations",
                item_id_getter=lambda item: item["minutes"],
                type_factory=int,
                on_click=handlers.escalate,
            ),
            width=2,
        ),
        Column(
            Select(
                Label("attention-target-item"),
                id="t",
                items="targets",
                item_id_getter=lambda item: item["wish"],
                type_factory=Wish.unpack,
                on_click=handlers.aim,
            ),
            when="several",
        ),
        Cancel(Label("btn-back"), id="bk"),
        state=AttentionSG.view,
        getter=getters.get_terms,
    )
