from aiogram.enums import ButtonStyle
from aiogram_dialog.widgets.kbd import Button, Cancel, Row
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import Case

from dialogs.acts import getters, handlers
from dialogs.states import ActsSG
from dialogs.widgets import Html, Label, Screen
from dialogs.wording import ACT_TEXTS


def create_windows() -> list[Screen]:
    return [_confirm_recording(), _result()]


def _confirm_recording() -> Screen:
    return Screen(
        Html("acts-confirm-recording"),
        Html("as-of"),
        Cancel(Label("btn-keep-running"), id="bk"),
        # Not in the row of the button that leads here: as with a stop (tests/structure/test_yes).
        Button(
            Label("btn-confirm-stop-recording"),
            id="y",
            on_click=handlers.stop_recording,
            style=Style(ButtonStyle.DANGER),
        ),
        state=ActsSG.confirm_recording,
        getter=getters.get_question,
    )


def _result() -> Screen:
    return Screen(
        Html("acts-result-title"),
        Case({outcome: Html(key) for outcome, key in ACT_TEXTS.items()}, selector="outcome"),
        Html("acts-refresh-looks", when="undecided"),
        ways=Row(
            Button(Label("btn-refresh"), id="ck", on_click=handlers.look_again, when="undecided"),
            Cancel(Label("btn-back"), id="bk"),
        ),
        state=ActsSG.result,
        getter=getters.get_result,
    )
