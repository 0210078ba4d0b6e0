from aiogram_dialog.widgets.kbd import Button, Column, Row, Select
from aiogram_dialog.widgets.text import List

from dialogs.servers import getters, handlers
from dialogs.states import ServersSG
from dialogs.widgets import Html, Label, Screen, pager, refresh


def create_windows() -> list[Screen]:
    pick = Screen(
        Html("servers-pick-title"),
        List(Html("servers-pick-row"), items="servers"),
        Column(
            Select(
                Label("servers-pick-item"),
                id="s",
                items="servers",
                item_id_getter=lambda item: item["id"],
                type_factory=int,
                on_click=handlers.open_server,
            )
        ),
        pager(),
        Button(Label("btn-open-preferences"), id="pf", on_click=handlers.open_preferences),
        state=ServersSG.pick,
        getter=getters.get_servers,
    )
    menu = Screen(
        Html("servers-menu-body"),
        Html("as-of", when="read_at"),
        Button(Label("btn-open-conferences"), id="conf", on_click=handlers.open_conferences),
        Button(Label("btn-open-forgotten"), id="forg", on_click=handlers.open_forgotten),
        Row(
            Button(Label("btn-open-users"), id="usr", on_click=handlers.open_users),
            Button(Label("btn-open-status"), id="stat", on_click=handlers.open_status),
        ),
        Row(
            refresh(),
            Button(Label("btn-open-preferences"), id="pf", on_click=handlers.open_preferences),
        ),
        Button(Label("btn-back-to-servers"), id="bk", on_click=handlers.open_pick, when="several"),
        state=ServersSG.menu,
        getter=getters.get_menu,
    )
    return [pick, menu]
