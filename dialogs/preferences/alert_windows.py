"""The windows in which an operator chooses alerts."""

from aiogram_dialog.widgets.kbd import Column, Select, SwitchTo
from aiogram_dialog.widgets.text import List

from dialogs.preferences import getters, handlers
from dialogs.preferences.digest import create_window
from dialogs.states import PreferencesSG
from dialogs.widgets import Html, Label, Screen, pager
from dialogs.wishes import Wish


def create_alert_windows() -> list[Screen]:
    alerts = Screen(
        Html("preferences-alerts-title"),
        Html("preferences-alerts-paused", when="names"),
        Html("preferences-alerts-groups", when="groups"),
        Column(
            Select(
                Label("preferences-alerts-item"),
                id="k",
                items="kinds",
                item_id_getter=lambda item: _wish(item["kind"], item["wanted"]),
                type_factory=Wish.unpack,
                on_click=handlers.choose_kind,
            )
        ),
        SwitchTo(Label("btn-digest"), id="dg", state=PreferencesSG.digest),
        SwitchTo(Label("btn-alert-servers"), id="sv", state=PreferencesSG.servers),
        SwitchTo(Label("btn-back"), id="bk", state=PreferencesSG.view),
        state=PreferencesSG.alerts,
        getter=getters.get_kinds,
    )
    servers = Screen(
        Html("preferences-servers-title"),
        Column(
            Select(
                Label("preferences-servers-item"),
                id="s",
                items="servers",
                item_id_getter=lambda item: _wish(item["id"], item["wanted"]),
                type_factory=Wish.unpack,
                on_click=handlers.choose_server,
            )
        ),
        pager(),
        SwitchTo(Label("btn-back"), id="bk", state=PreferencesSG.alerts),
        state=PreferencesSG.servers,
        getter=getters.get_alert_servers,
    )
    mutes = Screen(
        Html("preferences-mutes-title"),
        Html("preferences-mutes-empty", when="empty"),
        List(Html("preferences-mutes-row"), items="mutes"),
        Column(
            Select(
                Label("preferences-mutes-item"),
                id="s",
                items="mutes",
                item_id_getter=lambda item: item["id"],
                type_factory=int,
                on_click=handlers.unmute,
            )
        ),
        pager(),
        SwitchTo(Label("btn-back"), id="bk", state=PreferencesSG.view),
        state=PreferencesSG.mutes,
        getter=getters.get_mutes,
    )
    return [alerts, servers, mutes, create_window()]


def _wish(item: object, wanted: bool) -> str:
    """A box asks for the other of both."""
    return Wish(str(item), refused=wanted).pack()
