from aiogram.enums import ButtonStyle
from aiogram_dialog.widgets.kbd import Button, Cancel, Row
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import Case

from dialogs.acts import getters, handlers
from dialogs.states import ActsSG
from dialogs.widgets import Html, Label, Screen
from services.acts import ActOutcome

RESULTS = {
    ActOutcome.DONE: "acts-result-done",
    ActOutcome.ACCEPTED: "acts-result-accepted",
    ActOutcome.UNCHANGED: "acts-result-unchanged",
    ActOutcome.NOT_CONFIRMED: "acts-result-not-confirmed",
    ActOutcome.INTERRUPTED: "acts-result-interrupted",
    ActOutcome.DECLINED: "acts-result-declined",
    ActOutcome.REFUSED: "acts-result-refused",
    ActOutcome.UNKNOWN_CALL: "acts-result-unknown-call",
    ActOutcome.CREDENTIALS_REFUSED: "acts-result-credentials-refused",
    ActOutcome.ENDED: "acts-result-ended",
    ActOutcome.ALREADY: "acts-result-already",
    ActOutcome.REPLACED: "acts-result-replaced",
    ActOutcome.UNCLEAR: "acts-result-unclear",
    ActOutcome.UNREACHABLE: "acts-result-unreachable",
    ActOutcome.UNREADABLE: "acts-result-unreadable",
    ActOutcome.EXPIRED: "acts-result-expired",
    ActOutcome.IN_PROGRESS: "acts-result-in-progress",
}


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
        Case({outcome: Html(key) for outcome, key in RESULTS.items()}, selector="outcome"),
        ways=Row(
            Button(Label("btn-refresh"), id="ck", on_click=handlers.look_again, when="undecided"),
            Cancel(Label("btn-back"), id="bk"),
        ),
        state=ActsSG.result,
        getter=getters.get_result,
    )
