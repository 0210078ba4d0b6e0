from typing import Any

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button, Cancel, Group, Row, Select, SwitchTo
from aiogram_dialog.widgets.text import List, Multi

from dialogs.states import StatusSG
from dialogs.status import getters, handlers
from dialogs.widgets import Html, Label, Screen, refresh


def create_windows() -> list[Screen]:
    return [_view(), _interval(), _watch()]


class Details(Multi):
    """A quote that Telegram shows folded, until it is tapped."""

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        lines = await super()._render_text(data, manager)
        return f"<blockquote expandable>{lines}</blockquote>"


def _view() -> Screen:
    return Screen(
        Html("status-view-verdict"),
        Html("alert-taken", when="taken"),
        Html("status-view-advice", when="trouble"),
        Html("status-view-figures", when="measured"),
        Html("status-view-monitoring"),
        Html("paused-now", when="paused"),
        *_hidden(),
        Html("status-view-availability", when="shares"),
        List(Html("status-view-share"), items="shares"),
        Html("status-view-unmeasured", when="unmeasured"),
        Details(
            Html("status-view-address"),
            Html("status-view-advice", when="fine"),
            Html("status-view-changed", when="switched"),
            Html("status-view-outages", when="outages"),
            List(Html("status-view-outage"), items="outages"),
        ),
        Html("as-of"),
        Button(Label("btn-monitor"), id="on", on_click=handlers.monitor, when="can_switch_on"),
        Button(Label("btn-pause"), id="ps", on_click=handlers.open_pause, when="may_act"),
        Row(
            SwitchTo(Label("btn-interval"), id="iv", state=StatusSG.interval),
            SwitchTo(Label("btn-open-watch"), id="wt", state=StatusSG.watch),
            when="may_act",
        ),
        Row(
            Button(Label("btn-trends"), id="tr", on_click=handlers.open_trends),
            Button(
                Label("btn-open-attention"),
                id="at",
                on_click=handlers.open_attention,
                when="may_act",
            ),
        ),
        _unmute(),
        ways=Row(refresh(), Cancel(Label("btn-back"), id="bk")),
        state=StatusSG.view,
        getter=getters.get_check,
    )


def _interval() -> Screen:
    return Screen(
        Html("status-interval-title"),
        Group(
            Select(
                Label("status-interval-item"),
                id="i",
                items="intervals",
                item_id_getter=lambda item: item["seconds"],
                type_factory=float,
                on_click=handlers.choose_interval,
            ),
            width=2,
        ),
        SwitchTo(Label("btn-back"), id="bk", state=StatusSG.view),
        state=StatusSG.interval,
        getter=getters.get_intervals,
    )


def _watch() -> Screen:
    return Screen(
        Html("status-watch-body"),
        Html("paused-now", when="paused"),
        *_hidden(),
        Button(Label("btn-watch"), id="on", on_click=handlers.watch, when="can_switch_on"),
        Button(
            Label("btn-stop-watching"),
            id="off",
            on_click=handlers.stop_watching,
            when="can_switch_off",
        ),
        Group(
            Select(
                Label("status-watch-threshold-item"),
                id="h",
                items="thresholds",
                item_id_getter=lambda item: item["hours"],
                type_factory=int,
                on_click=handlers.choose_threshold,
            ),
            width=3,
        ),
        Group(
            Select(
                Label("status-watch-look-item"),
                id="w",
                items="looks",
                item_id_getter=lambda item: item["seconds"],
                type_factory=float,
                on_click=handlers.choose_look,
            ),
            width=3,
        ),
        _unmute(),
        Button(Label("btn-open-rules"), id="ru", on_click=handlers.open_rules, when="beside"),
        Button(Label("btn-back"), id="bk", on_click=handlers.leave_watch),
        state=StatusSG.watch,
        getter=getters.get_watch,
    )


def _hidden() -> tuple[Html, Html]:
    """Why the operator would not hear of what these windows are about."""
    return Html("status-muted", when="muted"), Html("status-refused", when="refused")


def _unmute() -> Button:
    return Button(Label("btn-unmute"), id="um", on_click=handlers.unmute, when="muted")
