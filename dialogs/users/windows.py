from aiogram_dialog.widgets.kbd import Cancel, Row

from dialogs.states import UsersSG
from dialogs.users import getters
from dialogs.widgets import Html, Label, Screen, refresh


def create_windows() -> list[Screen]:
    online = Screen(
        Html("users-online-body"),
        Html("as-of"),
        ways=Row(refresh(), Cancel(Label("btn-back"), id="bk")),
        state=UsersSG.online,
        getter=getters.get_online,
    )
    return [online]
