from aiogram_dialog.widgets.kbd import Button, Cancel, Row

from dialogs.states import StatusSG
from dialogs.status import getters
from dialogs.widgets import Html, Label, Screen


def create_windows() -> list[Screen]:
    view = Screen(
        Html("status-view-body"),
        Row(
            Button(Label("btn-check-again"), id="rf"),
            Cancel(Label("btn-back"), id="bk"),
        ),
        state=StatusSG.view,
        getter=getters.get_check,
    )
    return [view]
