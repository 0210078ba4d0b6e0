from typing import Any

from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Cancel, Column, Group, Row, Select, SwitchTo
from aiogram_dialog.widgets.text import List

from dialogs.rule import getters, handlers
from dialogs.rule.choices import Span
from dialogs.states import RuleSG
from dialogs.widgets import Html, Label, Screen, pager, refresh
from dialogs.wishes import Wish


def create_windows() -> list[Screen]:
    return [_view(), _stops(), _hours(), _begins(), _until(), _zone(), _limits(), _report()]


def _view() -> Screen:
    return Screen(
        Html("rule-view-title"),
        Html("rule-view-mode"),
        Html("rule-view-terms"),
        Html("rule-view-changed", when="changed"),
        Html("rule-view-untried", when="untried"),
        Html("rule-view-trying", when="trying"),
        Html("rule-view-unread", when="unopened"),
        Html("rule-view-rests", when="rests"),
        Html("rule-view-paused", when="paused"),
        Html("rule-view-cases", when="cases"),
        List(Html("rule-view-case"), items="cases"),
        Html("rule-view-more", when="more"),
        Group(
            _select("rule-mode-item", "m", ("modes", "mode"), handlers.choose_mode),
            width=3,
            when="owner",
        ),
        Row(
            SwitchTo(Label("btn-rule-stops"), id="st", state=RuleSG.stops),
            SwitchTo(Label("btn-rule-hours"), id="hr", state=RuleSG.hours),
            when="owner",
        ),
        SwitchTo(Label("btn-rule-limits"), id="li", state=RuleSG.limits, when="owner"),
        Button(Label("btn-rule-resume"), id="re", on_click=handlers.resume, when="resumable"),
        Button(Label("btn-rule-report"), id="rp", on_click=handlers.open_report, when="reported"),
        Button(Label("btn-threshold"), id="th", on_click=handlers.open_threshold),
        Button(Label("btn-open-watch"), id="wt", on_click=handlers.open_watch, when="may_act"),
        Row(refresh(), Cancel(Label("btn-back"), id="bk")),
        state=RuleSG.view,
        getter=getters.get_view,
    )


def _stops() -> Screen:
    return Screen(
        Html("rule-stops-title"),
        Group(
            _select(
                "rule-threshold-item", "h", ("hours", "hours"), handlers.choose_threshold, int
            ),
            width=3,
        ),
        Column(_boxes("rule-reason-item", "rr", "boxes")),
        _boxes("rule-recorded-item", "rc", "recordings"),
        _back(RuleSG.view),
        state=RuleSG.stops,
        getter=getters.get_stops,
    )


def _hours() -> Screen:
    return Screen(
        Html("rule-hours-title"),
        Group(
            _select("rule-span-item", "sp", ("spans", "span"), handlers.choose_span, Span.unpack),
            width=2,
        ),
        Row(
            SwitchTo(Label("btn-rule-begins"), id="fr", state=RuleSG.begins),
            SwitchTo(Label("btn-rule-until"), id="to", state=RuleSG.until),
        ),
        Button(Label("btn-timezone"), id="tz", on_click=handlers.open_zones),
        _back(RuleSG.view),
        state=RuleSG.hours,
        getter=getters.get_hours,
    )


def _begins() -> Screen:
    return Screen(
        Html("rule-begins-title"),
        Group(
            _select("rule-hour-item", "fh", ("begin_hours", "hour"), handlers.choose_begin, int),
            width=4,
        ),
        _back(RuleSG.hours),
        state=RuleSG.begins,
        getter=getters.get_hours,
    )


def _until() -> Screen:
    return Screen(
        Html("rule-until-title"),
        Group(
            _select("rule-hour-item", "th", ("end_hours", "hour"), handlers.choose_end, int),
            width=4,
        ),
        _back(RuleSG.hours),
        state=RuleSG.until,
        getter=getters.get_hours,
    )


def _zone() -> Screen:
    return Screen(
        Html("rule-zone-title"),
        Html("preferences-zone-unknown", when="unknown"),
        Group(
            _select("preferences-zone-item", "z", ("zones", "zone"), handlers.choose_zone),
            width=2,
        ),
        _back(RuleSG.hours),
        MessageInput(handlers.type_zone, content_types="text"),
        state=RuleSG.zone,
        getter=getters.get_zones,
    )


def _limits() -> Screen:
    return Screen(
        Html("rule-limits-title"),
        Group(
            _select(
                "rule-warning-item", "w", ("warnings", "number"), handlers.choose_warning, int
            ),
            width=3,
        ),
        Group(
            _select("rule-at-once-item", "ao", ("at_once", "count"), handlers.choose_at_once, int),
            width=2,
        ),
        Group(
            _select("rule-per-day-item", "pd", ("per_day", "count"), handlers.choose_per_day, int),
            width=2,
        ),
        _back(RuleSG.view),
        state=RuleSG.limits,
        getter=getters.get_limits,
    )


def _report() -> Screen:
    return Screen(
        Html("rule-report-title", when="found"),
        Html("rule-report-gone", when="gone"),
        List(Html("rule-report-row"), items="rows"),
        Html("as-of", when="found"),
        pager(),
        Row(refresh(), SwitchTo(Label("btn-back"), id="bk", state=RuleSG.view)),
        state=RuleSG.report,
        getter=getters.get_report,
    )


def _select(
    key: str, widget_id: str, items: tuple[str, str], on_click: Any, type_factory: Any = str
) -> Select[Any]:
    """:param items: their name in the getter's data, and what of each is its id"""
    return Select(
        Label(key),
        id=widget_id,
        items=items[0],
        item_id_getter=lambda item: item[items[1]],
        type_factory=type_factory,
        on_click=on_click,
    )


def _boxes(key: str, widget_id: str, items: str) -> Select[Any]:
    return _select(key, widget_id, (items, "wish"), handlers.choose_box, Wish.unpack)


def _back(state: Any) -> SwitchTo:
    return SwitchTo(Label("btn-back"), id="bk", state=state)
