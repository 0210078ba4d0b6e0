"""How a conference is named on a row."""

from __future__ import annotations

import pytest

from dialogs.wording.rows import row_title, shorten
from services.trueconf import Session
from tests.stories.screens.scenes import words


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
