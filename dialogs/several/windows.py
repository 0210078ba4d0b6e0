from typing import Any

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram_dialog.widgets.kbd import Button, Cancel, Group, Keyboard, Row, Select
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import Format, List

from dialogs.several import getters, handlers
from dialogs.states import SeveralSG
from dialogs.widgets import KEYS_IN_A_ROW, Html, Label, Screen, pager, refresh
from dialogs.wishes import Wish


def create_windows() -> list[Screen]:
    return [_choose(), _confirm(), _result()]


def _choose() -> Screen:
    return Screen(
        Html("several-choose-title"),
        List(Html("several-choose-row"), items="rows"),
        Html("as-of", when="read_at"),
        # Always there and always first: the boxes stay where they are, and Yes does not stand in
        # the first row (see below).
        Button(
            Label("btn-stop-chosen"),
            id="st",
            on_click=handlers.ask_stop,
            style=Style(ButtonStyle.DANGER, when="chosen"),
        ),
        _boxes(handlers.choose),
        pager(),
        ways=Row(refresh(when="running"), Cancel(Label("btn-back"), id="bk")),
        state=SeveralSG.choose,
        getter=getters.get_choice,
    )


def _boxes(on_click: Any) -> Keyboard:
    box = Select(
        Format("{item[sign]}{item[number]}"),
        id="b",
        items="rows",
        item_id_getter=lambda row: row["wish"].pack(),
        type_factory=Wish.unpack,
        on_click=on_click,
    )
    return Group(box, width=KEYS_IN_A_ROW)


def _confirm() -> Screen:
    return Screen(
        Html("conferences-confirm-expired", when="anew"),
        Html("several-confirm-title"),
        List(Html("several-confirm-row"), items="rows"),
        Html("several-confirm-unidentified", when="unidentified"),
        Html("several-left-out-title", when="leaves_out"),
        List(Html("several-left-out-row"), items="left_out"),
        Html("as-of", when="read_at"),
        # Buttons that lead here stand in the first row, above others: Yes stands in the last one.
        # Of two questions in a row, where the Yes of one leads to the other, it stands in
        # different places.
        _yes("ya", when="turned"),
        pager(),
        Button(Label("btn-keep-running"), id="bk", on_click=handlers.leave_question),
        _yes("y", when="straight"),
        state=SeveralSG.confirm,
        getter=getters.get_question,
    )


def _yes(widget_id: str, when: str) -> Select[str]:
    """Its press carries the key, on whatever page it is pressed."""
    return Select(
        Label("btn-confirm-several"),
        id=widget_id,
        items="questions",
        item_id_getter=lambda question: question["key"],
        on_click=handlers.stop,
        when=when,
        style=Style(ButtonStyle.DANGER),
    )


def _result() -> Screen:
    return Screen(
        Html("several-progress", when="under_way"),
        Html("several-result-title", when="over"),
        List(Html("several-result-row"), items="rows"),
        Html("several-progress-hint", when="under_way"),
        Button(Label("btn-stop-here"), id="sh", on_click=handlers.stop_here, when="stoppable"),
        pager(),
        ways=Group(
            Button(
                Label("btn-refresh"), id="ck", on_click=handlers.look_again, when=F["undecided"]
            ),
            Button(Label("btn-open-list"), id="bk", on_click=handlers.leave),
        ),
        state=SeveralSG.result,
        getter=getters.get_result,
    )
