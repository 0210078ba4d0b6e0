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
from dialogs.alerts import forgotten_buttons
from dialogs.states import ActsSG, ConferencesSG
from dialogs.widgets import Screen
from l10n.texts import FALLBACK
from tests.stories.screens.scenes import words
from tests.structure.modules import modules, within
from tools import diagram

CONFIRM = ConferencesSG.confirm_stop
# Where a row stands: counted from the first one, and from the last one.
Place = tuple[int, int]
# The two orders of the confirm window, by what its getter says.
STRAIGHT, TURNED = {"straight": True, "turned": False}, {"straight": False, "turned": True}

WINDOWS = {
    state: cast(Screen, window)
    for dialog in create_dialogs()
    for state, window in dialog.windows.items()
}


class Asked(dict[str, bool]):
    """Remembers what conditions ask for."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def get(self, name: str, default: Any = None) -> Any:
        self.names.add(name)
        return default

    def __missing__(self, name: str) -> Any:
        return self.get(name)


def rows(window: Screen, data: dict[str, bool]) -> list[Any]:
    """The rows that a window has when its getter says this; of one button each, or a `Row`."""
    keyboard: Any = window.keyboard
    return [row for row in keyboard.buttons if row.is_(data, None)]


def renderings(window: Screen) -> Iterator[list[Any]]:
    """The rows of a window, whatever its getter says."""
    asked = Asked()
    rows(window, asked)
    for values in product([True, False], repeat=len(asked.names)):
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


def under_an_alert() -> Place:
    """Where the alert of a forgotten conference has the button."""
    keyboard = forgotten_buttons.keyboard(1, words(FALLBACK)).inline_keyboard
    act = forgotten_buttons.Act.STOP
    [number] = [
        number
        for number, row in enumerate(keyboard)
        for button in row
        if forgotten_buttons.Button.unpack(str(button.callback_data)).act is act
    ]
    return places(number, len(keyboard))


def yes(data: dict[str, bool]) -> Place:
    shown = rows(WINDOWS[CONFIRM], data)
    [number] = [number for number, row in enumerate(shown) if row.widget_id in {"y", "ya"}]
    return places(number, len(shown))


def same_row(one: Place, other: Place) -> bool:
    return one[0] == other[0] or one[1] == other[1]


def test_the_card_leads_there_from_all_its_places() -> None:
    """What is compared below is what there is."""
    assert leading() == {str(ConferencesSG.card.state): {(0, n) for n in range(1, 7)}}


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


def test_only_one_handler_outside_of_the_windows_leads_there() -> None:
    assert naming("confirm_stop") == {
        ("dialogs.conferences.question", "ask_to_stop"),
        ("dialogs.conferences.windows", "_confirm_stop"),  # which is the window itself
    }
    assert naming("ask_to_stop") == {
        ("dialogs.conferences.handlers", "ask_stop"),
        ("dialogs.alerts.forgotten_buttons", "on_stop"),
    }


def test_yes_stands_in_another_row_than_what_leads_to_it() -> None:
    for place in {*leading()[str(ConferencesSG.card.state)], under_an_alert()}:
        assert not same_row(place, yes(STRAIGHT)), place


def test_of_two_questions_in_a_row_yes_stands_in_different_rows() -> None:
    assert not same_row(yes(STRAIGHT), yes(TURNED))


@pytest.mark.parametrize("order", [STRAIGHT, TURNED])
def test_to_look_again_stands_in_another_row_than_the_yes_that_it_brings(
    order: dict[str, bool],
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
