from aiogram_dialog.widgets.kbd import Button, Column, Keyboard, Row, Select, Start
from aiogram_dialog.widgets.text import List

from dialogs.servers import getters, handlers, home
from dialogs.states import EverywhereSG, ServersSG
from dialogs.widgets import Html, Label, Screen, pager, refresh


def create_windows() -> list[Screen]:
    return [_home(), _menu()]


def _home() -> Screen:
    return Screen(
        Html("servers-home-trouble", when="trouble"),
        Html("servers-home-well", when="all_well"),
        Html("servers-home-unknown", when="unknown"),
        Html("servers-home-none", when="none"),
        Html("servers-home-totals", when="summed"),
        List(Html("servers-home-row"), items="rows"),
        Html("servers-home-others", when="others"),
        Html("quiet-now", when="quiet_until"),
        Html("as-of", when="read_at"),
        _servers(),
        pager(),
        # What all servers hold together.
        Row(
            Start(Label("btn-open-conferences"), id="conf", state=EverywhereSG.conferences),
            Start(Label("btn-open-forgotten"), id="forg", state=EverywhereSG.forgotten),
        ),
        Row(
            Start(Label("btn-open-users"), id="usr", state=EverywhereSG.online),
            _preferences(),
        ),
        refresh(),
        state=ServersSG.home,
        getter=home.get_home,
    )


def _menu() -> Screen:
    return Screen(
        Html("servers-menu-body"),
        Html("paused-now", when="paused"),
        Html("quiet-now", when="quiet_until"),
        Html("as-of", when="read_at"),
        Row(
            Button(Label("btn-open-conferences"), id="conf", on_click=handlers.open_conferences),
            Button(Label("btn-open-forgotten"), id="forg", on_click=handlers.open_forgotten),
        ),
        Row(
            Button(Label("btn-open-users"), id="usr", on_click=handlers.open_users),
            Button(Label("btn-open-status"), id="stat", on_click=handlers.open_status),
        ),
        Row(
            Button(Label("btn-open-protections"), id="prot", on_click=handlers.open_protections),
            _preferences(),
        ),
        Row(
            refresh(),
            Button(Label("btn-home"), id="bk", on_click=handlers.open_home, when="several"),
        ),
        state=ServersSG.menu,
        getter=getters.get_menu,
    )


def _servers() -> Keyboard:
    return Column(
        Select(
            Label("servers-home-item"),
            id="s",
            items="servers",
            item_id_getter=lambda item: item["id"],
            type_factory=int,
            on_click=handlers.open_server,
        )
    )


def _preferences() -> Button:
    return Button(Label("btn-open-preferences"), id="pf", on_click=handlers.open_preferences)
