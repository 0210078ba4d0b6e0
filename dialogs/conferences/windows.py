from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram_dialog.widgets.kbd import Button, Cancel, Group, Row, Select, SwitchTo, Url
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import Case, Format, List

from dialogs.conferences import acts, getters, handlers
from dialogs.find import HEAD, running_keys, typing
from dialogs.states import ConferencesSG
from dialogs.together import choose_several
from dialogs.widgets import Html, Label, Screen, numbers, pager, refresh
from dialogs.wording import RESULT_TEXTS
from services.stop import ReconfirmReason

ANEW = {
    ReconfirmReason.EXPIRED: "conferences-confirm-expired",
    ReconfirmReason.MORE_PEOPLE: "conferences-confirm-more-people",
    ReconfirmReason.NOT_FORGOTTEN: "conferences-confirm-not-forgotten",
}


def create_windows() -> list[Screen]:
    return [_list(), _card(), _confirm_stop(), _result()]


def _list() -> Screen:
    return Screen(
        *HEAD,
        Html("conferences-list-title"),
        Html("conferences-list-empty", when="empty"),
        List(Html("conferences-list-row"), items="rows"),
        typing(),
        numbers(handlers.open_card),
        pager(),
        *running_keys(),
        choose_several(),
        Html("as-of"),
        ways=Row(refresh(), Cancel(Label("btn-back"), id="bk")),
        state=ConferencesSG.list,
        getter=getters.get_list,
    )


def _card() -> Screen:
    return Screen(
        Html("conferences-card-ended", when="ended"),
        Html("conferences-facts-title", when="running"),
        Html("conferences-facts-people", when="running"),
        Html("conferences-facts-reason", when="reason"),
        Html("conferences-facts-more", when="running"),
        Html("conferences-card-link-text", when="link_text"),
        Html("conferences-card-protected", when="protected"),
        Html("conferences-card-no-id", when="no_id"),
        Html("conferences-card-two-sessions", when="two_sessions"),
        # Where the next screen has no Yes, whatever stands between this row and the last one.
        Row(
            Button(
                Label("btn-stop"),
                id="st",
                on_click=handlers.ask_stop,
                style=Style(ButtonStyle.DANGER),
            ),
            Button(
                Label("btn-stop-recording"),
                id="sr",
                on_click=acts.ask_to_stop_recording,
                when="stop_recording",
            ),
            when="stoppable",
        ),
        Button(
            Label("btn-open-participants"),
            id="pp",
            on_click=handlers.open_participants,
            when="running",
        ),
        Button(Label("btn-call-owner"), id="co", on_click=acts.call_owner, when="call_owner"),
        Button(Label("btn-protect"), id="pt", on_click=handlers.protect, when="protectable"),
        Button(
            Label("btn-open-protection"),
            id="pn",
            on_click=handlers.open_protection,
            when="protected",
        ),
        Url(Label("btn-open-page"), Format("{link}"), when="link"),
        Url(Label("btn-open-management"), Format("{management_link}"), when="management_link"),
        Html("as-of", when="read_at"),
        ways=Row(
            refresh(when=~F["ended"]),
            Button(Label("btn-back"), id="bk", on_click=handlers.leave_card),
        ),
        state=ConferencesSG.card,
        getter=getters.get_card,
    )


def _confirm_stop() -> Screen:
    return Screen(
        Case({key: Html(text) for key, text in ANEW.items()} | {None: Format("")}, "anew"),
        Html("conferences-confirm-title"),
        Html("conferences-confirm-disconnected", when="counted"),
        Html("conferences-confirm-uncounted", when="uncounted"),
        Html("conferences-facts-title"),
        Html("conferences-facts-people"),
        Html("conferences-facts-reason", when="reason"),
        Html("conferences-facts-more"),
        Html("conferences-confirm-unidentified", when="unidentified"),
        Html("as-of"),
        # A second tap of the finger that brought this screen must not hit Yes. So Yes does not
        # stand where a button was that leads here; and of two questions in a row, where the Yes of
        # one leads to the other, it stands in different places. To look again leads to the same
        # place, in whose row it does not stand.
        _yes("ya", when="turned"),
        Row(
            Button(
                Label("btn-look-again"), id="la", on_click=handlers.look_again, when="uncounted"
            ),
            SwitchTo(Label("btn-keep-running"), id="bk", state=ConferencesSG.card),
        ),
        _yes("y", when="straight"),
        state=ConferencesSG.confirm_stop,
        getter=getters.get_confirmation,
    )


def _yes(widget_id: str, when: str) -> Select[str]:
    """Its press carries the key, also from a screen that is no longer the open one."""
    return Select(
        Label("btn-confirm-stop"),
        id=widget_id,
        items="confirmations",
        item_id_getter=lambda confirmation: confirmation["key"],
        on_click=handlers.stop,
        when=when,
        style=Style(ButtonStyle.DANGER),
    )


def _result() -> Screen:
    results = {outcome: Html(key) for outcome, key in RESULT_TEXTS.items()}
    return Screen(
        Case({None: Html("conferences-waiting"), **results}, selector="outcome"),
        Button(Label("btn-open-list"), id="bl", on_click=handlers.leave_result, when="under_way"),
        Button(Label("btn-start-again"), id="ag", on_click=acts.start_again, when="again"),
        Button(
            Label("btn-open-new-session"),
            id="nw",
            on_click=handlers.follow,
            when="restarted",
        ),
        ways=Group(
            Button(
                Label("btn-refresh"), id="ck", on_click=handlers.check_again, when=~F["decided"]
            ),
            Row(
                Button(Label("btn-open-list"), id="ls", on_click=handlers.leave_result),
                Button(Label("btn-open-menu"), id="bk", on_click=handlers.open_menu),
            ),
            when=~F["under_way"],
        ),
        state=ConferencesSG.result,
        getter=getters.get_result,
    )
