"""When users online are told to be near the limit: once at each level, and not for each swing."""

from __future__ import annotations

import pytest

from services.history.license import level_after


@pytest.mark.parametrize(
    ("told", "users", "level"),
    [
        (0, 89, 0),
        (0, 90, 90),
        (0, 100, 100),
        (0, 250, 100),
        (90, 85, 90),  # a swing
        (90, 84, 0),
        (90, 99, 90),
        (90, 100, 100),
        (100, 95, 100),
        (100, 94, 90),
        (100, 84, 0),
        (100, 0, 0),
    ],
)
def test_the_level_of_a_limit_of_100(told: int, users: int, level: int) -> None:
    assert level_after(told, users, 100) == level


def test_a_limit_of_one_user() -> None:
    assert [level_after(0, users, 1) for users in (0, 1, 2)] == [0, 100, 100]
