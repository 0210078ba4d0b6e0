from aiogram import F
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Cancel, Row
from aiogram_dialog.widgets.text import List, Multi

from dialogs.participants import getters, handlers
from dialogs.states import ParticipantsSG
from dialogs.widgets import Html, Label, Screen, pager, refresh


def create_windows() -> list[Screen]:
    return [_list()]


def _list() -> Screen:
    return Screen(
        Html("conferences-card-ended", when="ended"),
        Html("participants-list-title", when="running"),
        Html("participants-list-found", when="searched"),
        List(
            Multi(
                Html("participants-list-group", when=F["item"]["heads"]),
                Html("participants-list-row"),
            ),
            items="rows",
            when="running",
        ),
        List(Html("participants-list-note"), items="notes", when="running"),
        Html("participants-list-search", when="searchable"),
        Html("as-of", when="read_at"),
        MessageInput(handlers.type_words, content_types="text"),
        Button(
            Label("btn-all-participants"), id="all", on_click=handlers.show_all, when="searched"
        ),
        pager(),
        ways=Row(refresh(when=~F["ended"]), Cancel(Label("btn-back"), id="bk")),
        state=ParticipantsSG.list,
        getter=getters.get_list,
    )
