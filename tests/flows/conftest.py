"""Fixtures of the stories."""

from __future__ import annotations

import pytest

from bot import presses


@pytest.fixture
def no_double_press(monkeypatch: pytest.MonkeyPatch) -> None:
    """A press right after another one is not taken for a double press: tests are quick."""
    monkeypatch.setattr(presses, "DOUBLE", 0.0)
