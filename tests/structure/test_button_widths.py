"""No text on a button is cut off on a phone, in any language.

Names of servers count as usual ones: longer ones may be cut. What holds nothing but foreign text,
numbers or signs is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product
from typing import Any

import pytest
from aiogram.fsm.state import State
from aiogram_dialog.widgets.kbd import Group, Select

from dialogs.alerts import buttons, forgotten_buttons
from dialogs.preferences.getters import KIND_NAMES, REGION_NAMES
from dialogs.status.getters import INTERVALS as CHECKS
from dialogs.widgets import Label
from l10n.texts import FALLBACK
from l10n.zones import REGIONS
from services.alerts.kinds import CHOICES
from services.forgotten.rules import THRESHOLDS
from services.forgotten.watch import INTERVALS as LOOKS
from tests.stories.screens.scenes import words
from tests.structure.locales import CODES, all_texts
from tests.structure.phone import room, width
from tests.structure.test_windows import STATES, WINDOWS, name, widgets

SERVER = "Konferenzserver Nord"
# Nothing but a name.
FOREIGN = {"servers-home-item"}
CITIES = [zone for zones in REGIONS.values() for zone in zones]


def values(key: str, code: str) -> list[dict[str, Any]]:
    """What a label's variables can hold, where it makes the text long."""
    texts = words(code)
    given: dict[str, dict[str, list[Any]]] = {
        "btn-confirm-stop": {"counted": [True, False], "people": [0, 1, 2, 5, 21, 999]},
        "preferences-language-item": {
            "chosen": [True],
            "name": [words(each).text("language-name") for each in CODES],
        },
        "preferences-region-item": {"name": [*map(texts.text, REGION_NAMES.values())]},
        "preferences-zone-item": {"chosen": [True], "name": [*map(texts.city, CITIES)]},
        "preferences-alerts-item": {
            "wanted": [True, False],
            "name": [texts.text(KIND_NAMES[each]) for each in CHOICES],
        },
        "preferences-servers-item": {"wanted": [True, False], "server": [SERVER]},
        "preferences-mutes-item": {"server": [SERVER]},
        "status-interval-item": {"chosen": [True], "usual": [True], "seconds": [*CHECKS]},
        "status-watch-threshold-item": {"chosen": [True, False], "hours": [*THRESHOLDS]},
        "status-watch-look-item": {"chosen": [True, False], "seconds": [*LOOKS]},
        "welcome-zone-item": {
            "name": [*map(texts.city, CITIES)],
            "clock": [texts.text("welcome-clock", now=datetime(2026, 11, 28, 22, 58, tzinfo=UTC))],
        },
        "forgotten-threshold-item": {"chosen": [True], "hours": [*THRESHOLDS]},
    }
    names = given.get(key, {})
    assert names.keys() == all_texts(FALLBACK)[key].variables, f"say above what {key} can hold"
    return [dict(zip(names, each, strict=True)) for each in product(*names.values())]


def labels(keyboard: Any) -> Iterator[tuple[str, int]]:
    """The keys of a keyboard's labels, and how many buttons their rows have at the most."""
    for row in keyboard.buttons:
        most = row.width if isinstance(row, Group) else 1
        if most is None:  # rows of its own
            yield from labels(row)
            continue
        pressed = [each for each in widgets(row) if each.widget_id]
        listed = any(isinstance(each, Select) for each in pressed)
        for each in pressed:
            text = getattr(each, "text", None)
            if isinstance(text, Label) and text.key not in FOREIGN:
                yield text.key, most if listed else len(pressed)


def too_long(text: str, beside: int) -> Iterator[str]:
    if width(text) > room(beside):
        yield f"{text}: {width(text):.0f} px of {room(beside):.0f}"


@pytest.mark.parametrize("code", CODES)
class TestEveryLanguage:
    @pytest.mark.parametrize("state", STATES, ids=name)
    def test_no_button_of_a_window_is_cut(self, code: str, state: State) -> None:
        cut = [
            each
            for key, beside in labels(WINDOWS[state].keyboard)
            for given in values(key, code)
            for each in too_long(words(code).text(key, **given), beside)
        ]
        assert cut == []

    @pytest.mark.parametrize("below", [buttons, forgotten_buttons])
    def test_no_button_under_an_alert_is_cut(self, code: str, below: Any) -> None:
        rows = below.keyboard(1, words(code)).inline_keyboard
        cut = [each for row in rows for key in row for each in too_long(key.text, len(row))]
        assert cut == []


def test_a_text_that_is_too_long_is_found() -> None:
    assert [*too_long("Konferenzen finden", 2)] == []
    assert [*too_long("🕯 Vergessene Konferenzen finden", 2)] != []
    assert [*too_long("🕯 Vergessene Konferenzen finden", 1)] == []


@pytest.mark.parametrize(
    ("text", "pixels"),
    [("", 0), ("i", 3.75), ("W", 13.2), ("Ж", 14.3), ("🕯", 19.5), ("◀", 19.5), ("⚙️", 19.5)],
)
def test_letters_have_the_width_of_the_font_and_pictures_that_of_emoji(
    text: str, pixels: float
) -> None:
    assert width(text) == pytest.approx(pixels, abs=0.3)
