"""A time of the day as people type it."""

from __future__ import annotations

import pytest

from dialogs.wording import time_of


@pytest.mark.parametrize(
    ("typed", "minute"),
    [
        ("22:30", 1350),
        (" 22.30 ", 1350),
        ("2230", 1350),
        ("22 30", 1350),
        ("7:05", 425),
        ("0:00", 0),
        ("23", 1380),
    ],
)
def test_it_is_read(typed: str, minute: int) -> None:
    assert time_of(typed) == minute


@pytest.mark.parametrize("typed", ["", "24:00", "22:60", "22:3", "ten", "-1", "22:30:00", "٢٢:٣٠"])
def test_other_texts_are_none(typed: str) -> None:
    assert time_of(typed) is None
