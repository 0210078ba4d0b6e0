from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, Select, SwitchTo
from aiogram_dialog.widgets.text import List

from dialogs.preferences import getters, handlers
from dialogs.preferences.alert_windows import create_alert_windows
from dialogs.preferences.quiet import create_quiet_windows
from dialogs.preferences.quiet_choices import get_line
from dialogs.states import PreferencesSG
from dialogs.widgets import Html, Label, Screen


def create_windows() -> list[Screen]:
    view = Screen(
        Html("preferences-view-body"),
        Html("preferences-view-servers", when="refused"),
        Html("quiet-view", when="quiet"),
        List(Html("preferences-mutes-row"), items="mutes"),
        Row(
            SwitchTo(Label("btn-language"), id="lang", state=PreferencesSG.language),
            SwitchTo(Label("btn-timezone"), id="tz", state=PreferencesSG.region),
        ),
        Row(
            SwitchTo(Label("btn-alerts"), id="al", state=PreferencesSG.alerts),
            SwitchTo(Label("btn-mutes"), id="mt", state=PreferencesSG.mutes),
        ),
        SwitchTo(Label("btn-quiet"), id="qt", state=PreferencesSG.quiet),
        Row(
            Button(Label("btn-people"), id="pe", on_click=handlers.open_people, when="owner"),
            Button(Label("btn-open-log"), id="lg", on_click=handlers.open_log, when="acting"),
        ),
        Button(Label("btn-back"), id="bk", on_click=handlers.leave),
        state=PreferencesSG.view,
        getter=[getters.get_view, get_line],
    )
    language = Screen(
        Html("preferences-language-title"),
        Column(
            Select(
                Label("preferences-language-item"),  # each language in its own words
                id="l",
                items="languages",
                item_id_getter=lambda item: item["language"],
                on_click=handlers.choose_language,
            )
        ),
        SwitchTo(Label("btn-back"), id="bk", state=PreferencesSG.view),
        state=PreferencesSG.language,
        getter=getters.get_languages,
    )
    region = Screen(
        Html("preferences-region-title"),
        Html("preferences-zone-unknown", when="unknown"),
        Group(
            Select(
                Label("preferences-region-item"),
                id="r",
                items="regions",
                item_id_getter=lambda item: item["region"],
                on_click=handlers.open_region,
            ),
            width=2,
        ),
        Button(Label("btn-back"), id="bk", on_click=handlers.leave_zones),
        MessageInput(handlers.type_zone, content_types="text"),
        state=PreferencesSG.region,
        getter=getters.get_regions,
    )
    zone = Screen(
        Html("preferences-zone-title"),
        Group(
            Select(
                Label("preferences-zone-item"),
                id="z",
                items="zones",
                item_id_getter=lambda item: item["zone"],
                on_click=handlers.choose_zone,
            ),
            width=2,
        ),
        SwitchTo(Label("btn-back"), id="bk", state=PreferencesSG.region),
        MessageInput(handlers.type_zone, content_types="text"),
        state=PreferencesSG.zone,
        getter=getters.get_zones,
    )
    return [view, language, region, zone, *create_alert_windows(), *create_quiet_windows()]
