"""The state machine: every state has a window, every window a way out, every button a short,
unmistakable name.
"""

from __future__ import annotations

import inspect
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from zoneinfo import available_timezones

import pytest
from aiogram.fsm.state import State, StatesGroup
from aiogram_dialog.utils import intent_callback_data
from aiogram_dialog.widgets.common.when import true_condition
from aiogram_dialog.widgets.kbd import Back, Cancel, Select, Start, SwitchPage, SwitchTo

from dialogs import create_dialogs, states
from dialogs.log.choices import SPANS as LOG_SPANS
from dialogs.log.choices import Subject
from dialogs.rule.choices import SPANS
from dialogs.states import (
    GROUPS,
    ConferencesSG,
    EverywhereSG,
    ForgottenSG,
    ParticipantsSG,
    ServersSG,
    StatusSG,
    UsersSG,
)
from dialogs.tags import window_of, window_tag
from dialogs.widgets import Label, Screen
from dialogs.wishes import Wish
from l10n.zones import REGIONS
from services.alerts import Target
from services.alerts.kinds import CHOICES
from services.conferences.references import SessionRef
from services.forgotten.rules import THRESHOLDS
from services.forgotten.watch import INTERVALS
from services.matching import Only, Order
from services.members import GRANTED
from services.policy import OFFERED, Mode
from services.stop.confirmations import new_key
from tests.structure.locales import all_texts

STATES: list[State] = [state for group in GROUPS for state in group.__states__]
WINDOWS: dict[State, Any] = {
    state: window for dialog in create_dialogs() for state, window in dialog.windows.items()
}
# Where every way back ends. The menu is one of them where there is only one server.
ROOTS = {ServersSG.home, ServersSG.menu}

LONGEST_CALLBACK_DATA = 64

# The longest id of an item that each Select can hold.
ITEMS = {
    "s": Wish(str(2**63 - 1), refused=True).pack(),  # a server's number
    "c": f"{2**63 - 1}-{SessionRef('1234567890' * 13, 'x' * 200, None).key}",
    "b": Wish(f"{2**63 - 1}-{SessionRef('1234567890' * 13, 'x' * 200, None).key}", True).pack(),
    "y": new_key(),
    "ya": new_key(),
    "l": "zh-hant-hk",
    "h": str(max(THRESHOLDS)),
    "i": str(86400 * 365 / 7),  # seconds of the settings
    "w": str(max(INTERVALS)),
    "r": max(REGIONS, key=len),
    "z": max(available_timezones(), key=len),
    "e": Wish("all", refused=True).pack(),
    "o": max(GRANTED, key=len),
    "m": max(Mode, key=len),
    "rr": Wish("lone_host", refused=True).pack(),
    "rc": Wish("recorded", refused=True).pack(),
    "sp": max((each.pack() for each in SPANS), key=len),
    "fh": "23",
    "th": "23",
    "ao": str(max(OFFERED["at_once"])),
    "pd": str(max(OFFERED["per_day"])),
    "j": max(Subject, key=len),
    "d": str(max(LOG_SPANS)),
    "so": max(Order, key=len),
    "sf": max(Only, key=len),
    "p": str(2**63 - 1),
    "dy": "2026-12-31",
    "wd": "6",
    "k": Wish(max(CHOICES, key=len), refused=True).pack(),
    "t": Wish(max(Target, key=len), refused=True).pack(),
}
# Windows whose way back is one of two buttons, depending on what they show.
EITHER = {
    ForgottenSG.list: {"bk", "x"},  # a search that goes on is cancelled instead
    EverywhereSG.forgotten: {"bk", "x"},
    ConferencesSG.result: {"bk", "bl"},  # a stop that goes on has no result to leave yet
}


def widgets(keyboard: Any, *, always: bool = False) -> Iterator[Any]:
    """A keyboard and everything in it; with `always`, what is shown under no condition."""
    if always and keyboard.condition is not true_condition:
        return
    yield keyboard
    for inner in getattr(keyboard, "buttons", ()):
        yield from widgets(inner, always=always)


def buttons(window: Screen, *, always: bool = False) -> list[Any]:
    """Everything in a window that can be pressed."""
    return [each for each in widgets(window.keyboard, always=always) if each.widget_id]


def labels(window: Screen, *, always: bool = False) -> list[Any]:
    """The buttons with a text of the locales."""
    pressed = buttons(window, always=always)
    return [button for button in pressed if isinstance(getattr(button, "text", None), Label)]


def leads_away(button: Any, state: State) -> bool:
    match button:
        case SwitchTo():
            return button.state != state
        case Back() | Cancel() | Start():
            return True
    return button.on_click.callback is not None


def is_way_back(button: Any) -> bool:
    return all_texts("en")[button.text.key].words.startswith("◀")


def name(state: State) -> str:
    return str(state.state)


def test_every_group_of_states_is_in_the_list_of_groups() -> None:
    written = {
        group
        for _, group in inspect.getmembers(states, inspect.isclass)
        if issubclass(group, StatesGroup) and group is not StatesGroup
    }
    assert {*GROUPS} == written


def test_every_state_has_a_window() -> None:
    assert {*WINDOWS} == {*STATES}


def test_every_window_has_a_mark_of_its_own() -> None:
    tags = [window_tag(state) for state in STATES]
    assert len({*tags}) == len(tags)
    for state, tag in zip(STATES, tags, strict=True):
        assert len(tag) == len(tag.encode()) == 2
        assert WINDOWS[state].tag == tag
        assert window_of(intent_callback_data("abcdef", f"{tag}x:1")) == name(state)


@pytest.mark.parametrize("data", [None, "", "x", "abcdef\x1d", "forged:data", "abcdef\x1d~~x"])
def test_forged_callback_data_belongs_to_no_window(data: str | None) -> None:
    assert window_of(data) == "?"


@pytest.mark.parametrize("state", STATES, ids=name)
class TestEveryWindow:
    def test_its_buttons_have_short_names_of_their_own(self, state: State) -> None:
        named = [each for each in buttons(WINDOWS[state]) if not isinstance(each, SwitchPage)]
        ids = [button.widget_id for button in named]
        assert [each for each, times in Counter(ids).items() if times > 1] == []
        for widget_id in ids:
            assert re.fullmatch(r"[a-z0-9]{1,5}", widget_id), widget_id

    def test_its_callback_data_fit(self, state: State) -> None:
        for button in buttons(WINDOWS[state]):
            own = button.widget_id
            if isinstance(button, SwitchPage):
                own = f"{own}:999999"
            if isinstance(button, Select):
                assert own in ITEMS, "a new Select: say above how long its items' ids can get"
                own = f"{own}:{ITEMS[own]}"
            data = intent_callback_data("abcdef", window_tag(state) + own)
            assert len(str(data).encode()) <= LONGEST_CALLBACK_DATA, data

    def test_it_has_a_way_back(self, state: State) -> None:
        """A button with the sign for it, which is always there, and which leads away."""
        back = [button for button in labels(WINDOWS[state]) if is_way_back(button)]
        assert [button.widget_id for button in back if not leads_away(button, state)] == []
        if state in EITHER:
            assert {button.widget_id for button in buttons(WINDOWS[state])} >= EITHER[state]
        elif state not in ROOTS:
            always = [each for each in labels(WINDOWS[state], always=True) if is_way_back(each)]
            assert always, "it can be left by commands only"


# Windows in which a failure may take the place of all else.
ASKING = [
    ConferencesSG.list,
    ConferencesSG.card,
    ConferencesSG.result,
    ForgottenSG.list,
    ParticipantsSG.list,
    StatusSG.view,
    UsersSG.online,
]


@pytest.mark.parametrize("state", ASKING, ids=str)
def test_a_failure_in_a_window_leaves_its_ways(state: State) -> None:
    ways = WINDOWS[state]._ways
    failed: dict[str, Any] = {"failure": ("error-protocol", {}), "server": "Main"}
    shown = [each for each in (ways, *ways.buttons) if each.condition(failed, each, None)]
    assert shown == [ways, *ways.buttons]
