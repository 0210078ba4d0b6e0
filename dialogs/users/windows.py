from aiogram_dialog.widgets.kbd import Button, Cancel, Row

from dialogs.states import UsersSG
from dialogs.users import getters, handlers
from dialogs.widgets import Html, Label, Screen


def create_windows() -> list[Screen]:
    online = Screen(
        Html("users-online-body"),
        Row(
            Button(Label("btn-refresh"), id="rf", on_click=handlers.refresh),
            Cancel(Label("btn-back"), id="bk"),
        ),
        state=UsersSG.online,
        getter=getters.get_online,
    )
    return [online]
