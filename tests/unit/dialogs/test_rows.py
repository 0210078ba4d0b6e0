"""How long a topic is on a row and on a button."""

from __future__ import annotations

import pytest

from dialogs.wording.rows import shorten


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
