from aiogram_dialog.widgets.kbd import Button, Column, Select

from dialogs.states import WelcomeSG
from dialogs.welcome import getters, handlers
from dialogs.widgets import Html, Label, Screen


def create_windows() -> list[Screen]:
    zone = Screen(
        Html("welcome-zone-body"),
        Column(
            Select(
                Label("welcome-zone-item"),
                id="z",
                items="zones",
                item_id_getter=lambda item: item["zone"],
                on_click=handlers.choose_zone,
            )
        ),
        Button(Label("btn-other-zone"), id="o", on_click=handlers.open_zones),
        _later(),
        state=WelcomeSG.zone,
        getter=getters.get_zones,
    )
    monitoring = Screen(
        Html("welcome-monitoring-body"),
        Button(Label("btn-monitor-all"), id="on", on_click=handlers.monitor_all),
        _later(),
        state=WelcomeSG.monitoring,
        getter=getters.get_monitoring,
    )
    return [zone, monitoring]


def _later() -> Button:
    return Button(Label("btn-later"), id="l", on_click=handlers.leave)
