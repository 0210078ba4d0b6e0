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

from dialogs.alerts import buttons, member_buttons, rule_buttons
from dialogs.alerts.forgotten import buttons as forgotten_buttons
from dialogs.alerts.taking import button
from dialogs.attention.getters import NAMES as TARGETS
from dialogs.choice.getters import EVERYTHING
from dialogs.log.choices import SPANS as LOG_SPANS
from dialogs.log.choices import Subject
from dialogs.preferences.digest import NAMES as DIGESTS
from dialogs.preferences.getters import KIND_NAMES, REGION_NAMES
from dialogs.rule.choices import SPANS
from dialogs.status.getters import INTERVALS as CHECKS
from dialogs.widgets import Label
from l10n.texts import FALLBACK
from l10n.zones import REGIONS
from services.alerts.kinds import URGENT
from services.attention import ESCALATIONS, REPEATS
from services.forgotten.rules import THRESHOLDS, Rule
from services.forgotten.watch import INTERVALS as LOOKS
from services.history import Span
from services.log import Kind as LogKind
from services.maintenance import DURATIONS
from services.matching import Only, Order
from services.members.grants import GRANTED
from services.policy.terms import OFFERED, Mode
from services.standing import Holding
from tests.stories.screens.scenes import words
from tests.structure.locales import CODES, all_texts
from tests.structure.phone import room, width
from tests.structure.test_windows import STATES, WINDOWS, name, widgets

SERVER = "Konferenzserver Nord"
# Nothing but a name.
FOREIGN = {"servers-home-item"}
CITIES = [zone for zones in REGIONS.values() for zone in zones]


def weekdays(code: str, key: str) -> list[str]:
    return [words(code).text(key, weekday=each) for each in range(7)]


def values(key: str, code: str) -> list[dict[str, Any]]:
    """What a label's variables can hold, where it makes the text long."""
    texts = words(code)
    given: dict[str, dict[str, list[Any]]] = {
        "btn-confirm-stop": {"counted": [True, False], "people": [0, 1, 2, 5, 21, 999]},
        "btn-stop-all": {"all": [True, False], "stoppable": [2, 5, 21, 30]},
        "btn-invitations": {"invited": [1, 20]},
        "btn-stop-chosen": {"chosen": [0, 1, 2, 5, 21, 999]},
        "btn-confirm-several": {"named": [1, 2, 5, 21, 30]},
        "preferences-language-item": {
            "chosen": [True],
            "name": [words(each).text("language-name") for each in CODES],
        },
        "preferences-region-item": {"name": [*map(texts.text, REGION_NAMES.values())]},
        "preferences-zone-item": {"chosen": [True], "name": [*map(texts.city, CITIES)]},
        "preferences-alerts-item": {
            "wanted": [True, False],
            "name": [texts.text(KIND_NAMES[each]) for each in URGENT],
        },
        "people-role-item": {
            "chosen": [True, False],
            "name": [texts.text("people-role-name", role=each.value) for each in GRANTED],
        },
        "people-all-item": {"wanted": [True, False]},
        "preferences-servers-item": {"wanted": [True, False], "server": [SERVER]},
        "preferences-mutes-item": {"server": [SERVER]},
        "status-interval-item": {"chosen": [True], "usual": [True], "seconds": [*CHECKS]},
        "status-watch-threshold-item": {"chosen": [True, False], "hours": [*THRESHOLDS]},
        "status-watch-look-item": {"chosen": [True, False], "seconds": [*LOOKS]},
        "welcome-zone-item": {
            "name": [*map(texts.city, CITIES)],
            "clock": [texts.text("welcome-clock", now=datetime(2026, 11, 28, 22, 58, tzinfo=UTC))],
        },
        "log-every-item": {"chosen": [True]},
        "log-choice-item": {
            "chosen": [True],
            "name": [SERVER, *(texts.text("log-kind", kind=each.value) for each in LogKind)],
        },
        "log-subject-item": {"chosen": [True], "subject": [each.value for each in Subject]},
        "log-span-item": {"chosen": [True], "days": [*LOG_SPANS]},
        "choice-order-item": {"chosen": [True], "order": [*Order]},
        "choice-only-item": {"chosen": [True], "only": [EVERYTHING, *Only]},
        "preferences-digest-item": {
            "chosen": [True],
            "name": [texts.text(each) for each in DIGESTS.values()],
        },
        "btn-quiet-begins": {"begins": ["22:00"]},
        "btn-quiet-ends": {"ends": ["22:00"]},
        "quiet-on-item": {"wanted": [True, False]},
        "quiet-day-item": {
            "wanted": [True, False],
            "name": weekdays(code, "maintenance-weekday-short"),
        },
        "quiet-hour-item": {"chosen": [True], "shown": ["22:00"]},
        "preferences-digest-hour": {"chosen": [True], "hour": [18]},
        "trends-span-item": {
            "chosen": [True],
            "name": [texts.text("trends-span", span=each) for each in Span],
        },
        "attention-repeat-item": {
            "chosen": [True],
            "off": [True, False],
            "seconds": [minutes * 60 for minutes in REPEATS],
        },
        "attention-escalate-item": {
            "chosen": [True],
            "off": [True, False],
            "seconds": [minutes * 60 for minutes in ESCALATIONS],
        },
        "attention-target-item": {
            "chosen": [True],
            "name": [texts.text(each) for each in TARGETS.values()],
        },
        "forgotten-threshold-item": {"chosen": [True], "hours": [*THRESHOLDS]},
        "rule-mode-item": {"chosen": [True], "mode": [each.value for each in Mode]},
        "rule-threshold-item": {"chosen": [True], "hours": [*OFFERED["threshold"]]},
        "rule-reason-item": {
            "wanted": [True],
            "name": [texts.text("rule-reason-name", rule=each.value) for each in Rule],
        },
        "rule-recorded-item": {"wanted": [True]},
        "rule-span-item": {
            "chosen": [True],
            "whole": [each.whole_day for each in SPANS],
            "begins": ["22:00"],
            "ends": ["06:00"],
        },
        "rule-hour-item": {"chosen": [True], "shown": ["22:00"]},
        "rule-warning-item": {
            "chosen": [True],
            "seconds": [minutes * 60 for minutes in OFFERED["warning"]],
        },
        "rule-at-once-item": {"chosen": [True], "count": [*OFFERED["at_once"]]},
        "rule-per-day-item": {"chosen": [True], "count": [*OFFERED["per_day"]]},
        "maintenance-duration-item": {
            "endless": [True, False],
            "seconds": [minutes * 60 for minutes in DURATIONS],
        },
        "maintenance-plan-item": {
            "weekly": [True, False],
            "name": weekdays(code, "maintenance-weekday-name"),
            "day": [datetime(2026, 12, 30, 12, tzinfo=UTC)],
            "begins": ["22:00"],
            "seconds": [minutes * 60 for minutes in DURATIONS],
        },
        "maintenance-day-item": {
            "today": [True, False],
            "name": weekdays(code, "maintenance-weekday-short"),
            "day": [datetime(2026, 12, 30, 12, tzinfo=UTC)],
        },
        "maintenance-weekday-item": {"name": weekdays(code, "maintenance-weekday-name")},
        "maintenance-hour-item": {"shown": ["22:00"]},
    }
    names = given.get(key, {})
    assert names.keys() == all_texts(FALLBACK)[key].variables, f"say above what {key} can hold"
    return [dict(zip(names, each, strict=True)) for each in product(*names.values())]


def labels(keyboard: Any) -> Iterator[tuple[str, int]]:
    """The keys of a keyboard's labels, and how many buttons their rows have at the most."""
    for row in getattr(keyboard, "buttons", [keyboard]):  # a single key has no rows around it
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

    @pytest.mark.parametrize("below", [buttons, forgotten_buttons, member_buttons, rule_buttons])
    def test_no_button_under_an_alert_is_cut(self, code: str, below: Any) -> None:
        rows = below.keyboard(1, words(code)).inline_keyboard
        cut = [each for row in rows for key in row for each in too_long(key.text, len(row))]
        assert cut == []

    @pytest.mark.parametrize("below", [buttons, forgotten_buttons])
    @pytest.mark.parametrize("taken", [False, True])
    def test_nor_is_the_one_that_takes_it(self, code: str, below: Any, taken: bool) -> None:
        take = button("outage:1", words(code), taken=taken)
        rows = below.keyboard(1, words(code), take).inline_keyboard
        cut = [each for row in rows for key in row for each in too_long(key.text, len(row))]
        assert cut == []

    @pytest.mark.parametrize("below", [buttons, forgotten_buttons])
    @pytest.mark.parametrize("due", [datetime(2026, 11, 28, 22, 58, tzinfo=UTC), None])
    def test_nor_is_what_undoes_a_choice(
        self, code: str, below: Any, due: datetime | None
    ) -> None:
        holding = Holding(reminders={1: due}, mutes={1: due} if due else {})
        rows = below.keyboard(1, words(code), holding=holding).inline_keyboard
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
