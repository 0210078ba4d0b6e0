"""How a conference is named on a row."""

from __future__ import annotations

import pytest

from dialogs.wording.rows import joint, row_title, shorten
from services.trueconf import Session
from tests.stories.screens.scenes import words
from tests.structure.locales import CODES
from tests.structure.phone import FONT_SIZE, KEYBOARD, width

# A bubble of the widest kind has 12 px on each side of its text, whose letters have 16 px.
LINE_PIXELS = (KEYBOARD - 24) * FONT_SIZE / 16


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("Stand-up", "Stand-up"),
        ("x" * 10, "x" * 10),
        ("x" * 11, "x" * 9 + "…"),
        ("Stand-up   at eight", "Stand-up…"),  # no blank before the dots
        ("🕯" * 11, "🕯" * 9 + "…"),
    ],
)
def test_a_topic_is_cut_to_ten(text: str, expected: str) -> None:
    assert shorten(text, 10) == expected


def test_untitled_conferences_are_told_apart() -> None:
    texts = words()

    def named(topic: str | None, conference_id: str | None) -> str:
        return row_title(Session(conference_id=conference_id, topic=topic), texts)

    assert named(None, "4406127733") == "Untitled (4406127733)"
    assert named(None, None) == "Untitled"
    assert named("Stand-up", "4406127733") == "Stand-up"


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("people", [0, 1, 12])
@pytest.mark.parametrize("age", [59.0, 15420.0])
def test_a_row_has_one_line_where_it_fits_on_a_phone(code: str, people: int, age: float) -> None:
    figures = words(code).text("conferences-list-figures-item", age=age, people=people)
    begun = "10. "
    for topic in ("Budget", "Обсуждение", "Onboarding of new colleagues", "Планирование отпусков"):
        row = begun + topic
        if joint(row, figures) == "\n":
            assert width(f"{row} · {figures}") > LINE_PIXELS * 0.75  # not for nothing
        else:
            assert width(f"{row} · {figures}") <= LINE_PIXELS


def test_a_long_row_has_two() -> None:
    assert joint("1. Interview", "4 h 17 min · empty") == " · "
    assert joint("1. Interview of a whole department", "4 h 17 min · empty") == "\n"
    assert joint("1. 会議会議会議会議会議", "4 h 17 min · 👥 12") == "\n"
