"""Yes never stands where a button stood that leads to it: a second tap of the finger hits nothing
that ends a conference.

Telegram keeps the end of a keyboard where it is when a screen is edited, or its beginning: rows
are counted from both.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import product
from typing import Any, cast

import pytest
from aiogram.fsm.state import State
from aiogram_dialog.widgets.kbd import Row

from dialogs import create_dialogs
from dialogs.alerts import rule_buttons, taking
from dialogs.alerts.forgotten import buttons as forgotten_buttons
from dialogs.states import ActsSG, ConferencesSG, EverywhereSG, ForgottenSG, SeveralSG
from dialogs.widgets import Screen
from l10n.texts import FALLBACK
from tests.stories.screens.scenes import words
from tests.structure.modules import modules, within
from tools import diagram

CONFIRM = ConferencesSG.confirm_stop
# What a getter says of a list: how many.
PAGES = "pages"
# Where a row stands: counted from the first one, and from the last one.
Place = tuple[int, int]
# The two orders of the confirm window, by what its getter says.
STRAIGHT, TURNED = {"straight": True, "turned": False}, {"straight": False, "turned": True}

WINDOWS = {
    state: cast(Screen, window)
    for dialog in create_dialogs()
    for state, window in dialog.windows.items()
}


class Asked(dict[str, Any]):
    """Remembers what conditions ask for."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def get(self, name: str, default: Any = None) -> Any:
        self.names.add(name)
        return 1 if name == PAGES else default

    def __missing__(self, name: str) -> Any:
        return self.get(name)


def rows(window: Screen, data: dict[str, Any]) -> list[Any]:
    """The rows that a window has when its getter says this; of one button each, or a `Row`."""
    keyboard: Any = window.keyboard
    return [row for row in keyboard.buttons if row.is_(data, None)]


def renderings(window: Screen) -> Iterator[list[Any]]:
    """The rows of a window, whatever its getter says."""
    asked = Asked()
    rows(window, asked)
    offered = [[1, 2] if name == PAGES else [True, False] for name in asked.names]
    for values in product(*offered):
        yield rows(window, dict(zip(asked.names, values, strict=True)))


def places(row: int, count: int) -> Place:
    return row, count - 1 - row


def holds(row: Any, button: Any) -> bool:
    return row is button or (isinstance(row, Row) and button in row.buttons)


def leading(confirm: State = CONFIRM) -> dict[str, set[Place]]:
    """Where the buttons that lead to a confirm window stand, by the window's name."""
    found: dict[str, set[Place]] = {}
    for state, window in WINDOWS.items():
        for button in diagram._widgets(window.keyboard):
            if confirm not in diagram._ends(button) - {state}:
                continue
            for shown in renderings(window):
                for number, row in enumerate(shown):
                    if holds(row, button):
                        place = places(number, len(shown))
                        found.setdefault(str(state.state), set()).add(place)
    return found


def under_alerts() -> set[Place]:
    """Where the alert of a forgotten conference and the warning of the rule have the button."""
    return {
        _place(forgotten_buttons, forgotten_buttons.Act.STOP),
        _place(rule_buttons, rule_buttons.Act.STOP),
    }


def _place(below: Any, act: Any) -> Place:
    texts, taking_too = words(FALLBACK), below is forgotten_buttons
    more = [taking.button("forgotten:1", texts, taken=False)] if taking_too else []
    keyboard = below.keyboard(1, texts, *more).inline_keyboard
    [number] = [
        number
        for number, row in enumerate(keyboard)
        for button in row
        if str(button.callback_data).startswith(below.Button.__prefix__)
        and below.Button.unpack(str(button.callback_data)).act is act
    ]
    return places(number, len(keyboard))


def yes(data: dict[str, Any]) -> Place:
    shown = rows(WINDOWS[CONFIRM], data)
    [number] = [number for number, row in enumerate(shown) if row.widget_id in {"y", "ya"}]
    return places(number, len(shown))


def same_row(one: Place, other: Place) -> bool:
    return one[0] == other[0] or one[1] == other[1]


def test_the_card_leads_there_from_all_its_places() -> None:
    """What is compared below is what there is."""
    assert leading() == {str(ConferencesSG.card.state): {(0, n) for n in range(1, 8)}}


def naming(word: str) -> set[tuple[str, str]]:
    """The module and the name of every function of the dialogs in which this name stands."""
    return {
        (name, function.name)
        for name, tree in modules().items()
        if within(name, "dialogs")
        for function in ast.walk(tree)
        if isinstance(function, ast.AsyncFunctionDef | ast.FunctionDef)
        for node in ast.walk(function)
        if word in (getattr(node, "attr", None), getattr(node, "id", None))
    }


def test_only_buttons_under_alerts_lead_there_from_outside_of_the_windows() -> None:
    assert naming("confirm_stop") == {
        ("dialogs.conferences.question", "ask_to_stop"),
        ("dialogs.conferences.windows", "_confirm_stop"),  # which is the window itself
    }
    assert naming("ask_to_stop") == {
        ("dialogs.conferences.handlers", "ask_stop"),
        ("dialogs.alerts.forgotten.forgotten_presses", "on_stop"),
        ("dialogs.alerts.rule.buttons", "on_stop"),
    }


def test_yes_stands_in_another_row_than_what_leads_to_it() -> None:
    for place in {*leading()[str(ConferencesSG.card.state)], *under_alerts()}:
        assert not same_row(place, yes(STRAIGHT)), place


def test_of_two_questions_in_a_row_yes_stands_in_different_rows() -> None:
    assert not same_row(yes(STRAIGHT), yes(TURNED))


@pytest.mark.parametrize("order", [STRAIGHT, TURNED])
def test_to_look_again_stands_in_another_row_than_the_yes_that_it_brings(
    order: dict[str, Any],
) -> None:
    """The order stays; what was read may take the button away, or bring it."""
    shown = rows(WINDOWS[CONFIRM], order)
    [button] = [each for row in shown for each in diagram._widgets(row) if each.widget_id == "la"]
    [number] = [number for number, row in enumerate(shown) if holds(row, button)]
    assert not same_row(places(number, len(shown)), yes(order))


def test_the_yes_that_ends_a_recording_stands_in_another_row_than_what_leads_to_it() -> None:
    """Only the card does, with a button beside the one that leads to a stop."""
    [shown] = renderings(WINDOWS[ActsSG.confirm_recording])
    [number] = [number for number, row in enumerate(shown) if row.widget_id == "y"]
    found = leading(ActsSG.confirm_recording)
    assert found == leading()
    for place in found[str(ConferencesSG.card.state)]:
        assert not same_row(place, places(number, len(shown))), place


def test_the_yes_for_several_stands_in_another_row_than_what_leads_to_it() -> None:
    """Where rows of numbers or pages come and go, too: that button is in the first row, with
    others below it, and Yes in the last one, with others above it.
    """
    found = leading(SeveralSG.confirm)
    lists = ForgottenSG.list, EverywhereSG.forgotten, SeveralSG.choose
    assert found.keys() == {str(each.state) for each in lists}
    assert all(first == 0 and below for places in found.values() for first, below in places)
    for pages in (1, 2):
        first, below = yes_for_several(STRAIGHT, pages)
        assert first
        assert below == 0
        assert not same_row((first, below), yes_for_several(TURNED, pages))


def yes_for_several(order: dict[str, Any], pages: int) -> Place:
    shown = rows(WINDOWS[SeveralSG.confirm], {**order, PAGES: pages})
    [number] = [number for number, row in enumerate(shown) if row.widget_id in {"y", "ya"}]
    return places(number, len(shown))


def test_only_lists_and_boxes_lead_to_the_question_about_several() -> None:
    assert naming("ask_together") == {
        ("dialogs.several.handlers", "ask_stop"),
        ("dialogs.together", "ask_about_all"),
    }
