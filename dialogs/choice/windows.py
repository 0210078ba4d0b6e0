from aiogram_dialog.widgets.kbd import Cancel, Column, Group, Select

from dialogs.choice import getters, handlers
from dialogs.states import ChoiceSG
from dialogs.widgets import Html, Label, Screen


def create_windows() -> list[Screen]:
    return [
        Screen(
            Html("choice-title"),
            Column(
                Select(
                    Label("choice-order-item"),
                    id="so",
                    items="orders",
                    item_id_getter=lambda item: item["order"],
                    on_click=handlers.choose_order,
                )
            ),
            Group(
                Select(
                    Label("choice-only-item"),
                    id="sf",
                    items="filters",
                    item_id_getter=lambda item: item["only"],
                    on_click=handlers.choose_filter,
                ),
                width=2,
            ),
            Cancel(Label("btn-back"), id="bk"),
            state=ChoiceSG.running,
            getter=getters.get_choice,
        )
    ]
